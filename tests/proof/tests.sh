#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# tests.sh ID [NAME=VALUE...] TEST... - tests of the command line as a gate: the same ones that `make
# check` runs, with what makes them longer in their environment.
set -u
id=$1
shift
while [[ $1 == *=* ]]; do
	export "${1?}"
	shift
done
passed=0
for t in "$@"; do
	said=$("$t" 2>&1) || {
		printf '%s\n' "$said"
		echo "gate: $id broken $t: $(grep -m1 '^not ok' <<<"$said")"
		exit 1
	}
	grep -q '^1\.\.0 # SKIP' <<<"$said" && {
		echo "gate: $id absent $t: $(grep -m1 SKIP <<<"$said")"
		exit 77
	}
	passed=$((passed + $(grep -c '^ok' <<<"$said")))
done
echo "gate: $id held full: $passed tests of $(printf '%s ' "${@##*/}")"
