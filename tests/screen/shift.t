#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='SH-1, HB-10, KB-12: two persons begin, hand over and take over on their screens'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

# Keys without passphrase, and then a site as any other.
site --demo >/dev/null || exit 1
sed -i 's/demo = true/demo = false/' "$CONF"

held_by() {
	test "$(zcc --json show "$1" | json claimed_by)" = "$2"
}

is_there() {
	zcc --json shift list | grep -q "\"name\":\"$1\""
}

dialog() {
	type "$1" ":dienst" && press "$1" Enter
}

# A person reads the question first; within 300 ms j does nothing.
commit() {
	sees "$1" "$2" && think && press "$1" j
}

test_expect_success 'PE-8: a console without a shift says so, and what it asks is refused' '
	hub_start && id=$(zcc --as intake intake --line zorgverlener) &&
	desk a 80x24 --as triagist --location hengelo && sees a "GEEN DIENST" && press a n &&
	sees a "De dienst van triagist loopt niet: begin die eerst met :dienst" && held_by "$id" null
'
test_expect_success 'SH-1: :dienst shows what is open and who is there, and j begins' '
	dialog a && sees a "open 1, met lopende klok 1" && commit a "Uw dienst beginnen" &&
	sees a "Uw dienst is begonnen" && sees_no a "GEEN DIENST" && is_there triagist &&
	zcc shift list >out && grep "^triagist .*hengelo" out
'
test_expect_success 'HB-10: with an open case it asks to whom; the colleague sees it and takes over' '
	desk b 80x24 --as regiearts --desk regie && sees b "GEEN DIENST" && dialog b &&
	commit b "Uw dienst beginnen" && sees b "is begonnen" && press a n && sees a "$id opgepakt" &&
	dialog a && sees a "1 open melding: aan wie" && sees a "1  regiearts  regiearts" &&
	press a 1 && commit a "1 open melding overdragen aan regiearts" &&
	sees a "Overgedragen aan regiearts" && sees b "VAN triagist" && held_by "$id" triagist &&
	dialog b && sees b "triagist draagt 1 open melding over" && think && press b w &&
	sees a "regiearts neemt niet over; uw dienst gaat door" && dialog a && sees a "1  regiearts  regiearts" && press a 1 &&
	commit a "overdragen aan regiearts" && sees b "VAN triagist" && dialog b &&
	commit b "Overnemen van triagist" && sees b "Overgenomen" && held_by "$id" regiearts &&
	sees a "Uw werk is overgenomen" && sees a "GEEN DIENST"
'
test_expect_success 'SH-1: a console that falls silent takes its shift along, and its case' '
	pid=$(tm display-message -p -t b "#{pane_pid}") && kill -9 "$(pgrep -P "$pid" -f zcc-console)" &&
	soon 20 sh -c "\"$ZCC_BIN/zcc-ctl\" -c \"$CONF\" --json show $id | grep verlaten" &&
	soon 20 eval "! is_there regiearts" && zcc --as auditor audit show >all && grep shift-lost all
'
test_expect_success 'VS-1, SH-1: who comes back has his call and his shift again, unasked' '
	desk d 80x24 --as regiearts --desk regie && sees d "mijn 1" && sees_no d "GEEN DIENST" &&
	is_there regiearts && zcc --as regiearts close "$id" --reason overig && sees_no d "mijn 1"
'
test_expect_success 'SH-1: logging out with nothing open ends the shift' '
	press d : && type d uit && press d Enter && commit d "Uitloggen en uw dienst" && desk_end d && test "$ENDED" = 0 &&
	zcc --as auditor audit show >all && grep "shift-ended.*regiearts" all &&
	eval "! is_there regiearts"
'
test_expect_success 'an unknown location is a usage error' '
	desk c 80x24 --as ggz --location maan && desk_end c && test "$ENDED" = 64 &&
	grep "maan" "$BASE/c.err"
'
test_expect_success 'the hub stops and leaves no segment' 'press a : && type a uit && press a Enter && desk_end a && hub_stop'

test_done
