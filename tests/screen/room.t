#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='TE-1, UX 8.10: toezicht moves people, offers a call, says a word; the desk hears it'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1
sed -i 's/push_s = { value = 30/push_s = { value = 600/' "$CONF"

serves() {
	test "$(zcc --json shift list | perl -MJSON::PP -0777 -e '
		my ($o) = grep { $_->{name} eq $ARGV[0] } @{decode_json(<STDIN>)}; print "@{$o->{lines}}"' "$1")" = "$2"
}

test_expect_success 'UX 8.10: toezicht sees who is there, what they serve and what they do' '
	hub_start && desk a 80x24 --as triagist && sees a TRIAGE && sees a "geen bellers" &&
	desk t 80x24 --as toezicht && sees t TOEZICHT && sees t Telefonie\\\|Bezetting && press t m &&
	sees t "triagist .*alle lijnen .*VRIJ" && sees t "toezicht .*AANWEZIG"
'
test_expect_success 'T17: v and a digit move; the person reads by whom and when, and n offers only that' '
	press t v && sees t "triagist verplaatsen naar" && press t 5 && sees t "Gedaan; triagist krijgt bericht" &&
	sees a "toezicht zet u op zelftriage" && serves triagist zelftriage &&
	id=$(zcc intake --line regulier) && sees a "$id" && press a n &&
	sees a "Niemand wacht voor triagist op zelftriage"
'
test_expect_success 'TE-1: p gives a break, the desk shows it; :pauze ends it' '
	press t p && sees t "tot wanneer" && press t Enter && sees a "PAUZE" && press a n && sees a "heeft pauze" && press a : && type a pauze &&
	press a Enter && sees a "Uw pauze is voorbij" && sees_no a "| PAUZE"
'
test_expect_success 'TE-1: an offered call rings, stands on row 1, and n takes it' '
	was=$(bytes a) && press t : && type t "geef $id triagist" && press t Enter &&
	sees t "$id is aangeboden aan triagist" && sees a "AANBOD $id" &&
	sees a "toezicht biedt u $id aan" && tr -d -c "\007" <"$BASE/a.bytes" | grep -q . &&
	press a n && sees a "$id opgepakt" && sees_no a "AANBOD"
'
test_expect_success 'TE-1: one that is declined is for everybody again' '
	escape a && two=$(zcc intake --line regulier) && press t : &&
	type t "geef $two triagist" && press t Enter && sees a "AANBOD $two" && press a : &&
	type a "weiger 1" && press a Enter && sees a "$two geweigerd" && sees_no a "AANBOD"
'
test_expect_success 'TE-1: toezicht chooses call and person by digits, and reads that he does not take it' '
	press t : && type t "paneel 1" && press t Enter && sees t "TOEZICHT Telefonie" && press t g &&
	sees t "Welke oproep aanbieden" && press t 1 && sees t "1  triagist  *triagist  *IN GESPREK" && press t 1 &&
	sees t "$two is aangeboden aan triagist" && sees a "AANBOD $two" && press a : && type a weiger &&
	press a Enter && sees a "$two weigeren: waarom" && press a 3 && sees a "$two geweigerd" &&
	sees t "triagist pakt $two niet op" && escape t && press t m
'
test_expect_success 'a message is written in its form: to a desk, refused with a BSN, sent without, taken back' '
	press a @ && sees a "Een bericht aan wie" && sees a "balie toezicht  *1 aanwezig" && type a toezicht &&
	sees a "1  balie toezicht" && press a 1 && sees a "Bericht aan balie toezicht" && type a "bsn 111222333" &&
	press a Enter && sees a "Enter verstuurt" && press a Enter && sees a "lijkt een BSN te staan" &&
	sees a "bsn 111222333" && press a C-u && type a "kom even" && press a Enter && press a Enter &&
	sees a "Het bericht staat er" && sees t "triagist: kom even" && press a : && type a ber && press a Enter &&
	sees a ">.*triagist: kom even" && press a x && sees a "Het bericht is ingetrokken" && sees a "geen berichten" &&
	escape a && sees_no t "kom even"
'
test_expect_success 'a message is one line until it is read, and is gone when it is withdrawn' '
	press t : && write t "zeg triagist 30;lijn 112 is druk" && press t Enter && sees t "Het bericht staat er" &&
	press a Down && sees a "toezicht: lijn 112 is druk" && press a : && type a ber && press a Enter &&
	sees a "1 bericht" && escape a && sees_no a "lijn 112 is druk" && press t : && type t "zeg - 2" &&
	press t Enter && press a : && type a ber && press a Enter && sees a "geen berichten" && escape a
'
test_expect_success 'goal 3: a line on which nothing happens is silent, with a message and without' '
	zcc --as toezicht message "tot straks" --to all --until "$(date -u -d "+1 hour" +%Y-%m-%dT%H:%M:%SZ)" &&
	sees t "toezicht zet\|tot straks\|Bezetting" && sees a "tot straks" &&
	asked=$(zcc --json status | json counters.commands) && think 3 &&
	test "$(zcc --json status | json counters.commands)" = "$asked"
'
test_expect_success 'KB-7, OV-5: a call is taken in by hand; the meldkamer hands it over at once, or reads why not' '
	press a m && sees a "Er komt een oproep binnen" && type a 3 && sees a "= zorgverlener" && press a Enter &&
	type a koorts && press a Enter && type a Niemandsland && press a NPage Enter && sees a "Niemandsland" &&
	sees a "gemeente\|plaats" && for n in 1 2 3 4 5 6 7 8; do press a Up; done && press a C-u && type a Borne && press a NPage Enter &&
	sees a "is aangenomen" && zcc --json queue | grep -q "\"place\":\"Borne\"" &&
	desk m 80x24 --as centralist && sees m "MELDKAMER" && press m m && sees m "Overdragen aan" && type m 112 &&
	for n in 1 2 3 4 5 6 7 8; do press m Enter; done && type m triagist && press m Enter && type m val && press m Enter &&
	type m alleen && press m Enter && type m stabiel && press m Enter && type m neem && press m Enter &&
	sees m "is aangenomen" && zcc --json queue | grep -q "\"claimed_by\":\"centralist\"" &&
	press m : && type m uit && press m Enter && sees m itloggen && think && press m j && desk_end m
'
test_expect_success 'the hub stops and leaves no segment' '
	press a : && type a uit && press a Enter && sees a itloggen && think && press a j && desk_end a && hub_stop
'

test_done
