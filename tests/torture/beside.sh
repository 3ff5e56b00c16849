#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# beside.sh ID FULL PROGRAM NAME=COUNT - a gate that mostly waits for its disk, on every processor at
# once: the program ($ZCC_BUILD/tests/PROGRAM, itself a gate) runs as often as there are processors,
# each with a part of the count, a site and a seed of its own.  Their figures become one: numbers add
# up, of times (a number before "ms") it is the longest.  The first is what was done of the full count.
set -u

readonly id=$1 full=$2 program=$3 name=${4%%=*} count=${4#*=}
jobs=$(nproc)
test "$jobs" -le "$count" || jobs=$count
room=$(mktemp -d) || exit 1
pids=()
# shellcheck disable=SC2317 # the trap calls it
leave() {
	kill "${pids[@]}" 2>/dev/null
	wait
	rm -rf "$room"
}
trap leave EXIT
trap 'exit 130' HUP INT TERM

for ((i = 0; i < jobs; i++)); do
	ZCC_GATE_SEED=$((${ZCC_GATE_SEED:-1} + i)) "$ZCC_BUILD/tests/$program" \
		"$name=$((count / jobs + (i < count % jobs)))" >"$room/$i.out" 2>"$room/$i.err" &
	pids+=($!)
done
status=0
for ((i = 0; i < jobs; i++)); do
	wait "${pids[i]}"
	ended=$?
	test "$ended" = 0 || status=$ended
done
pids=()
cat "$room"/*.err >&2
grep -hv '^gate: ' "$room"/*.out
# the first that did not hold speaks for all
test "$status" = 0 || {
	grep -hm1 "^gate: $id \(broken\|absent\) " "$room"/*.out | head -n 1
	exit "$status"
}
cat "$room"/*.out | FULL=$full perl -ne '
	next unless s/^gate: (\S+ held) (?:full: |part: |<?\d+ %: )?//;
	my $word = $1;
	my @part = split /([0-9]+)/;
	@sum = @part, $first = $word, next unless @sum;
	for (my $i = 1; $i < @part; $i += 2) {
		my $is_time = ($part[$i + 1] // "") =~ /^ ms\b/;
		$sum[$i] = !$is_time ? $sum[$i] + $part[$i] : $part[$i] > $sum[$i] ? $part[$i] : $sum[$i];
	}
	END {
		exit unless @sum;
		my $percent = int 100 * $sum[1] / $ENV{FULL};
		my $reached = $percent >= 100 ? "full" : $percent > 0 ? "$percent %" : "<1 %";
		print "gate: $first $reached: ", @sum;
	}'
