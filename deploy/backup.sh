#!/usr/bin/env bash
# Save, check or put back database and releases: deploy/backup.sh save | check FOLDER | restore FOLDER
# Run as root: what is put back belongs to root, and the processes read it. What is saved belongs to the
# user of the processes, as what is saved each night does.
set -euo pipefail
set -a && . "${MONITOR_BELOW:-}/etc/child-rights/settings.env" && set +a
umask 022
cd "$(dirname "$0")/.."
as=()
[ "${1:-}" != save ] || as=(runuser -u child-rights --)
"${as[@]}" .venv/bin/python -m data.backup "$@"
if [ "${1:-}" = restore ] && [ -n "${WORKFLOW_DIR:-}" ]; then # the worker goes on with what was put back
  chown -R child-rights-worker: "$WORKFLOW_DIR" "$RELEASES_DIR" static/
  chown -R child-rights-steward:child-rights-sent "$BLOBS_DIR"
fi
