#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='A draft is its operator'"'"'s alone, outlives the hub, and goes with the dossier'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

nowhere() {
	! grep -r -l -a -e "$1" "$DIR/state" "$DIR/run" "$BASE/hub.log" &&
	! segments | xargs -r grep -l -a -e "$1"
}
events() {
	zcc --json status | json seq
}
# ID_AT MS: an id of this time, the rest zeros
id_at() {
	printf '%012x%020d\n' "$1" 0
}

test_expect_success 'a hub starts, there are two cases' '
	hub_start && a=$(zcc intake --line spoed) && b=$(zcc intake --line regulier)
'
test_expect_success 'no draft is no output' '
	zcc draft "$a" >out && test_must_be_empty out
'
test_expect_success 'a draft is kept, and the next one takes its place' '
	zcc draft "$a" --text "Merkteken vroeg" >out && echo "$a" | test_cmp - out &&
	echo "Merkteken Ω later" | zcc draft "$a" --text - && zcc draft "$a" >out &&
	echo "Merkteken Ω later" | test_cmp - out &&
	zcc --json draft "$a" >out && json text <out | grep -x "Merkteken Ω later" &&
	json case <out | grep -x "$a"
'
test_expect_success 'each case has its own, and so has no case at all' '
	zcc draft 0 --text algemeen && zcc draft "$b" >out && test_must_be_empty out &&
	zcc draft 0 | grep -x algemeen && zcc draft "$a" | grep -x "Merkteken Ω later"
'
test_expect_success 'a note and a triage are two parts: each is kept and deleted without the other' '
	zcc draft "$b" --triage --text "abcd:A=4 step:0" && zcc draft "$b" --text "noot" &&
	zcc draft "$b" --triage | grep -x "abcd:A=4 step:0" && zcc draft "$b" --triage --text "" &&
	zcc draft "$b" | grep -x noot && zcc draft "$b" --triage >out && test_must_be_empty out &&
	zcc draft "$b" --text "" && zcc draft "$b" >out && test_must_be_empty out
'
test_expect_success 'another operator does not see it, in whatever role' '
	zcc --as toezicht draft "$a" >out && test_must_be_empty out &&
	zcc --as toezicht draft "$a" --text "van toezicht" && zcc draft "$a" | grep later
'
test_expect_success 'it stands outside journal and audit' '
	before=$(events) && zcc draft "$b" --text weg && zcc draft "$b" >/dev/null &&
	code 65 zcc draft 99999 2>err && grep "no case 99999" err && test "$(events)" = "$before" &&
	! zcc audit show | grep draft
'
test_expect_success 'a draft that comes late changes nothing, and one sent twice no harm' '
	now=$(date +%s)000 && code 75 zcc --id "$(id_at $((now - 3600000)))" draft "$b" --text oud 2>err && grep newer err &&
	later=$(id_at $((now + 60000))) && zcc --id "$later" draft "$b" --text nieuw &&
	zcc --id "$later" draft "$b" --text nieuw && zcc draft "$b" | grep -x nieuw
'
test_expect_success 'an empty text deletes it, and an older one does not bring it back' '
	zcc --id "$(id_at $((now + 61000)))" draft "$b" --text "" &&
	zcc draft "$b" >out && test_must_be_empty out &&
	code 75 zcc --id "$later" draft "$b" --text nieuw && zcc draft "$b" >out &&
	test_must_be_empty out
'
test_expect_success 'it cannot hold what a note cannot' '
	code 65 zcc draft "$a" --text "$(printf "twee\nregels")" &&
	code 65 zcc draft "$a" --text "$(printf "%02100d" 1)" && code 64 zcc draft &&
	zcc draft "$a" | grep later
'
test_expect_success 'it outlives the hub, stopped or killed after a second' '
	hub_stop && hub_start && zcc draft "$a" | grep later &&
	zcc draft "$a" --text "Merkteken laatst" && zcc note "$b" --text "een groep die vastlegt" &&
	hub_kill && drop_segment && hub_start && zcc draft "$a" | grep "Merkteken laatst"
'
test_expect_success 'one whose stored time changed is said to be damaged, and typed again' '
	hub_stop && sqlite3 "$DIR/state/journal.db" \
		"update drafts set at_ms = at_ms + (1 << 20) where operator = \"demo\" and slot = $a" &&
	hub_start && code 74 zcc draft "$a" 2>err && grep damaged err &&
	zcc draft "$a" --text "Merkteken opnieuw" && zcc draft "$a" | grep "Merkteken opnieuw"
'
test_expect_success 'it stands nowhere in clear' 'nowhere Merkteken'
test_expect_success 'erasing the dossier takes everybody'"'"'s draft of it' '
	zcc claim "$a" && zcc close "$a" --reason overig && zcc dossier erase "$a" &&
	code 75 zcc draft "$a" >out 2>err && grep erased err && test_must_be_empty out &&
	code 75 zcc --as toezicht draft "$a" && code 75 zcc draft "$a" --text weer &&
	zcc draft 0 | grep -x algemeen
'
test_expect_success 'and after a restart it is still gone' '
	hub_stop && hub_start && code 75 zcc draft "$a" && zcc draft 0 | grep -x algemeen &&
	zcc journal verify
'
test_expect_success 'who is revoked has no drafts' '
	zcc operator revoke toezicht && code 77 zcc --as toezicht draft "$b" 2>err && grep revoked err
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
