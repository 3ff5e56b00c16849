#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='TE-1, RL-2: who serves which lines, breaks, and a call for one person'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/clock.sh"

# Keys without passphrase, and then a site as any other.
site --demo >/dev/null && clock_start && hub_start && zcc operator add anna --role triagist >/dev/null &&
	zcc operator add dora --role triagist --lines regulier >/dev/null && hub_stop &&
	sed -i 's/demo = true/demo = false/; s/push_s = { value = 30/push_s = { value = 600/' "$CONF" || exit 1
lines_open

state() {
	zcc --json show "$1" | json "$2"
}

# one field of who is there
who() {
	zcc --json shift list | perl -MJSON::PP -0777 -e '
		my ($o) = grep { $_->{name} eq $ARGV[0] } @{decode_json(<STDIN>)};
		my $v = $o->{$ARGV[1]};
		print ref $v eq "ARRAY" ? "@$v" : $v // "null", "\n"' "$1" "$2"
}

is() {
	test "$(who "$1" "$2")" = "$3"
}

call() {
	zcc --as intake intake --line "$1"
}

test_expect_success 'SH-1: two triagists and toezicht work' '
	hub_start &&
	for name in triagist anna toezicht; do zcc --as $name shift start || return 1; done &&
	is triagist lines "spoed regulier zorgverlener 112 zelftriage terugbellen"
'
test_expect_success 'TE-1: next offers only the lines where toezicht put somebody' '
	regular=$(call regulier) && triage=$(call zelftriage) &&
	zcc --as toezicht shift move triagist --line zelftriage --line terugbellen &&
	is triagist lines "zelftriage terugbellen" && is triagist moved_by toezicht &&
	test "$(who triagist moved_at)" != null && zcc shift list >out &&
	grep "^triagist .*serves zelftriage terugbellen" out &&
	test "$(zcc --as triagist claim --next)" = "$triage" &&
	code 75 zcc --as triagist claim --next 2>err &&
	grep "nobody waits on the lines that triagist serves now (zelftriage terugbellen)" err &&
	test "$(state "$regular" state)" = wachtend
'
test_expect_success 'TE-1: what is in hand stays, and by hand he takes what he could take before' '
	zcc --as toezicht shift move triagist --line spoed &&
	test "$(state "$triage" claimed_by)" = triagist && zcc --as triagist claim "$regular" &&
	zcc --as triagist close "$regular" --reason overig &&
	zcc --as triagist close "$triage" --reason overig &&
	soon 5 is triagist answered_shift 2
'
test_expect_success 'TE-1: a U1 that nobody else serves is offered all the same, and not while somebody does' '
	zcc --as toezicht shift move triagist --line regulier && urgent=$(call spoed) &&
	code 75 zcc --as triagist claim --next && zcc --as toezicht shift move anna --pause &&
	test "$(zcc --as triagist claim --next)" = "$urgent" &&
	zcc --as triagist close "$urgent" --reason overig &&
	zcc --as toezicht shift move anna --resume && zcc --as toezicht shift move triagist --all &&
	is triagist lines "spoed regulier zorgverlener 112 zelftriage terugbellen"
'
test_expect_success 'RL-2: nobody is put where his role or his competence does not reach, nor by whom may not' '
	zcc --as dora shift start &&
	code 77 zcc --as toezicht shift move dora --line spoed 2>err &&
	grep "operator dora takes no calls of line spoed" err &&
	code 77 zcc --as triagist shift move dora --all && code 65 zcc --as toezicht shift move niemand --all &&
	code 64 zcc --as toezicht shift move dora --all --pause && code 64 zcc --as toezicht shift move dora &&
	code 65 zcc --as toezicht shift move dora --line maan && code 64 zcc --as toezicht shift move dora --all --until 15:30 &&
	code 75 zcc --as toezicht shift move ggz --line spoed 2>err && grep "no shift that runs" err &&
	code 75 zcc --as toezicht shift move toezicht --all 2>err && grep "takes calls" err &&
	zcc --as dora shift end
'
test_expect_success 'TE-1: a break: no next caller, what is in hand stays, and it is ended' '
	code 75 zcc --as anna shift resume && mine=$(call regulier) && zcc --as anna claim "$mine" &&
	zcc --as anna shift pause && is anna paused 1 && other=$(call regulier) &&
	code 75 zcc --as anna claim --next 2>err && grep "has a break: end it first" err &&
	zcc --as anna note "$mine" --text "ga door" && zcc --as anna close "$mine" --reason overig &&
	zcc --as anna shift resume && test "$(zcc --as anna claim --next)" = "$other" &&
	zcc --as anna close "$other" --reason overig
'
test_expect_success 'TE-1: a break with a time ends by itself' '
	code 65 zcc --as anna shift pause --until 2020-01-01T00:00:00Z &&
	code 65 zcc --as anna shift pause --until morgen &&
	at=$(date -u -d "+8 seconds" +%Y-%m-%dT%H:%M:%SZ) && zcc --as anna shift pause --until "$at" &&
	test "$(who anna paused_until)" != null && ahead 9 && soon 10 is anna paused 0 && is anna moved_by null
'
test_expect_success 'TE-1: a pushed call is the next of whom it is for, and keeps its clock and place' '
	first=$(call regulier) && second=$(call regulier) && since=$(state "$second" received_at) &&
	zcc --as toezicht push "$second" --to anna && is anna pushed_case "$second" && is anna pushed_by toezicht &&
	code 75 zcc --as triagist claim "$second" 2>err && grep "is offered to anna" err &&
	test "$(zcc --as triagist claim --next)" = "$first" && code 75 zcc --as triagist claim --next &&
	test "$(state "$second" version)" = 1 && test "$(zcc --as anna claim --next)" = "$second" &&
	test "$(state "$second" received_at)" = "$since" && is anna pushed_case null &&
	zcc --as anna close "$second" --reason overig && zcc --as triagist close "$first" --reason overig
'
test_expect_success 'TE-1: it is declined with a reason, by whom it is for' '
	id=$(call regulier) && zcc --as toezicht push "$id" --to anna &&
	code 64 zcc --as anna push "$id" && code 65 zcc --as anna push "$id" --decline zomaar &&
	code 75 zcc --as triagist push "$id" --decline bezig && zcc --as anna push "$id" --decline bekende &&
	is anna pushed_case null && test "$(zcc --as triagist claim --next)" = "$id" &&
	zcc --as triagist release "$id"
'
test_expect_success 'TE-1: after the limit it is for everybody, at its old place' '
	sed "s/push_s = { value = [0-9]*/push_s = { value = 5/" "$CONF" >short.conf &&
	zcc --as beheer config apply short.conf && zcc --as toezicht push "$id" --to anna &&
	ahead 6 && soon 20 is anna pushed_case null && test "$(zcc --as triagist claim --next)" = "$id" &&
	zcc --as triagist close "$id" --reason overig
'
test_expect_success 'TE-1: a U1 is anybodys, pushed or not' '
	sed "s/push_s = { value = [0-9]*/push_s = { value = 600/" "$CONF" >long.conf &&
	zcc --as beheer config apply long.conf && id=$(call spoed) &&
	zcc --as toezicht push "$id" --to anna && test "$(zcc --as triagist claim --next)" = "$id" &&
	is anna pushed_case null && zcc --as triagist close "$id" --reason overig
'
test_expect_success 'TB-4, TE-1: two at once on a U1 that was offered: one has it, and nobody is told twice' '
	id=$(call spoed) && zcc --as toezicht push "$id" --to anna &&
	{ zcc --as anna claim --next >one 2>&1 & other=$!; zcc --as triagist claim --next >two 2>&1; wait $other; } ;
	cat one two >both && test "$(grep -cx "$id" both)" = 1 && by=$(state "$id" claimed_by) &&
	is anna pushed_case null && zcc --as "$by" close "$id" --reason overig
'
test_expect_success 'TE-1: not to who has a break, other lines, another offer, or no shift; and only what waits' '
	id=$(call regulier) && more=$(call regulier) && code 65 zcc --as toezicht push "$id" --to niemand &&
	code 75 zcc --as toezicht push "$id" --to ggz && code 75 zcc --as toezicht push "$id" --to toezicht &&
	code 77 zcc --as triagist push "$id" --to anna && zcc --as anna shift pause &&
	code 75 zcc --as toezicht push "$id" --to anna && zcc --as anna shift resume &&
	zcc --as toezicht push "$id" --to anna && code 75 zcc --as toezicht push "$more" --to anna &&
	zcc --as triagist claim "$more" && code 75 zcc --as toezicht push "$more" --to anna 2>err &&
	grep "aangenomen by triagist" err && code 65 zcc --as toezicht push 999999 --to anna &&
	zcc --as triagist close "$more" --reason overig
'
test_expect_success 'HB-2, TE-1: after a kill it is offered, and he serves, as before' '
	zcc --as toezicht shift move triagist --line zelftriage && hub_kill && hub_start &&
	is anna pushed_case "$id" && is triagist lines zelftriage && zcc --as beheer journal verify &&
	code 75 zcc --as triagist claim --next && test "$(zcc --as anna claim --next)" = "$id"
'
test_expect_success 'HB-1: the same id moves and pushes once' '
	id2=$(call regulier) &&
	hex=$(printf "%012x%020x" "$(now_ms)" 7) && zcc --as toezicht --id "$hex" push "$id2" --to anna &&
	zcc --as anna push "$id2" --decline bezig && zcc --as toezicht --id "$hex" push "$id2" --to anna &&
	is anna pushed_case null
'
test_expect_success 'TE-1, SH-1: with the shift all of it ends' '
	zcc --as toezicht push "$id2" --to triagist && zcc --as triagist shift pause &&
	zcc --as triagist shift end && test "$(zcc --as anna claim --next)" = "$id2" &&
	zcc --as triagist shift start && is triagist paused 0 &&
	is triagist lines "spoed regulier zorgverlener 112 zelftriage terugbellen"
'
test_expect_success 'AU-3: who moved whom and who was offered what stands in the audit' '
	zcc --as auditor audit show >all && grep "operator-moved.*toezicht.*triagist serves zelftriage terugbellen" all &&
	grep "operator-moved.*anna has a break" all && zcc --as auditor audit show --case "$id" >of &&
	grep "case-pushed.*to anna" of && zcc --as auditor --json audit show >all &&
	grep "\"operator\":\"triagist\",\"lines\":\[\"zelftriage\",\"terugbellen\"\],\"paused\":false" all &&
	grep "\"act\":\"offered\",\"to\":\"anna\",\"reason\":null,\"until_line_ms\":[0-9]" all
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
