#!/bin/sh
# Builds target/image: the agent with a Java of its own, for boxes of this processor. Needs a JDK 25 in JAVA_HOME, and the jars of
# `mvn -pl protocols,device-agent -am package`.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
jdk=${JAVA_HOME:?JAVA_HOME must be a JDK 25}
image="$here/target/image"
jar=$(ls "$here"/target/device-agent-*.jar)

rm -rf "$image"
# What jdeps finds, and what is found by name at run time: elliptic curves are in java.base, names in jdk.naming.dns.
modules=java.base,java.logging,java.naming,java.net.http,java.security.sasl,java.xml,jdk.httpserver,jdk.unsupported
"$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
  --vm server --output "$image"
mkdir -p "$image/app/lib" "$image/share"
cp "$jar" "$image/app/agent.jar"
cp "$here"/target/lib/*.jar "$image/app/lib/"
cp "$here/box/pilot-agent" "$image/bin/"
cp "$here/box/install.sh" "$image/"
cp "$here/box/pilot-agent.service" "$here/box/49-pilot-agent.rules" "$here/../docs/agent.conf" "$here/../docs/agent.md" "$image/share/"
chmod +x "$image/bin/pilot-agent" "$image/install.sh"

# A run that does what every run does, so that its classes lie ready: a report to a port where nobody listens.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/agent.conf" <<TEXT
acs.url = http://127.0.0.1:9/
box.oui = 000000
box.serial-number = training
connection-request.host = 127.0.0.1
connection-request.port = 0
state.folder = $work/state
TEXT
PILOT_AGENT_JAVA="-XX:AOTCacheOutput=$image/app/agent.aot" "$image/bin/pilot-agent" --config "$work/agent.conf" >"$work/log" 2>&1 &
agent=$!
for _ in $(seq 300); do
  grep -q 'session 1 failed' "$work/log" && break
  sleep 0.2
done
kill "$agent"
wait "$agent" || true
[ -f "$image/app/agent.aot" ] || { cat "$work/log" >&2; echo "the class cache was not made" >&2; exit 1; }
du -sh "$image"
