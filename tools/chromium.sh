#!/bin/sh
# Sees to it that the browser tests have a Chromium, from the distribution's packages.
# Where it may not be installed, says so in one line; on a build server (CI is set) that fails.
set -u

for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests (once) ..."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null >/dev/null &&
        apt-get install -y -qq --no-install-recommends chromium </dev/null >/dev/null &&
        exit 0
fi

echo "Chromium is missing, so the browser tests are left out: install it (for example: sudo apt install chromium)." >&2
[ -z "${CI:-}" ]
