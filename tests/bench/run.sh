#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# run.sh BUILD BENCH... - the benches of a release build, one after the other, then the peers; says
# how loaded the machine was.  A missed goal is told and ends nothing.
set -u

top=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "$1" && pwd) || exit 1
shift
export ZCC_DATA=$top/conf ZCC_BIN=$build/bin
unset ZCC_CONFIG ZCC_OPERATOR

load() {
	echo "load of this machine, $(nproc) processors: $(cut -d' ' -f1-3 /proc/loadavg)"
}

load
for bench in "$@"; do
	echo "== $bench"
	(cd "$build/tests/bench" && "./$bench") || echo "$bench: a goal is missed"
	load
done
echo "== peers"
"$top/tests/bench/peers.sh"
load
