#!/usr/bin/env bash
# Set up a bare Debian: packages, a user, folders, settings, units, this copy as the first version.
# Run as root from a copy of the project: deploy/install.sh SERVER_NAME
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
name=${1:?the name that readers will type, e.g. child-rights.example}
settings=/etc/child-rights/settings.env

echo "Packages of Debian come (a minute)."
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3 python3-venv make openssl curl rsync \
  nginx libnginx-mod-http-brotli-static >/dev/null

id child-rights >/dev/null 2>&1 || useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin child-rights
# The service for programs, that for assistants, the application with a login and the worker, where there are
# to be any: a user each; the latter two share one group for files that agencies send. What the worker writes lies outside the folders of versions.
getent group child-rights-sent >/dev/null || groupadd --system child-rights-sent
for user in child-rights-sdmx child-rights-assistant child-rights-steward child-rights-worker; do
  id "$user" >/dev/null 2>&1 || useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin "$user"
done
install -d -m 770 -o child-rights-steward -g child-rights-sent /var/lib/child-rights-sent
for folder in '' /static /workflow /releases; do
  install -d -m 755 -o child-rights-worker -g child-rights-worker "/var/lib/child-rights-worker$folder"
done
install -d -m 755 /opt/child-rights /etc/child-rights /var/lib/child-rights /var/lib/child-rights/files /var/www/acme
install -d -m 750 -o child-rights -g child-rights /var/backups/child-rights
install -d -m 700 /etc/child-rights/tls

if [ ! -e "$settings" ]; then
  sed -e "s|^SERVER_NAME=.*|SERVER_NAME=$name|" -e "s|^SITE_URL=.*|SITE_URL=https://$name|" \
    "$here/deploy/settings.env" >"$settings"
  chown root:child-rights "$settings"
  chmod 640 "$settings" # it may hold the password of the database
fi

# A certificate that no browser trusts, until the right one takes its place.
if [ ! -e /etc/child-rights/tls/fullchain.pem ]; then
  openssl req -x509 -newkey rsa:2048 -nodes -days 90 -subj "/CN=$name" -addext "subjectAltName=DNS:$name" \
    -keyout /etc/child-rights/tls/privkey.pem -out /etc/child-rights/tls/fullchain.pem 2>/dev/null
fi

rm -f /etc/nginx/sites-enabled/default
# nginx writes addresses and whole links beside its errors: only what stops it is written.
sed -i -e 's|^\(\s*\)error_log .*|\1error_log /var/log/nginx/error.log alert;|' \
  -e 's|worker_connections [0-9]*;|worker_connections 4096;|' /etc/nginx/nginx.conf
# Once addresses are logged, not everybody on the machine may read them; logrotate keeps it so.
log=/var/log/nginx/child-rights.log
[ -e "$log" ] || install -m 640 -o www-data -g adm /dev/null "$log"

"$here/deploy/upgrade.sh"
