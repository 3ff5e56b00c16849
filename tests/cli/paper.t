#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='Calls written on paper while there was no hub are entered with their times: PT-1'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

field() {
	zcc --json show "$1" | json "$2"
}
is() {
	test "$(field "$1" "$2")" = "$3"
}
# ago MIN: as RFC 3339
ago() {
	date -u -d "-$1 minutes" +%Y-%m-%dT%H:%M:%SZ
}
# local_ago MIN: as people write it
local_ago() {
	TZ=Europe/Amsterdam date -d "-$1 minutes" +%Y-%m-%dT%H:%M
}
waited() {
	n=$(field "$1" waited_s) && test "$n" -ge "$2" && test "$n" -le "$3"
}
closed_now() {
	zcc --json status | json cases.closed
}

test_expect_success 'a hub starts' 'hub_start && live=$(zcc intake --line regulier)'
test_expect_success 'PT-1: who still waits goes before who called later, with the clock of the real time' '
	a=$(zcc intake --line regulier --received "$(ago 30)" --phone 0612345678) &&
	waited "$a" 1799 1860 && is "$a" state wachtend && is "$a" entered_later true &&
	test "$(field "$a" due_in_s)" -lt -1600 && zcc --json queue | json 0.id | grep -x "$a" &&
	is "$live" entered_later false && zcc queue | grep "^ *$a .*(entered later)"
'
test_expect_success 'PT-1: local time, also the hour alone' '
	b=$(zcc intake --line regulier --received "$(local_ago 20)") && waited "$b" 1200 1261 &&
	hour=$(TZ=Europe/Amsterdam date -d "-10 minutes" +%H:%M) &&
	c=$(zcc intake --line regulier --received "$hour") && waited "$c" 600 661
'
test_expect_success 'PT-1: answered is a call back, closed is done' '
	d=$(zcc intake --line regulier --received "$(ago 50)" --answered "$(ago 50)" --phone 0612345679) &&
	is "$d" state terugbellen && is "$d" callback true && waited "$d" 2999 3060 &&
	before=$(closed_now) &&
	e=$(zcc intake --line spoed --received "$(ago 55)" --answered "$(ago 54)" --closed "$(ago 40)" \
		--reason advies --name "Verzonnen Papier" --note "van kaart 12") &&
	is "$e" state gesloten && is "$e" reason advies && test "$(closed_now)" = $((before + 1)) &&
	zcc show --dossier "$e" | grep "van kaart 12"
'
test_expect_success 'a time that is empty is none: the call is not taken in as one of now' '
	before=$(zcc --json queue | json length) && code 65 zcc intake --line spoed --received "" 2>err && grep "is no time" err &&
	code 65 zcc intake --line spoed --to "" 2>err && grep "leave it out" err &&
	test "$(zcc --json queue | json length)" = "$before"
'
test_expect_success 'KB-1, PI-8, PT-1: of a professional the card says what was asked, as what he called, and for whom' '
	p=$(zcc intake --line zorgverlener --received "$(ago 45)" --answered "$(ago 44)" --asks indicatie --professional huisarts \
		--organisation "Praktijk Papier") && is "$p" asks indicatie && is "$p" professional huisarts && is "$p" desk vervolgzorg &&
	is "$p" state terugbellen && is "$p" entered_later true && zcc show --dossier "$p" | grep "Praktijk Papier" &&
	code 65 zcc intake --line regulier --received "$(ago 45)" --asks indicatie
'
test_expect_success 'PT-1: the figures count it at its real time' '
	zcc --json intake --line regulier --post hap-almelo --received "$(ago 90)" --answered "$(ago 90)" &&
	zcc --json intake --line regulier --post hap-almelo --received "$(ago 5)" --answered "$(ago 5)" &&
	counted() { zcc --json status >s && test "$(json posts.2.calls_60 <s)" = 1 &&
		test "$(json posts.2.answered_60 <s)" = 1 && test "$(json posts.2.within_60 <s)" = 1; } &&
	soon 5 counted
'
test_expect_success 'PT-1: a caller of before who calls now is linked' '
	f=$(zcc intake --line regulier --phone 06-12345679) && is "$f" earlier "$d" && is "$d" again "$f"
'
test_expect_success 'PT-1: times that cannot be are refused, by what and how to write them' '
	code 65 zcc intake --line regulier --received "$(date -u -d "+2 minutes" +%Y-%m-%dT%H:%M:%SZ)" 2>err &&
	grep "received is ahead of now" err &&
	code 65 zcc intake --line regulier --received "$(ago 1500)" 2>err && grep "more than 1440 min" err &&
	code 65 zcc intake --line regulier --received "$(ago 5)" --answered "$(ago 6)" 2>err &&
	grep "answered is before received" err &&
	code 65 zcc intake --line regulier --received gisteren 2>err && grep "written like 21:40" err &&
	code 65 zcc intake --line regulier --received "$(ago 5)" --closed "$(ago 4)" 2>err &&
	grep "closed and reason go together" err &&
	code 65 zcc intake --line regulier --answered "$(ago 4)" 2>err && grep "needs the time" err &&
	code 65 zcc intake --line regulier --received "$(ago 5)" --closed "$(ago 4)" --reason geen-gehoor
'
test_expect_success 'PT-1: only by a role with the grant' '
	code 77 zcc --as intake intake --line spoed --received "$(ago 5)" &&
	code 77 zcc --as partner intake --line spoed --received "$(ago 5)" &&
	zcc --as triagist intake --line spoed --received "$(ago 5)"
'
test_expect_success 'PT-1: a file of many, each line on its own' '
	printf "%s\n" "{\"line\":\"spoed\",\"received\":\"$(ago 44)\",\"answered\":\"$(ago 43)\"}" \
		"{\"line\":\"spoed\",\"received\":\"morgen\"}" \
		"{\"line\":\"112\",\"received\":\"$(ago 42)\",\"answered\":\"$(ago 42)\",\"closed\":\"$(ago 41)\",\"reason\":\"ambulance\"}" \
		"{\"line\":\"regulier\"}" >cards &&
	code 65 zcc intake --file cards >ids 2>err && test "$(wc -l <ids)" = 3 && grep "^line 2: received" err &&
	is "$(sed -n 1p ids)" state terugbellen && is "$(sed -n 2p ids)" state gesloten &&
	is "$(sed -n 3p ids)" entered_later false
'
test_expect_success 'PT-1: the audit has who entered it, when' '
	zcc --as auditor audit show --case "$e" >out && grep "case-entered" out && grep -w demo out
'
test_expect_success 'PT-1: the same command once more is the same case' '
	id=$(printf "%012x%020d" "$(now_ms)" 7) && at=$(ago 3) &&
	x=$(zcc --id "$id" intake --line regulier --received "$at") &&
	y=$(zcc --id "$id" intake --line regulier --received "$at") && test "$x" = "$y"
'
test_expect_success 'PT-1: all of it survives a kill and a replay' '
	zcc --json show "$a" | json received_at >before && zcc --json queue | json length >>before &&
	hub_kill && drop_segment && rm -f "$DIR"/state/book-*.snap && hub_start &&
	zcc --json show "$a" | json received_at >after && zcc --json queue | json length >>after &&
	test_cmp before after && is "$e" state gesloten && zcc journal verify && zcc audit verify
'
test_expect_success 'PT-1, PE-8: where shifts are asked for, nothing is entered without one' '
	hub_stop && sed -i "s/demo = true/demo = false/" "$CONF" && hub_start &&
	code 77 zcc --as triagist intake --line spoed --received "$(ago 5)" 2>err && grep "shift start" err &&
	zcc --as triagist shift start >/dev/null &&
	zcc --as triagist intake --line regulier --received "$(ago 5)"
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
