#!/usr/bin/env bash
# Save, check or put back database and releases: deploy/backup.sh save | check FOLDER | restore FOLDER
# Run as root: what is put back belongs to root, and the processes read it.
set -euo pipefail
set -a && . /etc/child-rights/settings.env && set +a
umask 022
cd "$(dirname "$0")/.."
exec .venv/bin/python -m data.backup "$@"
