#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='An evening in a room: every figure on a screen is one that can be counted again'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

# "MINUTES BEGIN DAY SEED MOOD": from then, local time, on this day of the file (0 is 9 April, a Thursday) and
# with this chance, calm or wild; `make evening` takes all of an evening.
: "${ZCC_EVENING:=60 16:40}"
read -r MINUTES BEGIN DAY SEED MOOD <<-EOT
	$ZCC_EVENING
EOT
: "${DAY:=0}" "${SEED:=1}" "${MOOD:=calm}"
# In a whole and calm one everything is done that is done in a room at all.
KIND=
test "$MOOD" = calm || KIND=wild
END=$KIND
test "$MINUTES" -lt 480 || END=${KIND:-whole}
ROOM=$ZCC_AID/room
PEOPLE=${ZCC_SHARED_DATA:-$ZCC_DATA/../../shared/data}/callcentre-queue-day/bank_calls_day_0000_1400.csv
CLOCK=$BASE/clock
PLAYS=
RUNS=

sanitized || test_set_prereq CLOCKWORK # that library must be the first to be loaded, as this one

# From now on the clock goes by itself, until there is none: a program may wait for it to end.
clock_runs() {
	test -z "$RUNS" || return 0
	RUNS=yes
	perl -MFcntl=:flock -e 'open my $clock, "+<", $ARGV[0] or exit;
		flock $clock, LOCK_SH;
		sysread $clock, my $was, 8;
		for (my $ms = unpack "q<", $was; -e $ARGV[0]; $ms += 10) {
			sysseek $clock, 0, 0;
			syswrite $clock, pack "q<", $ms;
			select undef, undef, undef, 0.01;
		}' "$CLOCK" &
}

evening_leaves() {
	left=$?
	test -z "$PLAYS" || { kill "$PLAYS" && wait "$PLAYS"; } 2>/dev/null
	clock_runs
	(exit "$left")
	screens_leave
}
trap evening_leaves EXIT

by_clock() {
	env ZCC_CLOCKWORK="$CLOCK" LD_PRELOAD="$ROOM/clockwork.so" "$@"
}

zcc() {
	by_clock "$ZCC_BIN/zcc-ctl" -c "$CONF" "$@"
}

# How long people wait and talk is that of a real day, which may be used and not shipped; without it
# that of the figures that were measured on it.
callers() {
	CALLERS=-
	test -e "$PEOPLE" || {
		echo "# no $PEOPLE: set ZCC_SHARED_DATA to take callers of a real day"
		return 0
	}
	perl "$TESTS/room/callers.pl" "$PEOPLE" >callers && CALLERS=callers
}

begin() {
	perl -e 'print pack("q<2", 0, 1000 * $ARGV[0])' \
		"$(TZ=Europe/Amsterdam date -d "2026-04-09 $BEGIN $DAY days" +%s)" >"$CLOCK"
	mkfifo to from
	timeout 3000 env ZCC_CLOCKWORK="$CLOCK" LD_PRELOAD="$ROOM/clockwork.so" "$ROOM/evening" \
		"$ZCC_DATA/demo/sf-fire-ems.csv" rows.conf "$ZCC_DATA/demo/operators.conf" "$CALLERS" \
		"$MINUTES" "$DAY" "$SEED" "$MOOD" aloud <to >from 2>told &
	PLAYS=$!
	exec 7>to 8<from
	says site && DIR=${said#site } CONF=$DIR/zcc.conf
}

# The next that the evening says begins with this word.
says() {
	read -r -t 900 said <&8 && test "${said%% *}" = "$1" || {
		tail -n 5 told >&2
		return 1
	}
}

# Everything of this one moment.
take() {
	zcc --json status >"$1/status.json" && zcc --json queue >"$1/queue.json" &&
	zcc --json waitroom >"$1/waitroom.json" && zcc --json shift list >"$1/shifts.json" && zcc --json alarm list >"$1/alarms.json" &&
	zcc --as auditor --json audit show >"$1/audit.json" &&
	zcc --as auditor --json operator list >"$1/operators.json" &&
	zcc --as auditor --json report kpi --from 2026-01-01T00:00 >"$1/report.json" && cp "$CONF" "$1/zcc.conf"
}

# The screen may come a moment later.
is_same() {
	test -e "$1/phone.txt" || screen k >"$1/screen.txt"
	perl "$TESTS/room/recount.pl" "$@" >"$1/said"
}

# Whole panels, too: they may come a moment later.
panels() {
	# shellcheck disable=SC2086 # a word, or none
	press k 1 && sees k "laatste 60 minuten" && screen k >"$1/phone.txt" &&
	press k 2 && sees k "^ naam .*gespr" && screen k >"$1/staff.txt" &&
	press k 3 && sees k "terug te bellen" && screen k >"$1/backs.txt" &&
	press k 4 && sees k "overgedragen en nog niet" && screen k >"$1/hands.txt" &&
	press k 5 && sees k "laatste 10 min" && press k Home && think && screen k >"$1/alarms.txt" &&
	press k : r e g i o Enter && sees k "^ post .*vandaag" && screen k >"$1/region.txt" &&
	is_same "$1" $END &&
	zcc --as auditor journal verify && zcc --as auditor audit verify
}

# Of these alarms that stand, by a test in Perl, the numbers.
alarms() {
	zcc --json alarm list | perl -MJSON::PP -e "print map { \"\$_->{id}\n\" } grep { $1 } @{ decode_json(join q(), <>) }"
}

# What toezicht does while the others wait: he begins, sees what is for him, and puts at rest what he knows.
begins() {
	zcc --as karel shift start
}
sees_all() {
	for id in $(alarms "!grep { \$_ eq q(karel) } @{ \$_->{seen_by_all} } and grep { \$_ eq q(toezicht) } @{ \$_->{for} }"); do
		zcc --as karel alarm ack "$id" || return 1
	done
}
# He did not use it himself (AU-8).
reviews() {
	for use in $(zcc --as karel --json review list | grep -o '"use":[0-9]*' | grep -o "[0-9]*"); do
		zcc --as karel review "done" "$use" --outcome terecht || return 1
	done
}
sees_and_reviews() {
	sees_all && reviews
}
rests() {
	id=$(alarms "\$_->{kind} eq q(line-low) and !\$_->{gone}" | head -n 1)
	reviews && { test -z "$id" || zcc --as karel alarm rest "$id" --reason bekend --for 5; }
}

# recount NAME [ACT]: the clock stands still, everything is taken and counted again; somebody acts, then it
# goes on.
recount() {
	says look && mkdir "$1" && take "$1" && perl "$TESTS/room/recount.pl" "$1" $KIND >"$1/said" &&
	perl "$TESTS/lib/oracle.pl" "$1/queue.json" <"$1/audit.json" && until_true 10 is_same "$1" $KIND
	is_right=$?
	test "$is_right" != 0 || test -z "$2" || "$2" "$1" || is_right=$?
	cat "$1/said"
	(echo >&7) # which may have ended
	return "$is_right"
}

# spoiled FILE PERL WORDS: with this FILE of the end changed the count is not right, and says so
spoiled() {
	rm -rf spoiled && cp -r end spoiled && perl -0pi -e "$2" "spoiled/$1" &&
	! cmp -s "end/$1" "spoiled/$1" && code 1 perl "$TESTS/room/recount.pl" spoiled $KIND >said &&
	grep -e "$3" said | head -n 2 && grep -q -e "$3" said
}

# acts NAME [N]: the journal has this act, at least so often
acts() {
	test "$(grep -o "\"act\":\"$1\"" end/audit.json | wc -l)" -ge "${2:-1}"
}

test_expect_success CLOCKWORK 'an evening begins: a telephone system, twelve people of six roles, a console' '
	sed "/^key = /d" "$ZCC_DATA/feeds/sf-fire-ems.conf" >rows.conf && callers && begin &&
	ENVIRONMENT="ZCC_CLOCKWORK=$CLOCK LD_PRELOAD=$ROOM/clockwork.so" &&
	desk k 132x43 --as karel --desk toezicht
'
test_expect_success CLOCKWORK 'TB-1, TE-1: every figure is that of the journal, after a post fell away' 'recount lost begins'
test_expect_success CLOCKWORK 'TB-1, CB-1, KB-2, KP-10: the same after lines broke and a site was cut off' 'recount broken'
test_expect_success CLOCKWORK 'HB-4, VS-1: the same after the hub was killed: no clock began again' 'recount killed sees_and_reviews'
test_expect_success CLOCKWORK 'SH-1, TE-2, PE-9, RV-1: the same after the shift; each U0 and U1 is taken, or a bell and an alarm say so' 'recount shift rests'
test_expect_success CLOCKWORK 'TB-1, TB-3, CB-1: the same at the end' 'recount end panels'
test_expect_success CLOCKWORK 'what an evening brings was in this one' '
	says sum && echo "$said" && wait "$PLAYS" && PLAYS= && clock_runs && press k : u i t Enter &&
	sees k "Uitloggen en uw dienst" && think && press k j && desk_end k && test "$ENDED" = 0 &&
	for act in claim close hold resume abandon lost rav accept triage deploy; do
		acts "$act" || { echo "no $act" >&2; return 1; }
	done && acts lost 2 && grep -q "\"kind\":\"unclaimed\"" end/audit.json && test "$(grep -o "\"event\":\"hub-started\"" end/audit.json | wc -l)" -ge 3
'
# A program that finds nothing wrong may look at nothing: each of these is one thing that is not so.
test_expect_success CLOCKWORK 'what the journal does not say is found: an act, a clock, a time, a row' '
	spoiled audit.json "s/(\"act\":\"claim\",\"state\":)\"aangenomen\"/\$1\"wachtend\"/" "(claim): state" &&
	spoiled audit.json "s/(\"act\":\"hold\".*?\"due_line_ms\":)(\d+)/\$1 . (\$2 + 1)/e" "(hold): its clock" &&
	spoiled audit.json "s/(\"line_ms\":)(\d+)(,\"event\":\"case-received\")/\$1 . (\$2 - 90000) . \$3/e" \
		"time line falls" &&
	spoiled audit.json "s/,\{[^{}]*\"event\":\"case-changed\"[^{}]*\{[^{}]*\}[^{}]*\}//" "follows row"
'
test_expect_success CLOCKWORK 'what a program or a screen says otherwise is found' '
	spoiled status.json "s/(\"answered_shift\":)(\d+)/\$1 . (\$2 + 1)/e" "answered_shift" &&
	spoiled status.json "s/(\"longest_s\":)(\d+)/\$1 . (\$2 + 1)/e" "longest_s" &&
	spoiled status.json "s/(\"closed\":)(\d+)/\$1 . (\$2 - 1)/e" "closed: counted" &&
	spoiled queue.json "s/^\[(\]?)/q([{\"id\":1}) . (\$1 || q(,))/e" "cases in the queue" &&
	spoiled alarms.json "s/^\[(\]?)/q([{\"id\":9999}) . (\$1 || q(,))/e" "alarms: counted" &&
	spoiled status.json "s/(\"to_review\":)(\d+)/\$1 . (\$2 + 1)/e" "noodknop to review" &&
	spoiled report.json "s/(\"answered\":)(\d+)/\$1 . (\$2 + 1)/e" "report, .*: answered" &&
	spoiled shifts.json "s/(\"claims\":)(\d+)/\$1 . (\$2 + 1)/e" "cases of" &&
	spoiled screen.txt "s/^( spoed +\d+ .*)(\d)( *)\$/\$1 . (\$2 + 1) . \$3/me" "screen, spoed: cut off" &&
	spoiled phone.txt "s/^( spoed +)(\d+)/\$1 . (\$2 + 1)/me" "panel, spoed" &&
	spoiled staff.txt "s/(\d+)(  \d\d:\d\d)/(\$1 + 1) . \$2/e" "staff, .*: conversations"
'
test_expect_success CLOCKWORK 'TE-2, RV-1: a U1 whom nobody has for too long is found, and one that nobody was told about' '
	spoiled audit.json "s/(\"line_ms\":)(\d+)(,\"event\":\"case-received\"[^{}]*\{\"line\":\"spoed\")/\$1 . (\$2 - 40000) . \$3/e" \
		"U1) was alone for .* there was no alarm" &&
	spoiled zcc.conf "s/(rav_wait_s = \{ value = )15/\${1}1/" "for the meldkamer, and no alarm"
'

test_done
