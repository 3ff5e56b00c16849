#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='KO-1, OV-4: every hand-over is typed, acknowledged by its receiver, and falls back without that'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/clock.sh"

site --demo >/dev/null || exit 1
sed -i 's/takeover_s = { value = 900/takeover_s = { value = 1/' "$CONF"

# What hands over: each type of a case, as the programs know them, and the one to whoever works at a line or
# desk, and the two that are about all that somebody has.  Whoever adds one adds its two functions below: given_TYPE acknowledges, back_TYPE falls back.
words_of() { # FILE LIST: the words of an X macro
	sed -n "/#define $2(X)/,/[^\\\\]\$/p" "$TESTS/../$1" | sed -n 's/.*X([A-Z_]*, *[0-9]*, "\([a-z-]*\)").*/\1/p'
}
TYPES="$(words_of include/zcc/types.h ZCC_HAND_TYPES) doorverwijzing dienst vervolgzorg"
# Of each act of a case whether it hands the case to somebody else.
HANDS="rav meldkamer transfer handover forward forward-back"
OTHERS="claim release close abandon lost put-back hold resume return promise no-answer reached again spoken accept
	hand-back readdress triage identify back back-hold check check-missed check-later deploy authorise instruct judge decline no-show
	wrong-patient right-patient"

# limit NAME S: from now on this takes S seconds
limit() {
	sed "s/\\($1 = { value = \\)[0-9]*/\\1$2/" "$CONF" >"$BASE/limit.conf" && zcc config apply "$BASE/limit.conf"
}
field() {
	zcc --json show "$1" | json "$2"
}
is() {
	test "$(field "$1" "$2")" = "$3"
}
alarm_stands() {
	zcc alarm list | grep -qE "$1 +$2 +stands"
}
# in_hand AS [LINE]: a case in this person's hands
in_hand() {
	id=$(zcc intake --line "${2:-zorgverlener}" --place Hengelo --phone 0612345678) && zcc --as "$1" claim "$id" >out && echo "$id"
}
pass() { # AS CASE TO
	zcc --as "$1" transfer "$2" --to "$3" --situation a --background b --assessment c --recommendation d
}

# --- To the meldkamer -------------------------------------------------------------------------------------
sent() { # TYPE COMMAND...: sent, and the sender keeps it
	type=$1 && shift && id=$(in_hand triagist) && zcc --as triagist "$@" "$id" && is "$id" handover.type "$type" &&
	is "$id" handover.open true && is "$id" claimed_by triagist
}
acknowledged() {
	zcc --as centralist accept "$id" && is "$id" handover.state bevestigd && is "$id" claimed_by centralist &&
	is "$id" state overgedragen
}
unheard() { # it stays with the sender, an alarm says that nobody heard, and the sender telephones
	limit rav_wait_s 1 && ahead 2 && soon 60 alarm_stands rav-wait "$id" && is "$id" claimed_by triagist &&
	code 75 zcc --as triagist release "$id" && zcc --as triagist "$1" "$id" --spoken "De Wit" &&
	is "$id" handover.state gesproken && is "$id" claimed_by triagist && limit rav_wait_s 15
}
given_spoedmelding() { sent spoedmelding rav && acknowledged; }
back_spoedmelding() { sent spoedmelding rav && unheard rav; }
given_melding_meldkamer() { sent melding-meldkamer meldkamer --kind politie && acknowledged; }
back_melding_meldkamer() { sent melding-meldkamer meldkamer --kind grip && unheard meldkamer; }

# --- To a colleague ---------------------------------------------------------------------------------------
given() { # TYPE FROM CASE TO ROLE
	pass "$2" "$3" "$4" && is "$3" handover.type "$1" && is "$3" claimed_by "$2" && zcc --as "$4" accept "$3" &&
	is "$3" handover.state bevestigd && is "$3" claimed_by "$4" && is "$3" handover.type "$1"
}
falls_back() { # given back with a reason, and by time; the sender has had it all along
	pass "$2" "$3" "$4" && zcc --as "$4" accept "$3" --return geen-plaats && is "$3" handover.state teruggegeven &&
	is "$3" claimed_by "$2" && limit transfer_s 5 && pass "$2" "$3" "$4" && is "$3" handover.type "$1" &&
	ahead 6 && soon 60 is "$3" handover.state verlopen && is "$3" claimed_by "$2" && alarm_stands transfer-back "$3" &&
	code 75 zcc --as "$4" accept "$3" && limit transfer_s 1800
}
# what the meldkamer accepted and passes to the room
at_meldkamer() {
	id=$(in_hand triagist) && zcc --as triagist rav "$id" >out && zcc --as centralist accept "$id" >out && echo "$id"
}
given_verwijzing_zcc() { given verwijzing-zcc centralist "$(at_meldkamer)" triagist; }
back_verwijzing_zcc() { falls_back verwijzing-zcc centralist "$(at_meldkamer)" triagist; }
given_verwijzing_seh() { given verwijzing-seh triagist "$(in_hand triagist)" seh; }
back_verwijzing_seh() { falls_back verwijzing-seh triagist "$(in_hand triagist)" seh; }
given_overdracht_ggz() { given overdracht-ggz triagist "$(in_hand triagist)" ggz; }
back_overdracht_ggz() { falls_back overdracht-ggz triagist "$(in_hand triagist)" ggz; }
given_overdracht_wijkverpleging() { given overdracht-wijkverpleging triagist "$(in_hand triagist)" wijkverpleging; }
back_overdracht_wijkverpleging() { falls_back overdracht-wijkverpleging triagist "$(in_hand triagist)" wijkverpleging; }
given_overdracht_vervolgzorg() {
	id=$(in_hand triagist) && given overdracht-vervolgzorg triagist "$id" vervolgzorg && zcc --as vervolgzorg close "$id" --reason overig
}
back_overdracht_vervolgzorg() { falls_back overdracht-vervolgzorg triagist "$(in_hand triagist)" vervolgzorg; }
given_overdracht_collega() { given overdracht-collega triagist "$(in_hand triagist)" regiearts; }
back_overdracht_collega() { falls_back overdracht-collega triagist "$(in_hand triagist)" regiearts; }

# --- To another line or desk: there somebody takes it, and until then who sent it may -------------------------
forwarded() {
	id=$(in_hand triagist) && zcc --as triagist forward "$id" --to regulier --reason verkeerde-lijn >out && is "$id" line regulier &&
	is "$id" forwarded.by triagist && is "$id" forwarded.taken_by null && is "$id" claimed_by null
}
given_doorverwijzing() {
	forwarded && zcc --as regiearts claim "$id" && is "$id" forwarded.taken_by regiearts && is "$id" claimed_by regiearts
}
back_doorverwijzing() {
	forwarded && zcc --as triagist claim "$id" && is "$id" claimed_by triagist
}

# --- All that somebody has --------------------------------------------------------------------------------
given_dienst() {
	zcc --as rapid shift start >out && id=$(in_hand rapid) && zcc --as rapid shift end --to so >out &&
	is "$id" claimed_by rapid && zcc --as so shift start >out && zcc --as so shift accept rapid >out && is "$id" claimed_by so
}
back_dienst() { # refused, the shift goes on with what is in hand
	zcc --as rapid shift start >out && id=$(in_hand rapid) && zcc --as rapid shift end --to so >out &&
	zcc --as so shift refuse rapid >out && is "$id" claimed_by rapid && code 75 zcc --as so shift accept rapid &&
	zcc --as rapid note "$id" --text "gaat door"
}
turn() { # DESK: from now on it is this desk's turn
	sed "/^placements = (/,/^);/d; /^desks = (/,/^);/d" "$CONF" >turn.conf && cat >>turn.conf <<-EOF && zcc config apply turn.conf
	desks = (
		{ desk = "livio"; words = "Livio"; kind = "deelnemer"; source = "proef"; },
		{ desk = "nacht"; words = "Zorgcentrale"; kind = "zorgcentrale"; source = "proef"; }
	);
	placements = (
		{ desks = [ "$1" ]; source = "proef"; valid_from = "2026-01-01"; }
	);
	EOF
}
regie() {
	test "$(zcc --json handover list | json "$1")" = "$2"
}
handed() { # the turn has passed to another desk, and the case with the former is on its list
	turn livio && ahead 2 && soon 60 regie regie livio && id=$(in_hand vervolgzorg) && turn nacht && ahead 2 && soon 60 regie to_take_over nacht
}
given_vervolgzorg() {
	handed && zcc --as zorgcentrale handover accept --list "$(zcc --json handover list | json list)" >out &&
	regie regie nacht && is "$id" claimed_by zorgcentrale && zcc --as zorgcentrale close "$id" --reason overig
}
late_alarm() {
	zcc alarm list | grep -q takeover-wait
}
back_vervolgzorg() { # the former keeps it, an alarm says so, and with the turn back there is nothing to take
	handed && ahead 2 && soon 60 late_alarm && regie regie livio && is "$id" claimed_by vervolgzorg && turn livio &&
	ahead 2 && soon 60 regie to_take_over null && is "$id" claimed_by vervolgzorg
}

test_expect_success 'KO-1: every type of hand-over is known here, and so is what every act of a case does' '
	clock_start && hub_start && limit transfer_s 1800 && test "$(echo "$TYPES" | wc -w)" -ge 10 &&
	for act in $(words_of shared/care/state.h ZCC_ACTS); do
		case " $HANDS $OTHERS " in
		*[[:space:]]"$act"[[:space:]]*) ;;
		*) echo "does $act hand a case over?  Then it needs a type, and both tests" && return 1 ;;
		esac
	done
'
for type in $TYPES; do
	name=$(echo "$type" | tr - _)
	test_expect_success "KO-1: $type is acknowledged by who receives it" "given_$name"
	test_expect_success "KO-1: $type that nobody acknowledges falls back to its sender" "back_$name"
done

test_expect_success 'OV-1: of none of them may the recommendation be missing' '
	id=$(in_hand triagist) && for to in seh ggz wijkverpleging vervolgzorg regiearts; do
		code 65 zcc --as triagist transfer "$id" --to "$to" --situation a --background b --assessment c 2>err &&
		grep recommendation err || return 1
	done
'
test_expect_success 'OV-4: who was referred and does not come is called: the receiver says so, and the case is open again' '
	id=$(in_hand triagist) && zcc --as triagist identify "$id" --impossible onbekend >out &&
	code 75 zcc --as seh reopen "$id" 2>err && zcc --as triagist deploy "$id" --care seh --abcd a=4,b=4,c=4,d=4,e=4 \
		--complaint koorts --answer drinken=2 --urgency U3 --reason gezien &&
	pass triagist "$id" seh && zcc --as seh accept "$id" && zcc --as seh close "$id" --reason doorverwezen &&
	is "$id" state gesloten && zcc --as seh reopen "$id" >out && echo "$id" >want && test_cmp want out &&
	is "$id" state terugbellen && is "$id" claimed_by null && is "$id" urgency U3 &&
	test "$(zcc --json queue | json 0.id)" -gt 0 && zcc --as triagist claim "$id" && is "$id" state getrieerd &&
	zcc --as auditor --json audit show | grep -q "\"act\":\"no-show\""
'
test_expect_success 'OV-4: nobody is missed who was sent nowhere' '
	id=$(in_hand triagist) && zcc --as triagist close "$id" --reason overig && code 75 zcc --as triagist reopen "$id" 2>err &&
	grep "sent nowhere" err && code 65 zcc reopen 99999 && code 64 zcc reopen && code 77 zcc --as intake reopen "$id"
'
test_expect_success 'HB-4: all of it is in the journal' '
	zcc --as auditor journal verify && zcc --as auditor audit verify
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
