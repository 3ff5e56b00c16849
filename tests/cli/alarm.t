#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='PE-9: an alarm is seen by each for himself, rests with a reason and a time, and is gone'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/clock.sh"

site --demo >/dev/null || exit 1
sed -i "s/\(^[[:space:]]*cases *= *\)[0-9]*/\116/; s/leave_board_s = { value = 900/leave_board_s = { value = 1/" "$CONF" || exit 1

# a field of the first alarm of this kind that stands
alarm() {
	zcc --json alarm list | perl -MJSON::PP -0777 -e '
		my ($r) = grep { $_->{kind} eq $ARGV[0] } @{decode_json(<STDIN>)} or exit 1;
		my $v = $r->{$ARGV[1]};
		print ref $v eq "ARRAY" ? join(",", @$v) : $v // "null", "\n"' "$1" "$2"
}

is() {
	test "$(alarm "$1" "$2")" = "$3"
}

audited() {
	zcc --as auditor --json audit show | perl -MJSON::PP -0777 -e '
		print map { ($_->{event} // "") . " " . ($_->{user} // "-") . " " . ($_->{detail} // "") . "\n" }
		    grep { ($_->{event} // "") =~ /^alarm-/ } @{decode_json(<STDIN>)}'
}

test_expect_success 'a full board is an alarm for toezicht' '
	clock_start && hub_start && for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do
		zcc intake --line zorgverlener >last || return 1
	done && soon 5 is board-full state nieuw && id=$(alarm board-full id) &&
	is board-full for toezicht && is board-full priority hoog && is board-full gone 0 &&
	zcc alarm list >out && grep "board-full  *1  stands, for toezicht" out
'
test_expect_success 'PE-9: each person sees it for himself, and the board shows who' '
	zcc --as toezicht alarm ack "$id" && is board-full state gezien &&
	code 75 zcc --as toezicht alarm ack "$id" 2>err && grep "was seen by toezicht" err &&
	zcc --as beheer alarm ack "$id" && is board-full seen_by toezicht &&
	is board-full seen_by_all toezicht,beheer && test "$(alarm board-full seen_at)" != null
'
test_expect_success 'PE-9: whom it is not for cannot see it; who has more roles takes the right one' '
	code 77 zcc --as regiearts alarm ack "$id" 2>err && grep "not for the desk of role regiearts" err &&
	code 77 zcc --as triagist alarm ack "$id" && zcc --as demo alarm ack "$id" &&
	is board-full seen_by_all toezicht,beheer,demo
'
test_expect_success 'rest needs a reason and a time, and says which' '
	code 64 zcc --as toezicht alarm rest "$id" --for 5 && code 64 zcc --as toezicht alarm rest "$id" --reason bekend &&
	code 64 zcc --as toezicht alarm rest "$id" --reason bekend --for 5 --until 23:00 &&
	code 65 zcc --as toezicht alarm rest "$id" --reason zomaar --for 5 2>err && grep "bekend, gepland, onterecht" err &&
	code 65 zcc --as toezicht alarm rest "$id" --reason bekend --for 0 &&
	code 65 zcc --as toezicht alarm rest "$id" --reason bekend --for 481 2>err && grep "at most 480 minutes" err &&
	code 65 zcc --as toezicht alarm rest 999 --reason bekend --for 5 && code 64 zcc --as toezicht alarm rest x --reason bekend --for 5 &&
	code 77 zcc --as regiearts alarm rest "$id" --reason bekend --for 5
'
test_expect_success 'PE-9: at rest it is still, for everybody, and who, why and until when stand there' '
	zcc --as toezicht alarm rest "$id" --reason gepland --for 30 && is board-full state rust &&
	is board-full rest_reason gepland && is board-full rest_by toezicht &&
	test "$(zcc --json status | json alarms)" = 0 && zcc alarm list >out &&
	grep -E "rests until 20[-0-9]+T[:0-9]+\.[0-9]+Z \(gepland\) by toezicht" out &&
	zcc audit show --limit 5000 >out && grep -E "$id until 20[-0-9]+T[:0-9]+\.[0-9]+Z, gepland" out
'
test_expect_success 'a rest that is ended by hand makes it new to everybody' '
	zcc --as beheer alarm wake "$id" && is board-full state nieuw && is board-full seen_by_all "" &&
	code 75 zcc --as beheer alarm wake "$id" 2>err && grep "does not rest" err
'
test_expect_success 'PE-9: a restart forgets no rest, and it comes back by itself' '
	zcc --as toezicht alarm rest "$id" --reason bekend \
		--until "$(date -u -d "+15 seconds" +%FT%TZ)" && hub_kill && hub_start &&
	is board-full state rust && is board-full rest_by toezicht && ahead 15 && soon 30 is board-full state nieuw
'
test_expect_success 'when its cause is over it is gone, and kept until somebody has seen it' '
	zcc --as triagist claim 1 && zcc --as triagist close 1 --reason overig &&
	soon 5 is board-full state weg && zcc --as toezicht alarm ack "$id" &&
	test "$(zcc --json alarm list | json length)" = 0 &&
	test "$(zcc --json alarm list --history | json 0.id)" = "$id" &&
	test "$(zcc --json alarm list --history | json 0.gone)" = true &&
	zcc alarm list --history >out && grep "board-full.*over, seen by toezicht" out &&
	code 65 zcc --as toezicht alarm ack "$id"
'
test_expect_success 'all of it stands in the audit, in words' '
	audited >got && for word in "alarm-raised - $id board-full 1" "alarm-seen toezicht $id board-full 1" \
		"alarm-seen beheer $id" "alarm-rested toezicht $id until .*, gepland" "alarm-woken beheer $id" \
		"alarm-woken - $id" "alarm-gone - $id"; do
		grep "^$word" got || return 1
	done
'
test_expect_success 'the journal replays to the same book' 'zcc --as beheer journal verify'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
