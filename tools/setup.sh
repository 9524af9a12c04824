#!/bin/sh
# Make this folder ready: `tools/setup.sh build` to compile protocols/, `tools/setup.sh test` to run every test too.
#
# Needs git, make and a Python 3.11 or later. What else the machine lacks comes from its package manager where
# that may be used (root, or sudo that asks for no password); otherwise the exact command is printed and the status
# is 3. Python packages go into .venv from a lock, every one checked by its hash. .venv/ready-* keeps the text that
# the environment was made from, so an unchanged folder installs nothing.
set -eu
cd "$(dirname "$0")/.."

case "${1:-}" in
  build) lock=requirements.lock ;;
  test) lock=requirements-dev.lock ;;
  *) echo "usage: tools/setup.sh build|test" >&2; exit 2 ;;
esac
mode=$1

say() { echo "setup: $*" >&2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  for python in python3 python3.14 python3.13 python3.12 python3.11; do
    if new_enough "$python"; then command -v "$python"; return; fi
  done
  say "there is no Python 3.11 or later here (python3 is $(python3 --version 2>&1 || true))."
  say "install one, for example: apt-get install python3.11 python3.11-venv"
  exit 3
}

# WeasyPrint loads these by name when it writes a PDF, so they are looked for in the same way.
has_pango() {
  "$1" - <<'PYTHON'
import ctypes, ctypes.util, sys
for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"):
    try:
        ctypes.CDLL(f"lib{name}.so.0")
    except OSError:
        if ctypes.util.find_library(name) is None:
            sys.exit(1)
PYTHON
}

has_browser() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null; then return 0; fi
  done
  return 1
}

# The program that drives the browser in the tests is linked against it; Debian installs it with a compiler only.
has_atomic() {
  for place in /usr/lib /usr/lib/*-linux-gnu* /usr/lib64; do
    if [ -e "$place/libatomic.so.1" ]; then return 0; fi
  done
  return 1
}

browser_package() { if grep -qs '^ID=ubuntu' /etc/os-release; then echo chromium-browser; else echo chromium; fi; }

missing_packages() {
  if ! usable_environment && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    "$python" -c 'import sys; print("python{}.{}-venv".format(*sys.version_info))'
  fi
  if ! has_pango "$python"; then echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; fi
  if [ "$mode" = test ]; then
    command -v pdftotext >/dev/null || echo poppler-utils
    command -v ssh-keygen >/dev/null || echo openssh-client
    has_browser || browser_package
    has_atomic || echo libatomic1
  fi
}

usable_environment() { new_enough .venv/bin/python && .venv/bin/python -c 'import pip' 2>/dev/null; }

ask_for() {
  command="apt-get update && apt-get install --yes --no-install-recommends $*"
  if command -v apt-get >/dev/null; then
    say "this machine lacks $*. Run this as an administrator, then run make again:"
    if command -v sudo >/dev/null; then command="sudo sh -c '$command'"; else command="su -c '$command'"; fi
    echo "    $command" >&2
  else
    say "this machine lacks what Debian calls $*."
    say "install the like of them with its own package manager, then run make again."
  fi
  exit 3
}

install_packages() {
  if ! command -v apt-get >/dev/null; then ask_for "$@"
  elif [ "$(id -u)" = 0 ]; then as_root=
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo -n"
  else ask_for "$@"
  fi
  say "installing $*"
  quietly="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0"
  if ! report=$({ $quietly update && $quietly install --yes --no-install-recommends "$@"; } 2>&1 </dev/null); then
    echo "$report" >&2
    ask_for "$@"
  fi
}

made_from() { pwd; cat "$1" pyproject.toml; }

ready() { [ -e ".venv/ready-$1" ] && made_from "$2" | cmp -s - ".venv/ready-$1"; }

make_environment() {
  if ! usable_environment; then
    say "making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
  fi
  say "installing the Python packages of $lock"
  pip="env PYTHONNOUSERSITE=1 .venv/bin/python -m pip install -qq --no-input --disable-pip-version-check"
  $pip --require-hashes --only-binary :all: -r "$lock" &&
    $pip --no-deps --no-build-isolation --no-index --editable . || {
    say "the Python packages could not be installed: is there a way to a package index?"
    exit 3
  }
  made_from "$lock" >".venv/ready-$mode"
}

python=$(find_python)
packages=$(missing_packages)
# shellcheck disable=SC2086  # a list of package names, to be split
[ -z "$packages" ] || install_packages $packages
if usable_environment && ready test requirements-dev.lock; then exit 0; fi
if usable_environment && ready "$mode" "$lock"; then exit 0; fi
make_environment
