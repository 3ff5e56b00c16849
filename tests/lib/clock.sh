# SPDX-License-Identifier: EUPL-1.2
# clock.sh - a clock that the test moves on, for a sharness test.  Source it after site.sh.
#
#   clock_start       after the site is made: from here on its hub, zcc and whatever $BY_CLOCK runs go by it
#   ahead S           S seconds pass at once for all of them; where there is no such clock, who needs that
#                     they passed waits for what comes of it (soon)
#   until_ahead S COMMAND   they pass one by one until COMMAND succeeds: within S seconds
#   never_ahead S COMMAND   COMMAND succeeds at no second of S
#   clock_ms          the moment by that clock, in ms
#
# It goes by itself too, as every clock does (clock.pl); what is about real time needs nothing else.  Where
# seconds count (ZCC_TIMED), and under a sanitizer, which must be loaded first, there is none: then the test
# waits.

CLOCK=$BASE/clock

clock_start() {
	if sanitized || timed; then
		return 0
	fi
	perl -MTime::HiRes=time -e 'print pack("q<2", 0, 1000 * time)' >"$CLOCK" && mkfifo "$CLOCK-to" "$CLOCK-from" || return 1
	perl "$TESTS/lib/clock.pl" "$CLOCK" "$(site_id)" <"$CLOCK-to" >"$CLOCK-from" &
	KEEPER=$!
	exec 6>"$CLOCK-to" 7<"$CLOCK-from"
	read -r kept <&7 && test "$kept" = kept || return 1
	BY_CLOCK="env ZCC_CLOCKWORK=$CLOCK LD_PRELOAD=$ZCC_AID/room/clockwork.so"
}

clock_ms() {
	if test -n "$BY_CLOCK"; then
		od -An -td8 -N8 "$CLOCK" | tr -d ' '
	else
		now_ms
	fi
}

ahead() {
	test -n "$BY_CLOCK" || return 0
	echo "$(($1 * 1000))" >&6 && read -r at <&7 && test "$at" -gt 0
}

until_ahead() {
	test -n "$BY_CLOCK" || {
		soon "$@"
		return
	}
	until_ms=$(($(clock_ms) + $1 * 1000))
	shift
	until "$@"
	do
		test "$(clock_ms)" -lt "$until_ms" && ahead 1 || return 1
	done
}

never_ahead() {
	test -n "$BY_CLOCK" || {
		never_in "$@"
		return
	}
	until_ms=$(($(clock_ms) + $1 * 1000))
	shift
	while test "$(clock_ms)" -lt "$until_ms"
	do
		! "$@" && ahead 1 || return 1
	done
}
