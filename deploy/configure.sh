#!/usr/bin/env bash
# Write nginx's configuration from the settings, lay out the files that it serves, and let it read both.
# Run as root after a change of /etc/child-rights/settings.env: deploy/configure.sh
set -euo pipefail
cd "$(dirname "$0")/.."
set -a && . "${MONITOR_BELOW:-}/etc/child-rights/settings.env" && set +a
umask 022
site=${MONITOR_BELOW:-}/etc/nginx/conf.d/child-rights.conf
old=$(mktemp)
[ ! -e "$site" ] || cp "$site" "$old"

.venv/bin/python -m serving.front configure "$site"
if ! nginx -t -q; then
  if [ -s "$old" ]; then cp "$old" "$site"; else rm -f "$site"; fi
  echo "nginx refuses what the settings say; it runs as before." >&2
  exit 1
fi
systemctl reload-or-restart nginx
