#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='Warm transfer (OV-1, OV-5, KB-6, PI-1)'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/clock.sh"

site --demo >/dev/null || exit 1
sed -i 's/undo_s = { value = 10/undo_s = { value = 300/' "$CONF"

# limit S: a transfer waits S seconds for its receiver
limit() {
	sed "s/transfer_s = { value = [0-9]*/transfer_s = { value = $1/" "$CONF" >"$BASE/limit.conf" &&
	zcc config apply "$BASE/limit.conf"
}

field() {
	zcc --json show "$1" | json "$2"
}

is() {
	test "$(field "$1" "$2")" = "$3"
}

# pass AS CASE TO: with all four parts
pass() {
	zcc --as "$1" transfer "$2" --to "$3" --situation "val van trap" --background "woont alleen" \
		--assessment "geen hoofdletsel" --recommendation "neem het gesprek over"
}

test_expect_success 'a hub starts, a call is in hand' '
	clock_start && hub_start && limit 1800 && one=$(zcc intake --line regulier --phone 0612345678) &&
	zcc --as triagist claim "$one"
'
test_expect_success 'OV-1: a transfer needs situation, background, assessment and recommendation' '
	code 65 zcc --as triagist transfer "$one" --to regiearts --situation a --background b --assessment c \
		--recommendation "" 2>err && grep recommendation err &&
	code 65 zcc --as triagist transfer "$one" --to regiearts --situation a --background b --assessment c \
		--recommendation "  " 2>err && grep recommendation err &&
	code 65 zcc --as triagist transfer "$one" --to regiearts --situation a --assessment c \
		--recommendation d 2>err && grep background err &&
	code 64 zcc --as triagist transfer "$one" && code 65 pass triagist "$one" niemand &&
	code 65 pass triagist "$one" triagist 2>err && grep "somebody else" err &&
	code 75 pass triagist "$one" auditor 2>err && grep "may not take over" err
'
test_expect_success 'OV-1: until the receiver has it the sender stays the owner, and both are on the case' '
	pass triagist "$one" regiearts >out && echo "$one" >want && test_cmp want out &&
	is "$one" state aangenomen && is "$one" claimed_by triagist && is "$one" handover.kind overdracht &&
	is "$one" handover.to regiearts && is "$one" handover.open true && is "$one" handover.from triagist &&
	zcc --as regiearts show "$one" --dossier | grep "neem het gesprek over" &&
	zcc --json queue >out && ! grep "val van trap" out
'
test_expect_success 'OV-1: only who was asked takes it' '
	code 77 zcc --as ggz accept "$one" 2>err && grep "handed over to regiearts, not to you" err &&
	code 77 zcc --as triagist accept "$one" 2>err && grep "is yours until" err &&
	code 75 zcc --as regiearts claim "$one"
'
test_expect_success 'OV-1: the receiver gives it back with a reason from the list, and none other' '
	code 65 zcc --as regiearts accept "$one" --return geen-zin &&
	zcc --as regiearts accept "$one" --return onvolledig && is "$one" claimed_by triagist &&
	is "$one" state aangenomen && is "$one" handover.state teruggegeven && is "$one" handover.by regiearts &&
	is "$one" handover.reason onvolledig && is "$one" handover.open false &&
	code 75 zcc --as regiearts accept "$one"
'
test_expect_success 'OV-1: the receiver takes it: the case and the regie are his, and no clock begins anew' '
	pass triagist "$one" regiearts && field "$one" waited_s >before && zcc --as regiearts accept "$one" &&
	is "$one" claimed_by regiearts && is "$one" state aangenomen && is "$one" handover.state bevestigd &&
	test "$(field "$one" waited_s)" -ge "$(cat before)" &&
	code 75 zcc --as triagist close "$one" --reason overig && code 75 zcc --as regiearts undo
'
test_expect_success 'OV-5: it falls back to the sender after the limit' '
	two=$(zcc intake --line regulier) && zcc --as triagist claim "$two" && pass triagist "$two" ggz &&
	limit 5 && ahead 6 && soon 20 is "$two" handover.state verlopen && is "$two" claimed_by triagist &&
	is "$two" state aangenomen && code 75 zcc --as ggz accept "$two" && limit 1800
'
test_expect_success 'OV-1: undo takes a transfer back; release and close end it' '
	pass triagist "$two" ggz && zcc --as triagist undo && is "$two" handover.open false &&
	code 75 zcc --as ggz accept "$two" && pass triagist "$two" ggz && zcc --as triagist release "$two" &&
	is "$two" state wachtend && is "$two" handover null && code 75 zcc --as ggz accept "$two"
'
test_expect_success 'OV-1: who waits is taken first, and another'"'"'s case is not passed on' '
	code 75 pass triagist "$two" ggz && zcc --as regiearts claim "$two" && code 75 pass triagist "$two" ggz &&
	zcc --as regiearts release "$two"
'
test_expect_success 'OV-1: time-critical goes before: rav ends a transfer' '
	zcc --as triagist claim "$two" && pass triagist "$two" ggz && zcc --as triagist rav "$two" &&
	is "$two" state rav && is "$two" handover.kind rav && code 77 zcc --as ggz accept "$two" &&
	zcc --as centralist accept "$two"
'
test_expect_success 'PI-1: one case number both ways: the meldkamer passes a patient who is not in danger to the room' '
	accepted=$(field "$two" handover.accepted_at) && test "$accepted" != null &&
	pass centralist "$two" triagist && is "$two" state overgedragen && is "$two" claimed_by centralist &&
	is "$two" handover.accepted_at "$accepted" && field "$two" handover.check_at | grep "^20" &&
	zcc --as triagist accept "$two" --return te-dringend && is "$two" handover.accepted_at "$accepted" &&
	zcc --json status | json handovers.rides >out && echo 1 >want && test_cmp want out &&
	pass centralist "$two" triagist &&
	zcc --as triagist accept "$two" && is "$two" state aangenomen && is "$two" claimed_by triagist &&
	is "$two" due_in_s null && zcc --as triagist close "$two" --reason overig
'
test_expect_success 'KB-6, OV-5: a centralist takes a 112 call in and passes it on at once, with what was said' '
	three=$(zcc --as centralist intake --line 112 --complaint buikpijn --place Hengelo --phone 0612345679 \
		--to triagist --situation "buikpijn sinds gisteren" --background "geen" \
		--assessment "ABCD vrij" --recommendation "triage ZCC") &&
	is "$three" state aangenomen && is "$three" claimed_by centralist && is "$three" line 112 &&
	is "$three" handover.open true && zcc --as triagist show "$three" --dossier | grep "ABCD vrij" &&
	zcc --as triagist accept "$three" && is "$three" claimed_by triagist && is "$three" version 3
'
test_expect_success 'KB-6: without all that is to be said nothing is taken in, and not by who may not pass on' '
	next=$((three + 1)) && code 65 zcc --as centralist intake --line 112 --to triagist --situation a &&
	code 77 zcc --as intake intake --line regulier --to triagist --situation a --background b \
		--assessment c --recommendation d && code 65 zcc show "$next"
'
test_expect_success 'OV-1: of two who take it one has it' '
	zcc operator add ggz2 --role ggz && four=$(zcc intake --line regulier) && zcc --as triagist claim "$four" &&
	pass triagist "$four" ggz && zcc --as ggz accept "$four" && code 75 zcc --as ggz2 accept "$four" 2>err &&
	is "$four" claimed_by ggz
'
test_expect_success 'OV-1: a hub restart in between keeps the transfer, its sender and its time' '
	five=$(zcc intake --line regulier) && zcc --as triagist claim "$five" && pass triagist "$five" ggz2 &&
	field "$five" handover.sent_at >before && hub_kill && rm -f "$DIR"/state/book-*.snap && hub_start &&
	field "$five" handover.sent_at >after && test_cmp before after && is "$five" claimed_by triagist &&
	zcc --as ggz2 accept "$five" && is "$five" claimed_by ggz2
'
test_expect_success 'OV-1: who was asked and is revoked is asked no longer' '
	six=$(zcc intake --line regulier) && zcc --as triagist claim "$six" && pass triagist "$six" ggz2 &&
	zcc operator revoke ggz2 && soon 20 is "$six" handover.state verlopen && is "$six" claimed_by triagist &&
	code 65 pass triagist "$six" ggz2 && zcc journal verify && zcc audit verify
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
