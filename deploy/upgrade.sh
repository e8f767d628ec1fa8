#!/usr/bin/env bash
# Put this copy of the project in place as a new version; readers of the old one stay until they leave.
# Run as root from the new copy: deploy/upgrade.sh
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
new=${MONITOR_BELOW:-}/opt/child-rights/$(date -u +%Y%m%dT%H%M%SZ)
umask 022

rsync -a --exclude .git --exclude .venv --exclude build --exclude '*.sqlite' --exclude '*.builds' "$here/" "$new/"
set -a && . "${MONITOR_BELOW:-}/etc/child-rights/settings.env" && set +a
cd "$new"
if [ -e "${MONITOR_BELOW:-}/etc/child-rights/worker.env" ]; then
  echo "Python's packages come (a few minutes); the worker alone builds."
  make --silent packages
  # A release names files of the map; readers of every version find them, whichever version built it.
  own=${MONITOR_BELOW:-}/var/lib/child-rights-worker
  rm -rf static && ln -s "$own/static" static
  .venv/bin/python -m data.own_static
  # The first time: the worker goes on from what the project has frozen.
  if [ -z "$(ls -A "$own/releases")" ]; then cp -r data/releases/. "$own/releases/"; fi
  chown -R child-rights-worker: "$own/static" "$own/releases"
  echo "A release is held against the texts of this version once they are laid down (docs/operations.md):"
  echo "  cd $new && DATABASE_URL=… .venv/bin/python -m data.workflow install"
else
  echo "Python's packages come, and the database is built (a few minutes)."
  make --silent data
fi
[ -z "${STEWARD_PORT:-}" ] || make --silent steward-packages
[ -z "${ASSISTANT_PORT:-}" ] || make --silent assistant-packages

install -m 644 deploy/systemd/*.service deploy/systemd/*.target deploy/systemd/*.timer "${MONITOR_BELOW:-}/etc/systemd/system/"
systemctl daemon-reload
"$new/deploy/switch.sh" "$new"
