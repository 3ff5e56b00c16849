#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='The telephone: on hold, hung up, called back (TE-1, TB-3, CB-1, VS-1)'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/clock.sh"

site --demo >/dev/null || exit 1
# However slow the machine is, an act can still be taken back.
sed -i 's/undo_s = { value = 10/undo_s = { value = 300/' "$CONF"

# limit S: who is put on hold from now on waits for anybody after S seconds
limit() {
	sed "s/hold_s = { value = [0-9]*/hold_s = { value = $1/" "$CONF" >"$BASE/limit.conf" &&
	zcc config apply "$BASE/limit.conf"
}

field() {
	zcc --json show "$1" | json "$2"
}

# is CASE FIELD VALUE
is() {
	test "$(field "$1" "$2")" = "$3"
}

# due CASE LO HI
due() {
	left=$(field "$1" due_in_s) && test "$left" -ge "$2" && test "$left" -le "$3"
}

alarm_stands() {
	zcc alarm list | grep -E "$1 +$2 +stands"
}

no_alarm_stands() {
	! alarm_stands "$1" "$2"
}

queue_ids() {
	zcc --json queue | tr "{" "\n" | sed -n "s/^\"id\":\([0-9]*\),.*/\1/p" | tr "\n" " "
}

test_expect_success 'a hub starts, calls come in' '
	clock_start && hub_start && one=$(zcc intake --line spoed --phone 0612345678) &&
	two=$(zcc intake --line regulier --phone 0612345679)
'
test_expect_success 'TE-1: who has a case in hand puts the caller on hold and speaks on' '
	code 75 zcc hold "$one" 2>err && grep "possible now: claim abandon rav" err &&
	zcc claim "$two" && zcc hold "$two" >out && echo "$two" >want && test_cmp want out &&
	is "$two" state aangehouden && is "$two" claimed_by demo && due "$two" 1 120 &&
	test "$(field "$two" held_s)" -ge 0 && zcc show "$two" | grep "on hold for" &&
	code 75 zcc --as triagist resume "$two" 2>err && grep "ask demo to release it" err &&
	zcc resume "$two" && is "$two" state aangenomen && is "$two" held_s null &&
	zcc undo && is "$two" state aangehouden && zcc resume "$two"
'
test_expect_success 'TE-1: the command line holds nobody unasked' '
	zcc claim "$one" && is "$two" state aangenomen && is "$one" state aangenomen
'
test_expect_success 'TE-1, VS-1: over the limit the call is at the head of its class, with the name and the old clock' '
	older=$(zcc intake --line spoed --phone 0612345670) && limit 5 && zcc hold "$one" && limit 3600 &&
	ahead 6 && soon 20 is "$one" state wachtend && is "$one" held_by demo && is "$one" returned true &&
	is "$one" claimed_by null && due "$one" -3600 25 &&
	soon 5 alarm_stands hold-limit "$one" &&
	zcc --as triagist claim --next >out && echo "$one" >want && test_cmp want out &&
	soon 5 no_alarm_stands hold-limit "$one" && is "$one" held_by null
'
test_expect_success 'TB-3: who hangs up waiting, in hand or on hold is to be called back' '
	zcc --as triagist hangup "$one" && is "$one" state afgehaakt && is "$one" callback true &&
	zcc hold "$two" && zcc hangup "$two" && is "$two" state afgehaakt &&
	zcc abandon "$older" && is "$older" state afgehaakt && is "$older" urgency U1 &&
	zcc show --dossier "$older" | grep 0612345670
'
test_expect_success 'TB-3: a caller who calls again is linked, and the call back shows it' '
	again=$(zcc intake --line regulier --phone 06-12345679) && is "$again" earlier "$two" &&
	is "$two" again "$again" && zcc show "$two" | grep "called again: $again" &&
	zcc claim "$again" && zcc close "$again" --reason overig
'
test_expect_success 'TB-3: an anonymous caller is shown and counted, and cannot be called back' '
	anon=$(zcc intake --line regulier) && zcc abandon "$anon" && is "$anon" anonymous true &&
	zcc --json status | json callbacks.anonymous >out && grep -x 1 out &&
	zcc status | grep "4 open, 0 overdue, 1 anonymous" &&
	code 75 zcc callback "$anon" --attempt geen-gehoor 2>err && grep "has no number" err &&
	code 75 zcc callback "$anon" --in 5 &&
	zcc note "$anon" --text "nummer van de buren" --phone 0541123456 && is "$anon" anonymous false &&
	zcc callback "$anon" --in 5 && zcc close "$anon" --reason dubbel
'
test_expect_success 'CB-1: a promise is shown, sorted by, and not for a caller nobody spoke to' '
	live=$(zcc intake --line regulier --phone 0541987654) &&
	code 75 zcc callback "$live" --in 30 2>err && grep "take it first" err &&
	zcc claim "$live" && zcc callback "$live" --in 30 && is "$live" state terugbellen &&
	due "$live" 1500 1800 && field "$live" promised_at | grep "^20.*Z$" &&
	zcc callback "$two" --in 20 && queue_ids >out && grep "$two .*$live " out &&
	zcc callback "$two" --in 40 && queue_ids >out && grep "$live .*$two " out &&
	zcc callback "$live" --at "$(date -u -d "+2 hours" +%Y-%m-%dT%H:%M:%SZ)" && due "$live" 7000 7200 &&
	zcc callback "$live" --at "$(TZ=Europe/Amsterdam date -d "+48 hours" +%Y-%m-%dT%H:%M)" && due "$live" 172700 172800 &&
	code 65 zcc callback "$live" --at 1969-01-01T10:00:00Z 2>err && grep "at \"1969.* is no time" err &&
	zcc callback "$live" --at "$(TZ=Europe/Amsterdam date -d "+3 hours" +%H:%M)" &&
	due "$live" 10000 10800
'
test_expect_success 'CB-1: what is no promise is refused' '
	code 65 zcc callback "$live" --at 2020-01-01T10:00:00Z 2>err && grep "passed already" err &&
	code 65 zcc callback "$live" --in 10081 && code 65 zcc callback "$live" --at 25:00 &&
	code 65 zcc callback "$live" --attempt misschien && code 64 zcc callback "$live" &&
	code 64 zcc callback "$live" --in 5 --attempt bereikt && code 65 zcc callback 999 --in 5
'
test_expect_success 'CB-1: attempts count; a calm one may be closed as not reached after the last' '
	calm=$(zcc intake --line zelftriage --phone 0541555555) && zcc abandon "$calm" &&
	for n in 1 2 3; do
		code 75 zcc close "$calm" --reason geen-gehoor 2>err && grep "of 3: call again" err &&
		zcc callback "$calm" --attempt geen-gehoor && is "$calm" attempts "$n" &&
		is "$calm" state terugbellen || return 1
	done &&
	zcc close "$calm" --reason geen-gehoor && is "$calm" state gesloten
'
test_expect_success 'CB-1: an urgent one goes to the regiearts, with an alarm, and never off the list' '
	for n in 1 2 3; do zcc callback "$one" --attempt geen-gehoor || return 1; done &&
	is "$one" regie true && is "$one" state terugbellen && alarm_stands callback-regie "$one" &&
	code 77 zcc --as triagist close "$one" --reason geen-gehoor 2>err && grep "with the regiearts" err &&
	zcc --json queue | grep "\"id\":$one," &&
	zcc --as regiearts close "$one" --reason geen-gehoor && is "$one" state gesloten &&
	soon 5 no_alarm_stands callback-regie "$one"
'
test_expect_success 'CB-1: who is reached is in the hands of who called' '
	zcc --as triagist callback "$two" --attempt bereikt && is "$two" state aangenomen &&
	is "$two" claimed_by triagist && is "$two" callback false && is "$two" promised_at null &&
	zcc --as triagist close "$two" --reason overig
'
test_expect_success 'all of it is in the journal: a restart and a replay give the same' '
	zcc callback "$older" --attempt geen-gehoor && zcc --json show "$older" | json attempts >before &&
	field "$live" promised_at >>before && hub_kill && rm -f "$DIR"/state/book-*.snap && hub_start &&
	zcc --json show "$older" | json attempts >after && field "$live" promised_at >>after &&
	test_cmp before after && zcc journal verify && zcc audit verify
'
test_expect_success 'a role without the verb may not: 77' '
	code 77 zcc --as toezicht hold "$live" && code 77 zcc --as intake callback "$live" --in 5
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
