#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='OP-4, CO-5: the regie of vervolgzorg passes when the list of open cases is acknowledged'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# turn DESK: from now on it is this desk's turn
turn() {
	sed "/^placements = (/,/^);/d; /^desks = (/,/^);/d" "$BASE/was.conf" >turn.conf &&
	cat >>turn.conf <<-EOF &&
	desks = (
		{ desk = "livio"; words = "Livio"; kind = "deelnemer"; source = "proef"; },
		{ desk = "nacht"; words = "Zorgcentrale"; kind = "zorgcentrale"; source = "proef"; } );
	placements = (
		{ desks = [ "$1" ]; source = "proef"; valid_from = "2026-01-01"; } );
	EOF
	zcc --as beheer config apply turn.conf
}

regie() {
	zcc --json handover list | json "$1"
}

is() {
	test "$(regie "$1")" = "$2"
}

mine() {
	test "$(zcc --json show "$1" | json claimed_by)" = "$2"
}

test_expect_success 'OP-4: the first turn begins with nobody to take it from' '
	sed "s/takeover_s = { value = 900/takeover_s = { value = 1/" "$CONF" >"$BASE/was.conf" && cp "$BASE/was.conf" "$CONF" &&
	hub_start && turn livio && soon 60 is regie livio && is to_take_over null && is open 0 &&
	zcc handover list >out && grep "^regie  *livio since 20" out && grep "^open cases  *0, list 0$" out
'
test_expect_success 'OP-4: a case in the hands of vervolgzorg is on the list, a promised call back too' '
	held=$(zcc intake --line zorgverlener --phone 0612345678) && back=$(zcc intake --line zorgverlener --phone 0612345679) &&
	other=$(zcc intake --line zorgverlener) &&
	zcc --as vervolgzorg claim "$held" && zcc --as vervolgzorg claim "$back" && zcc --as triagist claim "$other" &&
	zcc --as vervolgzorg callback "$back" --in 300 && is open 2 &&
	regie cases.0.claimed_by | grep -x vervolgzorg &&
	zcc --json show "$held" | json follow_up | grep -x true && zcc --json show "$other" | json follow_up | grep -x false
'
test_expect_success 'OP-4: nobody is to take over, and that is said' '
	code 75 zcc --as vervolgzorg handover accept 2>err && grep "nobody is to take over" err
'
test_expect_success 'OP-4: the turn passes, the regie does not: the former keeps it' '
	turn nacht && soon 60 is to_take_over nacht && is regie livio && mine "$held" vervolgzorg &&
	test "$(regie due_since)" != null && zcc status | grep "^placements.*the regie is still with livio" &&
	zcc handover list >out && grep "^to take over  *nacht since 20.*; an alarm from 20" out
'
test_expect_success 'OP-4: what nobody acknowledges within the limit is an alarm to toezicht' '
	alarm() { zcc --json alarm list | perl -MJSON::PP -0777 -ne "print map { \$_->{priority} . join(q(,), @{\$_->{for}}) . qq(\n) }
		grep { \$_->{kind} eq q(takeover-wait) && !\$_->{gone} } @{decode_json(\$_)}"; } &&
	late() { alarm | grep -x middeltoezicht; } && soon 60 late && mine "$held" vervolgzorg
'
test_expect_success 'OP-4: only whose turn it is, and only the list that was read' '
	code 77 zcc --as vervolgzorg handover accept 2>err && grep "work as zorgcentrale" err &&
	code 77 zcc --as triagist handover accept && list=$(regie list) &&
	zcc --as vervolgzorg close "$back" --reason overig &&
	code 75 zcc --as zorgcentrale handover accept --list "$list" 2>err && grep "1 open cases now" err &&
	code 65 zcc --as zorgcentrale handover accept --list x 2>err && grep "handover list" err && mine "$held" vervolgzorg
'
test_expect_success 'OP-4: acknowledged: who and when, the case goes along, no clock restarts, the alarm is over' '
	was=$(zcc --json queue | perl -MJSON::PP -0777 -ne "print map { \$_->{received_at} } grep { \$_->{id} == $held } @{decode_json(\$_)}") &&
	zcc --as zorgcentrale handover accept --list "$(regie list)" >out && grep "^regie  *nacht since 20.*, taken over by zorgcentrale" out &&
	mine "$held" zorgcentrale && is regie nacht && is to_take_over null && is taken_over_by zorgcentrale &&
	test "$(regie taken_over_at)" != null && test "$(zcc --json show "$held" | json received_at)" = "$was" &&
	none() { test -z "$(alarm)"; } && soon 60 none &&
	zcc --as auditor audit show --limit 5000 >out && grep "placing-due.*livio to nacht, 2 open" out && grep "placing-taken-over  *zorgcentrale.*nacht, 1 open" out &&
	grep "case-handed-over" out
'
test_expect_success 'OP-4: with nothing open the regie passes by itself; a restart forgets nothing' '
	zcc --as zorgcentrale close "$held" --reason overig && is open 0 && turn livio && soon 60 is regie livio && is taken_over_by null &&
	hub_stop && hub_start && is regie livio && is to_take_over null && zcc journal verify
'
test_expect_success 'a desk whose people have no role here is refused by name' '
	sed "s/kind = \"deelnemer\"; source/kind = \"deelnemer\"; role = \"triagist\"; source/" turn.conf >wrong.conf &&
	code 78 zcc config check wrong.conf 2>err && grep "triagist is no role whose desk is vervolgzorg" err
'

test_done
