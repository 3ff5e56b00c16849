#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='What was given before a triage: never trusted, never asked twice without a reason (NT-13, KB-9, KP-16)'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1
sed -i 's/undo_s = { value = 10/undo_s = { value = 300/' "$CONF"

is() {
	test "$(zcc --json show "$1" | json "$2")" = "$3"
}

# taken CASE OPERATOR: in these hands, and nobody knows who the patient is
taken() {
	zcc --as "$2" claim "$1" >/dev/null && zcc --as "$2" identify "$1" --impossible onbekend
}

# part CASE N: the row of the journal with the Nth part of the dossier, as its holder reads it
part() {
	zcc --as "$3" --json show "$1" --dossier | json "dossier.$2.seq"
}

kpi() {
	zcc --as auditor --json report kpi --from "$BEGAN" | json "course.$1"
}

BEGAN=$(date -u -d '1 hour ago' +%Y-%m-%dT%H:%M:%SZ)
GIVEN=$(date -u -d '20 minutes ago' +%Y-%m-%dT%H:%M:%SZ)
SAFE="--abcd a=4,b=4,c=4,d=4,e=4"
SELF="--line zelftriage --complaint kortademig --answer praten=2,kleur=3,weggeraakt=nee --factor chronisch-ziek --pain 3"

test_expect_success 'KB-9: a self-triage comes in with its answers, sealed, with who asked and when' '
	hub_start && one=$(zcc intake $SELF --given-at "$GIVEN") && is "$one" line zelftriage && is "$one" urgency U4 &&
	is "$one" urgency_by line && is "$one" triage null && taken "$one" triagist &&
	zcc --as triagist --json show "$one" --dossier >out && told=$(json dossier.0.answers <out) &&
	echo "$told" | grep "answer:praten=2 answer:kleur=3 answer:weggeraakt=nee factor:chronisch-ziek pain:3" &&
	echo "$told" | grep "given-at:${GIVEN%Z}" &&
	zcc --json queue >out && ! grep "praten" out && ! grep -r -a "praten=2" "$DIR/state"
'
test_expect_success 'KB-9: by JSON Lines too, and the lines without answers are what they were' '
	printf "%s\n%s\n%s\n" "{\"line\": \"zelftriage\", \"answer\": \"praten=2,kleur=ja\", \"given_by\": \"thuisarts\", \"pain\": 4}" \
		"{\"line\": \"regulier\"}" "{\"line\": \"zelftriage\", \"answer\": \"praten=soms\"}" >lines &&
	code 65 zcc intake --file lines >ids 2>err && test "$(wc -l <ids)" = 2 && grep "line 3: .answer:praten. is no given answer" err &&
	! grep soms err && taken "$(head -1 ids)" triagist &&
	zcc --as triagist show "$(head -1 ids)" --dossier |
		grep "Praten 2: halve zinnen; Kleur: ja; asked by thuisarts; pain 4"
'
test_expect_success 'HB-8: what is no answer is refused by name, and so is a time that has not come' '
	code 65 zcc intake --line zelftriage --answer praten 2>err && grep "answer:praten" err &&
	code 65 zcc intake --line zelftriage --pain erg && code 65 zcc intake --line zelftriage --factor a=1 &&
	code 65 zcc intake --line zelftriage --answer "praten=2, kleur=3" 2>err && grep "no blanks" err &&
	code 65 zcc intake --line zelftriage --answer praten=2 --given-at 2099-01-01T00:00:00Z 2>err && grep "later than now" err &&
	code 65 zcc intake --line zelftriage --answer praten=2,kleur=3,praten=4 2>err && grep "answer:praten is answered twice" err &&
	code 65 zcc intake --line zelftriage --answer praten=2 --given-at straks && code 64 zcc intake --line zelftriage --abcd a=4
'
test_expect_success 'KB-9: nothing of it counts before who triages says so' '
	row=$(part "$one" 0 triagist) && zcc --as triagist triage "$one" $SAFE --complaint kortademig \
		--answer kleur=3 --taken "answer:kleur=$row" && is "$one" triage.asked 1 && is "$one" triage.taken_over 1 &&
	is "$one" triage.changed 0 && is "$one" urgency U5
'
test_expect_success 'KB-9: ABCD is asked by who triages, and taken from nowhere' '
	code 65 zcc --as triagist triage "$one" --complaint kortademig --answer kleur=3 --taken "answer:kleur=$row" 2>err &&
	grep "ABCD comes first" err &&
	code 65 zcc --as triagist triage "$one" $SAFE --complaint kortademig --answer kleur=3 \
		--taken "abcd:a=$row,answer:kleur=$row" 2>err && grep "ABCD is never taken over" err && is "$one" triage.times 1
'
test_expect_success 'NT-13: what is changed is recorded as changed, and from where stands in the dossier' '
	zcc --as triagist triage "$one" $SAFE --complaint kortademig --answer praten=1,weggeraakt=3 --factor chronisch-ziek \
		--taken "answer:praten=$row,answer:weggeraakt=$row,factor:chronisch-ziek=$row" && is "$one" triage.taken_over 2 &&
	is "$one" triage.changed 1 && is "$one" urgency U1 &&
	zcc --as triagist --json show "$one" --dossier | grep "taken:answer:praten=$row" &&
	zcc --as triagist show "$one" --dossier | grep "Praten (taken over)" &&
	zcc show "$one" | grep "2 taken over, 1 changed"
'
test_expect_success 'NT-13: what was not given there is not taken over' '
	two=$(zcc intake $SELF) && taken "$two" triagist && there=$(part "$two" 0 triagist) &&
	code 65 zcc --as triagist triage "$two" $SAFE --complaint kortademig --answer praten=2 --taken "answer:praten=$row" 2>err &&
	grep "answer:praten is not taken over" err &&
	code 65 zcc --as triagist triage "$two" $SAFE --complaint kortademig --answer praten=2 --taken "answer:kleur=$there" &&
	code 65 zcc --as triagist triage "$two" $SAFE --complaint kortademig --answer praten=2 --taken "answer:praten" && is "$two" triage null
'
test_expect_success 'NT-13: to throw it away and ask all again needs a reason from the list' '
	code 65 zcc --as triagist triage "$two" $SAFE --complaint kortademig --answer praten=3,kleur=3 2>err &&
	grep "zelftriage was given answers: take them over" err &&
	code 65 zcc --as triagist triage "$two" $SAFE --complaint kortademig --answer praten=3 --again zomaar && is "$two" triage null &&
	code 75 zcc --as triagist triage "$two" $SAFE --complaint kortademig --answer praten=2 --taken "answer:praten=$there" \
		--again overig 2>err && grep "nothing is asked again" err &&
	zcc --as triagist triage "$two" $SAFE --complaint kortademig --answer praten=3,kleur=3 --again tegenstrijdig &&
	is "$two" triage.asked_anew tegenstrijdig && zcc show "$two" | grep "thrown away: tegenstrijdig"
'
test_expect_success 'NT-13: handed over, the answers of the sender go along; the receiver takes them over or says why not' '
	three=$(zcc intake --line regulier) && taken "$three" triagist &&
	zcc --as triagist triage "$three" $SAFE --complaint kortademig --answer praten=2,kleur=3 && is "$three" triage.taken_over 0 &&
	zcc --as triagist transfer "$three" --to coordinerend-triagist --situation a --background b --assessment c --recommendation d &&
	zcc --as coordinerend-triagist accept "$three" &&
	code 65 zcc --as coordinerend-triagist triage "$three" $SAFE --complaint kortademig --answer praten=3 2>err &&
	grep "triagist was given answers" err && there=$(part "$three" 0 coordinerend-triagist) &&
	zcc --as coordinerend-triagist deploy "$three" --care visite $SAFE --complaint kortademig --answer praten=2 \
		--taken "answer:praten=$there" && is "$three" triage.taken_over 1 && is "$three" triage.triagist.by coordinerend-triagist
'
test_expect_success 'NT-13: one own answers are asked again without a reason, and a U0 or U1 waits for none' '
	four=$(zcc intake --line regulier) && taken "$four" triagist &&
	zcc --as triagist triage "$four" $SAFE --complaint kortademig --answer praten=2 &&
	zcc --as triagist triage "$four" $SAFE --complaint kortademig --answer praten=3 &&
	code 75 zcc --as triagist triage "$four" $SAFE --complaint kortademig --answer praten=3 --again overig &&
	five=$(zcc intake $SELF) && taken "$five" triagist &&
	zcc --as triagist triage "$five" $SAFE --complaint kortademig --answer praten=1 && is "$five" urgency U1
'
test_expect_success 'KP-16: the report counts who was asked anew, by why, and what was taken over' '
	test "$(kpi asked_anew)" = 1 && test "$(kpi asked_anew_why.tegenstrijdig)" = 1 && test "$(kpi asked_anew_why.overig)" = 0 &&
	test "$(kpi answers_taken_over)" = 3 && test "$(kpi answers_changed)" = 1 && test "$(kpi triaged_by_two)" = 1 &&
	zcc --as auditor report kpi --from "$BEGAN" | grep "KP-16, asked anew 1:.* tegenstrijdig 1 "
'
test_expect_success 'KP-16: what is taken back is not counted' '
	zcc --as triagist triage "$two" $SAFE --complaint kortademig --answer praten=3 --again overig &&
	six=$(zcc intake $SELF) && taken "$six" triagist &&
	zcc --as triagist triage "$six" $SAFE --complaint kortademig --answer praten=3 --again overig &&
	test "$(kpi asked_anew)" = 2 && zcc --as triagist undo && test "$(kpi asked_anew)" = 1 && is "$six" triage null
'
test_expect_success 'HB-4: the journal replays to the same after kill -9' '
	zcc --json show "$one" | json triage >before && hub_kill && hub_start && zcc --json show "$one" | json triage >after &&
	test_cmp before after && zcc --as auditor journal verify && zcc --as auditor audit verify
'

test_done
