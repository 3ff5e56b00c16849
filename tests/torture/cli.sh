#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# cli.sh ID TEST... - tests of the command line as one gate: TEST is a name in tests/cli.
set -u
id=$1
shift
here=$(cd "$(dirname "$0")/.." && pwd) || exit 1
export ZCC_BIN=$ZCC_BUILD/bin
unset ZCC_SITES
passed=0
for name in "$@"; do
	said=$("$here/cli/$name.t" 2>&1) || {
		printf '%s\n' "$said" >&2
		echo "gate: $id broken $name.t: $(grep -c '^not ok' <<<"$said") promises of it do not hold"
		exit 1
	}
	reason=$(sed -n 's/^1\.\.0 # SKIP *//p' <<<"$said")
	test -z "$reason" || {
		echo "gate: $id absent $reason"
		exit 77
	}
	passed=$((passed + $(grep -c '^ok' <<<"$said")))
done
echo "gate: $id held full: $passed promises on a real hub: $*"
