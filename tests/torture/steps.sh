#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# Gate G-2: the hub dies at every marked step, $STEP_SEEDS (100) times at each, in a build of MODE=fault
# ($ZCC_BUILD).  The list of steps is the program's own; within its seconds each step gets its share.
set -u

say() { # held|broken|absent EXIT FIGURE
	echo "gate: G-2 $1 $3"
	exit "$2"
}

seeds=${STEP_SEEDS:-100}
seconds=${ZCC_GATE_S:-0}
steps=$(ZCC_FAULT_STEP=list "$ZCC_BUILD/bin/zcc-hub" -n -c /dev/null 2>/dev/null) ||
	say absent 77 "$ZCC_BUILD is no build of MODE=fault"
total=$(wc -w <<<"$steps")
number=0 deaths=0 acked=0 least=$seeds
for step in $steps; do
	# a step that is not reached is broken, so each is tried at least once
	share=$(((seconds - SECONDS) / (total - number)))
	test "$seconds" = 0 || export ZCC_GATE_S=$((share > 1 ? share : 1))
	line=$("$ZCC_BUILD/tests/torture/steps" step="$step" seeds="$seeds") ||
		say broken 1 "$step: ${line:-see above}; $number steps of $total held before it"
	echo "$line"
	read -r _ _ _ died _ told _ <<<"$line"
	number=$((number + 1)) deaths=$((deaths + died)) acked=$((acked + told))
	test "$died" -ge "$least" || least=$died
done
test "$least" -gt 0 || say broken 1 "no time for each of the $total steps"
say held 0 "$number steps of $total, $deaths deaths (at least $least at each, of $seeds), \
$acked commands acknowledged, 0 lost, 0 doubled, no half group seen"
