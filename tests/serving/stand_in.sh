#!/usr/bin/env bash
# Stands in for `systemctl` and `nginx` below a folder, MONITOR_BELOW: one process after the other is ended and
# started as the units say, and nginx is the real one with a configuration of its own.
set -euo pipefail
site=$MONITOR_BELOW/etc/nginx/conf.d/child-rights.conf

case "$(basename "$0") $*" in
  nginx*)
    sed -i "s|/var/log/nginx|$MONITOR_BELOW/log|" "$site"
    exec "$REAL_NGINX" -p "$MONITOR_BELOW" -e stderr -c "$MONITOR_BELOW/nginx.conf" "$@"
    ;;
  "systemctl reload-or-restart nginx")
    if [ -s "$MONITOR_BELOW/nginx.pid" ]; then nginx -s reload; else
      setsid nginx >>"$MONITOR_BELOW/log/nginx" 2>&1 &
    fi
    ;;
  "systemctl restart child-rights@"*)
    port=${2#child-rights@}
    old=$(cat "$MONITOR_BELOW/$port.pid" 2>/dev/null || true)
    if [ -n "$old" ] && kill -TERM "$old" 2>/dev/null; then
      while kill -0 "$old" 2>/dev/null; do sleep 0.2; done
    fi
    cd -P "$MONITOR_BELOW/opt/child-rights/current"
    setsid .venv/bin/python -m serving --port "$port" >>"$MONITOR_BELOW/log/$port" 2>&1 &
    echo $! >"$MONITOR_BELOW/$port.pid"
    until curl -sf "http://127.0.0.1:$port/readyz" >/dev/null; do sleep 0.2; done
    ;;
esac
