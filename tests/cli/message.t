#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='TE-1: short messages between desks: sender, time, end, and no patient in them'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/clock.sh"

site --demo >/dev/null || exit 1

UNTIL=$(date -u -d "+2 hours" +%Y-%m-%dT%H:%M:%SZ)

send() {
	who=$1
	shift
	zcc --as "$who" message "$@"
}

# FIELD of the only message that NAME reads
reads() {
	zcc --as "$1" --json message list | json "0.$2"
}

num() {
	zcc --as "$1" --json message list | json length
}

sees_some() {
	test "$(num "$1")" = "$2"
}

# the newest that NAME reads, which is his
withdraw_last() {
	zcc --as "$1" message withdraw "$(zcc --as "$1" --json message list | json $(($(num "$1") - 1)).id)"
}

test_expect_success 'a message has sender, time and end, and is for whom it is for' '
	clock_start && hub_start && sees_some triagist 0 &&
	send regiearts "Lijn 112 is druk, eerst 24009" --to triagist --until "$UNTIL" &&
	test "$(reads triagist from)" = regiearts && test "$(reads triagist to)" = triagist &&
	test "$(reads triagist text)" = "Lijn 112 is druk, eerst 24009" &&
	test "$(reads triagist until)" = "${UNTIL%Z}.000Z" && reads triagist sent_at | grep ^20 &&
	sees_some vervolgzorg 0 && sees_some regiearts 1 &&
	zcc --as triagist message list >out && grep "regiearts .*triagist .*Lijn 112 is druk" out
'
test_expect_success 'to a person, to everybody, and not to who is none' '
	send triagist "kom even langs" --to vervolgzorg --until "$UNTIL" && sees_some vervolgzorg 1 &&
	send triagist "pauze om 15:00" --to all --until "$UNTIL" && sees_some vervolgzorg 2 &&
	sees_some ggz 1 && code 65 send triagist x --to niemand --until "$UNTIL" 2>err &&
	grep "niemand is no operator and no role here" err &&
	code 64 send triagist x --to all && code 64 send triagist x --until 15:30 &&
	code 65 send triagist x --to all --until straks &&
	code 65 send triagist x --to all --until 2020-01-01T00:00:00Z &&
	code 65 send triagist x --to all --until "$(date -u -d "+25 hours" +%Y-%m-%dT%H:%M:%SZ)" 2>err &&
	grep "more than 24 hours" err && code 65 send triagist "" --to all --until "$UNTIL"
'
test_expect_success 'a desk is all whose role has it, also where a role is called the same' '
	zcc operator revoke toezicht && zcc operator add bea --role beheer && zcc operator add tess --role toezicht &&
	zcc operator add rik --role rapid &&
	send triagist "wie komt er" --desk toezicht --until "$UNTIL" && sees_some bea 2 && sees_some tess 2 &&
	zcc --as bea --json message list | json 1.to_kind | grep desk &&
	send triagist "alleen de rol" --to toezicht --until "$UNTIL" && sees_some bea 2 && sees_some tess 3 &&
	send triagist "overleg" --desk regie --until "$UNTIL" && sees_some rik 2 &&
	zcc --as rik message list >out && grep "desk regie .*overleg" out &&
	code 65 send triagist x --desk regi --until "$UNTIL" 2>err && grep "not one of triage, regie" err &&
	code 64 send triagist x --desk regie --to all --until "$UNTIL" &&
	withdraw_last triagist && withdraw_last triagist && withdraw_last triagist && sees_some rik 1
'
test_expect_success 'a name is a person before it is a role; to a role it is for all who have it' '
	zcc operator revoke so && zcc operator add anna --role so --role ggz &&
	send regiearts "naar alle SO" --to so --until "$UNTIL" && test "$(num anna)" = 2 &&
	sees_some demo 2 && sees_some regiearts 3 && sees_some ggz 1 && zcc operator revoke anna &&
	zcc --as regiearts message withdraw "$(zcc --as regiearts --json message list | json 2.id)"
'
test_expect_success 'what names a patient is refused, and nothing of it is kept' '
	code 65 send triagist "bsn 111222333" --to all --until "$UNTIL" 2>err && grep "may be a BSN" err &&
	code 65 send triagist "bel 06-12345678" --to all --until "$UNTIL" 2>err && grep "telephone" err &&
	code 65 send triagist "geb 12-03-1946" --to all --until "$UNTIL" 2>err && grep "day of birth" err &&
	! strings -a "$DIR"/state/journal.db* | grep -E "111222333|12345678|12-03-1946"
'
test_expect_success 'text from outside is hostile, and a message is a glance long' '
	code 65 send triagist "$(printf "rood \033[31m")" --to all --until "$UNTIL" 2>err && grep "U+001B" err &&
	code 65 send triagist "$(printf "twee\nregels")" --to all --until "$UNTIL" &&
	code 65 send triagist "$(printf "verborgen\342\200\256tekst")" --to all --until "$UNTIL" &&
	code 65 send triagist "$(printf "%0121d" 0 | tr 0 a)" --to all --until "$UNTIL" 2>err &&
	grep "at most 120 characters" err &&
	code 65 send triagist "$(printf "%0900d" 0 | tr 0 a)" --to all --until "$UNTIL"
'
test_expect_success 'its sender withdraws it, and nobody else' '
	id=$(reads ggz id) && code 77 zcc --as regiearts message withdraw "$id" 2>err &&
	grep "message $id is of triagist" err && zcc --as triagist message withdraw "$id" &&
	sees_some ggz 0 && code 65 zcc --as triagist message withdraw "$id" &&
	code 64 zcc --as triagist message withdraw alles
'
test_expect_success 'it is over at its time' '
	at=$(date -u -d "+8 seconds" +%Y-%m-%dT%H:%M:%SZ) && send triagist "zo weg" --to ggz --until "$at" &&
	sees_some ggz 1 && ahead 9 && soon 10 sees_some ggz 0
'
test_expect_success 'RL-1: who has no desk in the room sends none, and reads what is for everybody' '
	code 77 send intake x --to all --until "$UNTIL" && code 77 send auditor x --to all --until "$UNTIL" &&
	sees_some intake 0
'
test_expect_success 'HB-2: after a kill it still stands, and the journal replays to the same book' '
	hub_kill && hub_start && test "$(reads triagist from)" = regiearts && zcc --as beheer journal verify
'
test_expect_success 'AU-3: who sent what to whom stands in the audit, reading leaves no row' '
	zcc --as auditor audit show >all && grep "message-sent .*regiearts.* of regiearts to triagist" all &&
	grep "message-withdrawn.*of triagist to all" all && grep "message-over.*to ggz" all &&
	! grep "Lijn 112" all && zcc --as auditor --json audit show >all && ! grep "Lijn 112" all &&
	grep "\"act\":\"sent\",\"message\":[0-9]*,\"from\":\"regiearts\",\"to\":\"triagist\"" all && was=$(zcc --json status | json seq) && sees_some triagist 2 &&
	test "$(zcc --json status | json seq)" = "$was"
'
test_expect_success 'a full table is an answer' '
	i=2 && while test $i -lt 32; do
		send ggz "nummer $i" --to ggz --until "$UNTIL" >/dev/null || return 1
		i=$((i + 1))
	done &&
	code 75 send ggz "te veel" --to ggz --until "$UNTIL" 2>err && grep "32 messages already" err &&
	sees_some ggz 30
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
