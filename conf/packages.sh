#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# packages.sh PACKAGE... - see to it that Debian's packages are there: installs what is missing
# when root, says what to install otherwise.  Elsewhere than on Debian it only goes on.
set -u

command -v dpkg-query >/dev/null || exit 0
missing=
for p in "$@"; do
	test "$(dpkg-query -W -f='${db:Status-Status}' "$p" 2>/dev/null)" = installed ||
		missing="$missing $p"
done
test -n "$missing" || exit 0

install="apt-get install -y --no-install-recommends$missing"
if test "$(id -u)" != 0; then
	echo "missing packages:$missing" >&2
	echo "install them as root: apt-get update && $install" >&2
	exit 69
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -q -o DPkg::Lock::Timeout=300 update && $install -q -o DPkg::Lock::Timeout=300 || {
	echo "packages.sh: cannot install:$missing" >&2
	exit 69
}
