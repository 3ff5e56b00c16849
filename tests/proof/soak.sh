#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# soak.sh - gate G-26: a hub at work for ZCC_GATE_S seconds (two hours when that is absent or more):
# calls are replayed and all of them answered, posts come and go, operators take calls in, claim and
# close them, and the configuration is adopted again and again.  Closed cases leave the hub after
# some minutes, so that as many leave as come.  After a warm-up its memory and its descriptors do
# not grow; at the end the journal verifies.
set -u
readonly FULL_S=7200 GROW_KIB_H=4096 NOISE_KIB=8192 LEAVE_BOARD_S=20 LEAVE_BOOK_S=120
dir=$(mktemp -d "${TMPDIR:-/tmp}/zcc-soak.XXXXXX") || exit 1
conf=$dir/s/zcc.conf
hub=''
seats=()
zcc() { "$ZCC_BUILD/bin/zcc-ctl" -c "$conf" "$@"; }

# shellcheck disable=SC2317 # the trap calls it
on_exit() {
	# shellcheck disable=SC2046 # a list of numbers
	kill -9 $(jobs -p) 2>/dev/null
	wait 2>/dev/null
	rm -rf "$dir"
}
trap on_exit EXIT
trap 'exit 130' HUP INT TERM

verdict() { # WORD EXIT FIGURE
	echo "gate: G-26 $1 $3"
	exit "$2"
}

start_hub() {
	local made
	made=$("$ZCC_BUILD/bin/zcc-ctl" init "$dir/s" --region twente --demo) ||
		verdict broken 1 "no site: $made"
	sed -n 's/.*id = "\([0-9a-f]\{32\}\)".*/\1/p' "$conf" | head -n 1 >>"${ZCC_SITES:-/dev/null}"
	sed -i -E "s/(leave_board_s = \{ value = )[0-9]+/\1$LEAVE_BOARD_S/
		s/(leave_book_s = \{ value = )[0-9]+/\1$LEAVE_BOOK_S/" "$conf"
	"$ZCC_BUILD/bin/zcc-hub" -c "$conf" 2>"$dir/hub.log" &
	hub=$!
	until grep -q 'zcc-hub: ready' "$dir/hub.log"; do
		kill -0 "$hub" 2>/dev/null || verdict broken 1 'the hub did not start'
		sleep 0.1
	done
}

# One round of what a centre does: a call in, one claimed and closed, a post that comes or leaves.
work() { # ROUND
	local id
	# a post or the replay may have been first
	id=$(zcc intake --line spoed) && zcc claim "$id" >/dev/null 2>&1 &&
		zcc close "$id" --reason overig >/dev/null 2>&1 ||
		refused=$((refused + 1))
	if test ${#seats[@]} -lt 8; then
		zcc intake --line regulier >/dev/null
		"$ZCC_BUILD/tests/lib/seat" "$conf" triagist $(($1 + 10)) >/dev/null 2>&1 &
		seats+=($!)
	else
		kill -TERM "${seats[0]}" 2>/dev/null
		seats=("${seats[@]:1}")
	fi
	test $(($1 % 10)) -ne 0 || { # the norm of the first line goes to and fro
		sed "s/norm = $((30 + $1 / 10 % 2))/norm = $((31 - $1 / 10 % 2))/" "$conf" >"$dir/new" &&
			zcc config apply "$dir/new" >/dev/null 2>&1 && adopted=$((adopted + 1))
	}
	test $(($1 % 25)) -ne 0 || calls
}

# Fifty calls, and people who answer whoever waits.
calls() {
	timeout 300 "$ZCC_BUILD/bin/zcc-replay" -c "$conf" --calls conf/demo/montco-911.csv \
		--map conf/feeds/montco-911.conf --speed max --limit 50 --operators 4 >/dev/null 2>&1 ||
		verdict broken 1 "after $replayed calls fifty more were not answered: $(zcc status | tr '\n' ' ')"
	replayed=$((replayed + 50))
}

sample() { # seconds, KiB, descriptors
	echo "$SECONDS $(awk '/^VmRSS/ { print $2 }' "/proc/$hub/status")" \
		"$(find "/proc/$hub/fd" -mindepth 1 | wc -l)" >>"$dir/samples"
}

refused=0 adopted=0 replayed=0
start_hub
budget=${ZCC_GATE_S:-$FULL_S}
end=$((SECONDS + (budget > FULL_S ? FULL_S : budget) - 5))
for ((round = 1; SECONDS < end; round++)); do
	work "$round"
	kill -0 "$hub" 2>/dev/null || verdict broken 1 "the hub ended: $(tail -n 1 "$dir/hub.log")"
	sample
done

# Between the second and the last quarter: the least memory of each, and descriptors beyond the posts.
growth() {
	awk '{ t[NR] = $1; kib[NR] = $2; if ($3 > fds) fds = $3 }
	END {
		for (i = 1; i <= NR; i++) {
			q = int((i - 1) * 4 / NR)
			if (!(q in least) || kib[i] < least[q]) least[q] = kib[i]
		}
		print least[1], least[3], (t[NR] - t[1]) / 2, fds
	}' "$dir/samples"
}

read -r before after seconds fds < <(growth)
seconds=${seconds%.*}
kill -TERM "$hub"
wait "$hub" || verdict broken 1 "the hub did not stop well"
hub=
verified=$(zcc journal verify 2>&1) || verdict broken 1 "the journal does not verify: $verified"
slope=$(((after - before) * 3600 / (seconds > 0 ? seconds : 1)))
figure="rounds=$round replayed=$replayed adopted=$adopted refused=$refused rss_kib=$before..$after"
figure="$figure slope_kib_h=$slope fds_most=$fds"
# A row takes memory when it is first used: so much is no growth, however short the run.
test $((after - before)) -le "$NOISE_KIB" || test "$slope" -le "$GROW_KIB_H" ||
	verdict broken 1 "$figure"
for hold in "$fds -le 64" "$replayed -gt 0" "$adopted -gt 0" "$refused -lt $((round / 4))"; do
	# shellcheck disable=SC2086 # three words
	test $hold || verdict broken 1 "not $hold: $figure"
done
reached=full
test "$budget" -ge "$FULL_S" || reached="$((budget * 100 / FULL_S)) %"
test "$reached" != '0 %' || reached='<1 %'
verdict held 0 "$reached: $figure"
