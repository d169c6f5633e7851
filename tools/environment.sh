#!/bin/sh
# Makes .venv and installs one requirements file into it, once:
#   sh tools/environment.sh requirements.txt
# A copy of the file stays in .venv; while it equals the file nothing is installed again.
# Whatever is missing is said in one line; pip's own words go to .venv/pip.log.
set -u
cd "$(dirname "$0")/.." || exit 1

wanted=$1
installed=.venv/$wanted.installed
log=.venv/pip.log
bin=.venv/bin

stop() {
    echo "$1" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if is_new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
}

is_whole() {
    [ -x $bin/python ] && is_new_enough $bin/python && $bin/python -c 'import pip' >/dev/null 2>&1
}

make_venv() {
    python=$(find_python)
    [ -n "$python" ] || stop "Python 3.11 or newer is needed and was not found: install it (for example: apt install python3 python3-venv), or name it: make PYTHON=/path/to/python3.12"
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
        stop "Python's venv module is missing: install it (for example: apt install python3-venv) and run this again."
    rm -rf .venv
    complaint=$("$python" -m venv .venv 2>&1) ||
        stop "The environment .venv could not be made with $python: $(echo "$complaint" | tail -n 1)"
}

install() {
    echo "Installing $wanted into .venv (once; it takes a minute or two) ..."
    $bin/python -m pip install --disable-pip-version-check --no-input --require-hashes \
        --only-binary :all: --requirement "$wanted" >"$log" 2>&1 </dev/null ||
        stop "The packages could not be installed: $(grep '^ERROR' "$log" | tail -n 1 | cut -c 1-200) (check the network and the disk; all of it is in $log)"
    cp "$wanted" "$installed"
    # What tests need holds what the application needs, in the same versions.
    [ "$wanted" != requirements-dev.txt ] || cp requirements.txt .venv/requirements.txt.installed
}

[ -f "$wanted" ] || stop "There is no file $wanted here."
is_whole || make_venv
cmp -s "$wanted" "$installed" || install
