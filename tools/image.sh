#!/bin/sh
# Build the Dockerfile and ask the result for its health, on a Debian machine without a container engine.
#
# Debian's own Python stands in for the official image, and chroot for the container's isolation:
# this shows that the steps build and the service runs as they leave it, not how an engine confines it.
set -eu
cd "$(dirname "$0")/.."

base=localhost/consortium-registry-base
image=localhost/consortium-registry
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
certificates=/etc/ssl/certs

[ "$(id -u)" -eq 0 ] || { echo "make image needs root: debootstrap and chroot do" >&2; exit 1; }

work=$(mktemp -d)
container=
server=
# buildah passes no signal on, so the service itself is asked, and its chain of parents ends with it.
processes_under() {
    for child in $(pgrep -P "$1"); do
        echo "$child"
        processes_under "$child"
    done
}
stop() {
    [ -n "$server" ] || return 0
    kill -TERM "$(processes_under "$server" | tail -n 1)" 2>/dev/null || true
    wait "$server" || true
    server=
}
clean_up() {
    stop
    [ -z "$container" ] || buildah rm "$container" >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

began=$(date +%s)
report() {
    printf '%4d s  %s\n' "$(($(date +%s) - began))" "$1"
    began=$(date +%s)
}

# What the image runs (serve: ENTRYPOINT with CMD; entry: ENTRYPOINT; health: HEALTHCHECK), quoted for the shell.
command_of() {
    buildah inspect --type image "$image" | python3 -c '
import json, shlex, sys
config = json.load(sys.stdin)["Docker"]["config"]
entry, command, check = config["Entrypoint"], config["Cmd"], config["Healthcheck"]["Test"]
assert check[0] == "CMD", "the health check must need no shell"
print(shlex.join({"serve": entry + command, "entry": entry, "health": check[1:]}[sys.argv[1]]))
' "$1"
}
in_container() {
    eval "set -- $1"
    buildah run --network host --env "PORT=$port" -v "$work/data:/data" "$container" -- "$@"
}

if ! command -v buildah >/dev/null || ! command -v debootstrap >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends buildah debootstrap >/dev/null
    report "buildah and debootstrap installed"
fi

if ! buildah inspect --type image "$base" >/dev/null 2>&1; then
    container=$(buildah from scratch)
    root=$(buildah mount "$container")
    . /etc/os-release
    debootstrap --variant=minbase --include=python3,python3-venv "$VERSION_CODENAME" "$root" >"$work/log" 2>&1 \
        || { tail -n 20 "$work/log" >&2; exit 1; }
    ln -s python3 "$root/usr/bin/python"
    buildah config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        --env "PIP_CERT=$certificates/ca-certificates.crt" "$container"
    buildah umount "$container" >/dev/null
    buildah commit -q "$container" "$base" >/dev/null
    buildah rm "$container" >/dev/null
    container=
    report "base: $VERSION_CODENAME with Debian's Python"
fi

buildah rmi "$image" >/dev/null 2>&1 || true
# The docker format keeps the HEALTHCHECK.
buildah bud -q --format docker --pull-never --network host -v "$certificates:$certificates:ro" \
    --build-arg "BASE=$base" -t "$image" . >"$work/log" 2>&1 || { tail -n 40 "$work/log" >&2; exit 1; }
report "image built: $(buildah images --format '{{.Size}}' "$image")"

container=$(buildah from --pull-never "$image")
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
install -d -o 10001 -g 10001 "$work/data"

uid=$(in_container "python -c 'import os; print(os.getuid())'")
[ "$uid" = 10001 ] || { echo "runs as $uid" >&2; exit 1; }
if in_container "python -c 'open(\"/srv/app/written\", \"w\")'" 2>/dev/null; then
    echo "the code can be written to" >&2
    exit 1
fi
report "runs as uid 10001 and cannot change its code"

in_container "$(command_of entry) migrate"
in_container "$(command_of entry) load --if-empty"
report "migrated and loaded"

eval "set -- $(command_of serve)"
buildah run --network host --env "PORT=$port" -v "$work/data:/data" "$container" -- "$@" >"$work/log" 2>&1 &
server=$!
tries=0
until in_container "$(command_of health)" 2>/dev/null; do
    tries=$((tries + 1))
    if [ "$tries" -ge 30 ] || ! kill -0 "$server" 2>/dev/null; then
        echo "never became ready:" >&2
        tail -n 40 "$work/log" >&2
        exit 1
    fi
    sleep 0.5
done
python3 -c '
import sys, urllib.request
with urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/health/ready", timeout=5) as answer:
    print("       /health/ready:", answer.status, answer.read(200).decode())
' "$port"
report "served, and its HEALTHCHECK passes"
stop
report "stopped when asked"
