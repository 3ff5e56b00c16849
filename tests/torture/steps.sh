#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# Gate G-2: the hub dies at every marked step, $STEP_SEEDS (100) times at each, in a build of MODE=fault
# ($ZCC_BUILD).  The list of steps is the program's own.  More steps are tried side by side than there
# are processors, for a hub mostly waits: for its disk, for its clock.  Within the gate's seconds each step
# gets its share, and what it leaves goes to those behind it.  So those that the hub reaches by its clock,
# not by work, come last: each death there takes ten times as long.
set -u
readonly FULL=100

say() { # held|broken|absent EXIT FIGURE
	echo "gate: G-2 $1 $3"
	exit "$2"
}

seeds=${STEP_SEEDS:-$FULL}
seconds=${ZCC_GATE_S:-0}
jobs=$((3 * $(nproc)))
readonly BY_CLOCK='^(tick|journal-expire|journal-meta|snapshot-)'
list=$(ZCC_FAULT_STEP=list "$ZCC_BUILD/bin/zcc-hub" -n -c /dev/null 2>/dev/null)
mapfile -t steps < <(grep -Ev "$BY_CLOCK" <<<"$list" && grep -E "$BY_CLOCK" <<<"$list")
total=${#steps[@]}
test -n "$list" || say absent 77 "$ZCC_BUILD is no build of MODE=fault"
room=$(mktemp -d) || exit 1
# shellcheck disable=SC2317 # the trap calls it
leave() {
	# shellcheck disable=SC2046 # one word for each job
	kill $(jobs -p) 2>/dev/null
	wait
	rm -rf "$room"
}
trap leave EXIT
trap 'exit 130' HUP INT TERM

# Every jobs-th step from this one on.  It ends at the first that is broken, here or beside it.
one_line() { # FROM
	local i share said running=
	# shellcheck disable=SC2317 # the trap calls it
	end_running() {
		test -z "$running" || kill "$running" 2>/dev/null
		wait
		exit 130
	}
	trap end_running TERM
	trap - EXIT
	for ((i = $1; i < total; i += jobs)); do
		test ! -s "$room/broken" || return
		# a step that is not reached is broken, so each is tried at least once
		share=$(((seconds - SECONDS) / ((total - i + jobs - 1) / jobs)))
		test "$seconds" = 0 || export ZCC_GATE_S=$((share > 1 ? share : 1))
		"$ZCC_BUILD/tests/torture/steps" step="${steps[i]}" seeds="$seeds" >"$room/$i" &
		running=$!
		wait "$running" || {
			said=$(cat "$room/$i")
			echo "${steps[i]}: ${said:-see above}" >>"$room/broken"
			return
		}
		running=
		cat "$room/$i"
	done
}

for ((j = 0; j < jobs; j++)); do
	one_line "$j" &
done
wait
test ! -s "$room/broken" || say broken 1 "$(head -n 1 "$room/broken")"
read -r number deaths acked least <<<"$(cat "$room"/[0-9]* | awk -v least="$FULL" '
	{ n++; deaths += $4; acked += $6; least = $4 < least ? $4 : least }
	END { print n + 0, deaths + 0, acked + 0, least }')"
test "$number" = "$total" && test "$least" -gt 0 || say broken 1 "no time for each of the $total steps"
reached=full
test "$least" -ge "$FULL" || reached="$((least * 100 / FULL)) %"
say held 0 "$reached: $number steps of $total, $deaths deaths (at least $least at each, of $seeds), \
$acked commands acknowledged, 0 lost, 0 doubled, no half group seen"
