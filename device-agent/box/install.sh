#!/bin/sh
# Installs the agent's image on this box, as root: ./install.sh from the image's folder. A configuration that is there stays.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ "$(id -u)" = 0 ] || { echo "install.sh needs root" >&2; exit 1; }

id pilot-agent >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin pilot-agent
rm -rf /opt/pilot-agent.new
mkdir -p /opt/pilot-agent.new
# with their times, or the class cache does not know its jars again
cp -Rp "$here/." /opt/pilot-agent.new/
rm -rf /opt/pilot-agent
mv /opt/pilot-agent.new /opt/pilot-agent

mkdir -p /etc/pilot-agent
chgrp pilot-agent /etc/pilot-agent
chmod 0750 /etc/pilot-agent
if ! [ -f /etc/pilot-agent/agent.conf ]; then
  cp /opt/pilot-agent/share/agent.conf /etc/pilot-agent/agent.conf
  echo "Set acs.url in /etc/pilot-agent/agent.conf, then: systemctl enable --now pilot-agent"
fi
if [ -d /etc/polkit-1/rules.d ]; then cp "$here/share/49-pilot-agent.rules" /etc/polkit-1/rules.d/; fi
cp "$here/share/pilot-agent.service" /etc/systemd/system/
systemctl daemon-reload
