#!/usr/bin/env bash
# Let the site run from one of the versions in /opt/child-rights; without a name from the one before.
# Run as root: deploy/switch.sh [FOLDER | --again]; --again starts the present version anew.
set -euo pipefail
top=${MONITOR_BELOW:-}/opt/child-rights
was=$(readlink -f "$top/current" || true)
if [ "${1:-}" = --again ]; then
  to=$was
elif [ $# = 1 ]; then
  to=$1
else
  to=$(find "$top" -maxdepth 1 -name '2*Z' | sort | grep -B1 -Fx "$was" | head -1)
  [ "$to" != "$was" ] || to=
fi
if [ ! -x "$to/.venv/bin/python" ]; then
  echo "There is no version to switch to." >&2
  exit 1
fi

set -a && . "${MONITOR_BELOW:-}/etc/child-rights/settings.env" && set +a
ln -sfn "$to" "$top/.next" && mv -T "$top/.next" "$top/current" # in one step
"$to/deploy/configure.sh"

# One process after the other: each takes no new readers, waits until its own have left (DRAIN_SECONDS
# at most), and comes back with its pages drawn. The others take the readers meanwhile.
for ((port = FIRST_PORT; port < FIRST_PORT + PROCESSES; port++)); do
  systemctl enable --quiet "child-rights@$port"
  systemctl restart "child-rights@$port"
done
# Where there are to be fewer than there were, the others end.
for port in $(systemctl list-units --plain --no-legend 'child-rights@*' | grep -oP '^child-rights@\K\d+' || true); do
  ((port >= FIRST_PORT && port < FIRST_PORT + PROCESSES)) || systemctl disable --quiet --now "child-rights@$port"
done
if [ -n "${STEWARD_PORT:-}" ]; then
  systemctl enable --quiet child-rights-steward
  systemctl restart child-rights-steward
fi
if [ -n "${SERVICE_PORT:-}" ]; then
  systemctl enable --quiet child-rights-sdmx
  systemctl restart child-rights-sdmx
fi
if [ -n "${ASSISTANT_PORT:-}" ]; then
  systemctl enable --quiet child-rights-assistant
  systemctl restart child-rights-assistant
fi
if [ -e "${MONITOR_BELOW:-}/etc/child-rights/worker.env" ]; then
  systemctl enable --quiet child-rights-worker
  systemctl restart child-rights-worker
fi
systemctl enable --quiet --now child-rights.target child-rights-backup.timer
echo "The site runs from $to."

# The last three versions are kept.
find "$top" -maxdepth 1 -name '2*Z' | sort | head -n -3 | grep -vFx "$to" | xargs -r rm -rf || true
