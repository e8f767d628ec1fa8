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
echo "Python's packages come, and the database is built (a few minutes)."
make --silent data
[ -z "${STEWARD_PORT:-}" ] || make --silent steward-packages

install -m 644 deploy/systemd/*.service deploy/systemd/*.target deploy/systemd/*.timer "${MONITOR_BELOW:-}/etc/systemd/system/"
systemctl daemon-reload
"$new/deploy/switch.sh" "$new"
