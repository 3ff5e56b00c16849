#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='A program that goes by the clock of a test ends when nobody keeps that clock any more'
. "$(dirname "$0")/../lib/site.sh"

sanitized || test_set_prereq CLOCKWORK # that library must be the first to be loaded, as this one
CLOCK=$BASE/clock
KEPT=
ALONE=

# Ends before what it started is looked for.
clock_leaves() {
	left=$?
	test -z "$KEPT" || exec 7>&-
	test -z "$ALONE" || kill -9 "$ALONE" 2>/dev/null
	(exit "$left")
	leave
}
trap clock_leaves EXIT

# A clock that stands still, kept until descriptor 7 is closed.
keep() {
	perl -e 'print pack("q<2", 0, 1000 * time)' >"$CLOCK" && rm -f hold kept && mkfifo hold kept || return 1
	perl -MFcntl=:flock -e 'open my $clock, "<", $ARGV[0] or exit 1;
		flock $clock, LOCK_SH;
		print "kept\n";
		close STDOUT;
		<STDIN>' "$CLOCK" <hold >kept &
	exec 7>hold && KEPT=yes && read -r said <kept && test "$said" = kept
}

let_go() {
	exec 7>&- && KEPT=
}

# A hub by that clock.
begin() {
	env ZCC_CLOCKWORK="$CLOCK" LD_PRELOAD="$ZCC_AID/room/clockwork.so" \
		"$ZCC_BIN/zcc-hub" -c "$CONF" 2>said 7>&- &
	ALONE=$! && soon 5 grep -q ready said
}

# It has ended, with this code.
ended() {
	code "$1" wait "$ALONE" && ALONE=
}

test_expect_success CLOCKWORK 'a hub goes by a clock that somebody keeps, and ends with him' '
	site --demo >site.txt && keep && begin && let_go && ended 70 &&
	grep "nobody keeps the clock" said
'
test_expect_success CLOCKWORK 'and when the clock itself is gone, whoever keeps it' '
	keep && begin && rm "$CLOCK" && ended 70 && let_go && grep "nobody keeps the clock" said
'

test_done
