#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='Triage: answers, three urgencies, advice (NT-1, NT-4, NT-8, NT-9, NT-10, NT-11, TB-6)'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1
sed -i 's/undo_s = { value = 10/undo_s = { value = 300/' "$CONF"

is() {
	test "$(zcc --json show "$1" | json "$2")" = "$3"
}

# taken: a call of a patient whose name nobody knows, in the hands of the triagist
taken() {
	id=$(zcc intake --line regulier) && zcc --as triagist claim "$id" >/dev/null &&
	zcc --as triagist identify "$id" --impossible onbekend >/dev/null && echo "$id"
}

# triage CASE ...: by the triagist
triage() {
	zcc --as triagist triage "$@"
}

# version FILE: what content `protocol show` says this protocol has
content() {
	zcc --json status | json protocol.content
}

SAFE="--abcd a=4,b=4,c=4,d=4,e=4"
CHEST="--complaint pijn-borst --answer borst-aard=3,kleur=3"
REST="--answer borst-duur=3,praten=3,weggeraakt=3,hart-bekend=2,begin=3"

test_expect_success 'NT-10: a demo site works by the demonstration protocol with the agreements of its region' '
	"$ZCC_BIN/zcc-hub" -c "$CONF" -n >out && grep "triage protocol twente 2026.1" out && hub_start &&
	zcc --json status >out && test "$(json protocol.name <out)" = twente &&
	test "$(json protocol.content <out)" = "$("$ZCC_BIN/zcc-hub" -c "$CONF" -n | sed -n "s/.*content //p")" &&
	zcc --as auditor audit show | grep protocol-in-force
'
test_expect_success 'NT-1, C6: one letter of U0 or U1 is enough, without a complaint' '
	one=$(taken) && triage "$one" --abcd b=1 && is "$one" state getrieerd && is "$one" urgency U0 &&
	is "$one" urgency_by triagist && is "$one" triage.cause abcd && is "$one" triage.cause_code B &&
	is "$one" triage.complaint null && is "$one" due_in_s null && zcc --as triagist rav "$one" &&
	is "$one" state rav && is "$one" urgency U0
'
test_expect_success 'NT-1: ABCD is not left blank, and a letter of U2 alone is no triage' '
	two=$(taken) && code 65 triage "$two" $CHEST 2>err && grep "ABCD comes first: A" err &&
	code 65 triage "$two" --abcd a=4,b=4,c=4,e=4 $CHEST 2>err && grep "ABCD comes first: D" err &&
	code 65 triage "$two" --abcd a=4,b=3,c=4,d=4,e=4 2>err && grep "needs a complaint" err &&
	code 65 triage "$two" $SAFE 2>err && is "$two" state aangenomen && is "$two" urgency_by line
'
test_expect_success 'NT-4, NT-9: the protocol gives the urgency, with its cause and how much was asked' '
	triage "$two" $SAFE $CHEST && is "$two" urgency U3 && is "$two" urgency_by triagist &&
	is "$two" triage.system.urgency U3 && is "$two" triage.triagist.urgency U3 &&
	is "$two" triage.triagist.by triagist && is "$two" triage.regiearts null &&
	is "$two" triage.cause criterion && is "$two" triage.cause_code borst-aard &&
	is "$two" triage.asked 2 && is "$two" triage.abcd 5 && is "$two" triage.mode telephone &&
	is "$two" triage.protocol "$(content)" && zcc show "$two" | grep "asked 2 of"
'
test_expect_success 'HB-5: the queue has the new urgency, and the clock counts from the call' '
	zcc --json queue >out && grep "\"id\":$two,[^}]*\"urgency\":\"U3\",\"urgency_by\":\"triagist\"" out &&
	left=$(zcc --json show "$two" | json due_in_s) && test "$left" -le 10800 && test "$left" -gt 10000
'
test_expect_success 'NT-4: the answers stand in the dossier alone' '
	zcc --as triagist show "$two" --dossier | grep "Pijn op de borst; A 4: vrij; .*Soort pijn 3: stekend" &&
	zcc --as triagist --json show "$two" --dossier | grep "complaint:pijn-borst .*answer:borst-aard=3" &&
	zcc --json queue >out && ! grep "borst-aard=3" out && ! grep "answer:" out
'
test_expect_success 'NT-4: another urgency needs a reason from the list' '
	code 65 triage "$two" --urgency U2 2>err && grep "needs one of the reasons" err &&
	code 65 triage "$two" --urgency U2 --reason zomaar && code 65 triage "$two" --urgency U9 --reason context &&
	is "$two" urgency U3 && triage "$two" --urgency U2 --reason alarmsignaal --text "klamme hand" &&
	is "$two" urgency U2 && is "$two" triage.system.urgency U3 && is "$two" triage.triagist.reason alarmsignaal &&
	is "$two" triage.to_regie false && zcc --as triagist show "$two" --dossier | grep "klamme hand" &&
	zcc --json queue >out && ! grep klamme out
'
test_expect_success 'NT-4: undo takes a judgement back' '
	zcc --as triagist undo && is "$two" urgency U3 && is "$two" triage.triagist.reason null &&
	is "$two" state getrieerd
'
test_expect_success 'NT-9: a triaged case is not closed as advice before advice and safety net' '
	code 75 zcc --as triagist close "$two" --reason advies 2>err && grep "record its advice and safety net" err &&
	code 75 zcc --as triagist close "$two" --reason zelfzorg && triage "$two" --advice borst-stil &&
	code 75 zcc --as triagist close "$two" --reason advies && triage "$two" --vangnet &&
	is "$two" triage.advice true && is "$two" triage.safety_net true && is "$two" urgency U3 &&
	zcc --as triagist show "$two" --dossier | grep "Ga zitten of half liggen" &&
	zcc --as triagist close "$two" --reason advies && is "$two" state gesloten && is "$two" triage.asked 2
'
test_expect_success 'NT-9: advice and safety net are of the protocol, and of this complaint' '
	said=$(taken) && triage "$said" $SAFE $CHEST && before=$(zcc --json show "$said" | json version) &&
	code 65 triage "$said" --advice borst-stil,zingen 2>err && grep "no text \"zingen\": say one" err &&
	code 65 triage "$said" --advice wond-spoelen 2>err && grep "no safety net of pijn-borst" err &&
	is "$said" version "$before" && is "$said" triage.advice false &&
	triage "$said" --advice borst-stil,net-borst && is "$said" triage.safety_net true &&
	zcc --as triagist close "$said" --reason advies
'
test_expect_success 'NT-9: what was not triaged has no advice, and is not closed as if it had' '
	three=$(zcc intake --line regulier) && zcc --as triagist claim "$three" &&
	code 75 triage "$three" --advice borst-stil 2>err && grep "not triaged yet" err &&
	zcc --json show "$three" >before && for reason in advies zelfzorg; do
		code 75 zcc --as triagist close "$three" --reason "$reason" 2>err &&
		grep "case $three was not triaged, and $reason is only with advice and a safety net" err || return 1
	done && is "$three" state aangenomen && is "$three" version "$(json version <before)" &&
	is "$three" reason null && zcc --as triagist close "$three" --reason informatie &&
	is "$three" state gesloten && is "$three" reason informatie
'
test_expect_success 'NT-9: with a triage both are asked of what is closed as advice and as self-care' '
	for reason in advies zelfzorg; do
		told=$(taken) && triage "$told" $SAFE $CHEST --advice borst-stil &&
		code 75 zcc --as triagist close "$told" --reason "$reason" 2>err &&
		grep "record its advice and safety net" err && is "$told" state getrieerd && triage "$told" --vangnet &&
		zcc --as triagist close "$told" --reason "$reason" && is "$told" reason "$reason" || return 1
	done
'
test_expect_success 'TB-6: below the protocol it goes to the regiearts, who judges before it is closed as advice' '
	four=$(taken) && triage "$four" $SAFE $CHEST $REST --urgency U5 --reason bekende-patient \
		--text "zag er goed uit" &&
	zcc --as regiearts show "$four" --dossier | grep "zag er goed uit" && zcc --json queue >out && ! grep "goed uit" out &&
	is "$four" urgency U5 && is "$four" triage.to_regie true && zcc show "$four" | grep "to the regiearts" &&
	triage "$four" --advice borst-stil --vangnet &&
	code 75 zcc --as triagist close "$four" --reason advies 2>err && grep "judged U5, below U3" err &&
	code 77 zcc --as toezicht triage "$four" --urgency U4 --reason context &&
	code 65 zcc --as regiearts triage "$four" --urgency U4 &&
	zcc --as regiearts triage "$four" --urgency U4 --reason context && is "$four" urgency U4 &&
	is "$four" urgency_by regiearts && is "$four" triage.regiearts.by regiearts && is "$four" claimed_by triagist &&
	is "$four" triage.to_regie false && is "$four" triage.triagist.urgency U5 &&
	is "$four" triage.system.urgency U3 && zcc --as triagist close "$four" --reason advies
'
test_expect_success 'NT-9: below the protocol is for a triage that asked everything; 0 is unknown' '
	low=$(taken) && code 75 triage "$low" $SAFE $CHEST --urgency U5 --reason bekende-patient 2>err &&
	grep "asked everything: 7 of 12" err && is "$low" state aangenomen &&
	triage "$low" $SAFE $CHEST --urgency U2 --reason context &&
	code 75 triage "$low" --urgency U4 --reason context && is "$low" urgency U2 &&
	triage "$low" $SAFE $CHEST --answer borst-duur=3,praten=3,weggeraakt=3,hart-bekend=2,begin=0 \
		--urgency U4 --reason context && is "$low" urgency U4
'
test_expect_success 'NT-1, RV-1: what was answered goes along with the ambulance, and no answer holds it up' '
	one=$(taken) && zcc --as triagist rav "$one" --abcd b=2 --abcd-ms 2600 && is "$one" state rav &&
	is "$one" urgency U1 && is "$one" triage.cause_code B &&
	zcc --as triagist show "$one" --dossier | grep "B 2: losse woorden" &&
	one=$(taken) && zcc --as triagist rav "$one" --abcd b=4 --answer spook=9 && is "$one" state rav &&
	is "$one" triage null && zcc --as triagist show "$one" --dossier | grep "answer:spook=9" &&
	code 65 triage "$low" $SAFE $CHEST --abcd-ms 0
'
test_expect_success 'CK-1: care is chosen in the same act, with where to in the dossier alone' '
	six=$(taken) && code 65 zcc --as triagist deploy "$six" $SAFE $CHEST 2>err && grep "needs --care" err &&
	code 65 zcc --as triagist deploy "$six" --care spook $SAFE $CHEST &&
	code 65 zcc --as triagist deploy "$six" --care ambulance $SAFE $CHEST 2>err && grep "use rav" err &&
	code 75 zcc --as triagist deploy "$six" --care zelfzorg $SAFE $CHEST 2>err && grep "from U4 on" err &&
	is "$six" state aangenomen &&
	zcc --as triagist deploy "$six" --care consult-hap --to "HAP Hengelo, dr. Bos" $SAFE $CHEST --abcd-ms 4321 &&
	is "$six" state ingezet && is "$six" urgency U3 && is "$six" triage.care consult-hap &&
	is "$six" triage.abcd_ms 4300 && is "$six" claimed_by triagist &&
	zcc --as triagist show "$six" --dossier | grep "HAP Hengelo" && zcc --json queue >out && ! grep Hengelo out &&
	zcc --as auditor audit show | grep "care chosen" && zcc --as triagist deploy "$six" --care visite &&
	is "$six" triage.care visite && zcc --as triagist undo && is "$six" triage.care consult-hap &&
	zcc --as triagist close "$six" --reason consult-hap && is "$six" state gesloten
'
test_expect_success 'NT-9: self-care waits for advice and safety net' '
	six=$(taken) && mild="--complaint pijn-borst --answer borst-aard=4,kleur=3" &&
	code 75 zcc --as triagist deploy "$six" --care zelfzorg $SAFE $mild 2>err && grep "advice and safety net" err &&
	zcc --as triagist deploy "$six" --care zelfzorg $SAFE $mild --advice borst-stil,net-borst &&
	is "$six" state ingezet && zcc --as triagist close "$six" --reason zelfzorg
'
test_expect_success 'NT-5: a caller who is not with the patient gives the number there' '
	six=$(taken) && code 65 triage "$six" $SAFE $CHEST --factor beller-elders 2>err && grep "the number there" err &&
	triage "$six" $SAFE $CHEST --factor beller-elders --phone 0612345678 && is "$six" state getrieerd
'
test_expect_success 'NT-8: pain up to 4 weighs nothing, 5 to 7 raises, 8 and more is U2; the corrected one counts' '
	five=$(taken) && for try in "4 U3" "5 U2" "7 U2" "8 U2" "8/4 U3" "3/9 U2"; do
		set -- $try && triage "$five" $SAFE $CHEST --pain "$1" && is "$five" urgency "$2" || return 1
	done && is "$five" triage.times 6 && zcc --as triagist show "$five" --dossier | grep "pain 3/9" &&
	code 65 triage "$five" $SAFE $CHEST --pain 11
'
test_expect_success 'NT-11: what travels along changes no urgency' '
	triage "$five" $SAFE $CHEST --factor besmettelijk,agressie && is "$five" urgency U3 &&
	triage "$five" $SAFE $CHEST --factor niet-pluis && is "$five" urgency U2 && is "$five" triage.cause factor
'
test_expect_success 'HB-8: what the protocol does not know is refused, by name, and changes nothing' '
	version=$(zcc --json show "$five" | json version) &&
	code 65 triage "$five" $SAFE --complaint spook 2>err && grep "has no \"spook\"" err &&
	code 65 triage "$five" $SAFE $CHEST --answer borst-zicht=1 2>err && grep borst-zicht err &&
	code 65 triage "$five" $SAFE $CHEST --answer kleur=3 2>err && grep "answered twice" err &&
	code 65 triage "$five" --abcd a=9 2>err && grep "0 to" err && code 65 triage "$five" --abcd q=1 &&
	code 65 triage "$five" 2>err && grep "needs answers" err && is "$five" version "$version"
'
test_expect_success 'HB-2: only who has it in hand triages it, and no role without the grant' '
	code 75 zcc --as coordinerend-triagist triage "$five" $SAFE $CHEST && code 77 zcc --as ggz triage "$five" $SAFE $CHEST &&
	six=$(zcc intake --line regulier) && code 75 triage "$six" --abcd a=1
'
test_expect_success 'NT-10: a protocol with a fault is refused, and what was in force stays' '
	before=$(content) && cp "$DIR/protocols/region.conf" "$BASE/good.conf" &&
	sed -i "s/base_version = \"2026.1\"/base_version = \"1999.1\"/" "$DIR/protocols/region.conf" &&
	code 78 zcc config apply "$CONF" && code 78 zcc config check && test "$(content)" = "$before" &&
	triage "$five" $SAFE $CHEST && code 78 "$ZCC_BIN/zcc-hub" -c "$CONF" -n
'
test_expect_success 'NT-10: another content is in force, and changes no triage that was made' '
	sed "s/stekend, vast aan adem/stekend, vast aan de adem/; s/version = \"2026.1\"/version = \"2026.2\"/" \
		"$BASE/good.conf" >"$DIR/protocols/region.conf" &&
	sed "s/base_version = \"2026.2\"/base_version = \"2026.1\"/" "$DIR/protocols/region.conf" >"$BASE/new.conf" &&
	cp "$BASE/new.conf" "$DIR/protocols/region.conf" && sed "s/hold_s = { value = 120/hold_s = { value = 130/" \
		"$CONF" >"$BASE/zcc.conf" && zcc config apply "$BASE/zcc.conf" && test "$(content)" != "$before" &&
	is "$five" triage.protocol "$before" && zcc --json status | json protocol.version | grep 2026.2 &&
	zcc --as triagist show "$five" --dossier >out && grep "Soort pijn 3: stekend, vast aan adem" out &&
	triage "$five" $SAFE $CHEST && is "$five" triage.protocol "$(content)"
'
test_expect_success 'HB-4: a triage stands after kill -9, and the journal replays to the same' '
	zcc --json show "$five" | json triage >before && hub_kill && hub_start && zcc --json show "$five" | json triage >after &&
	test_cmp before after && zcc --as auditor journal verify && zcc --as auditor audit verify
'
test_expect_success 'NT-1: a site without a protocol has no triage, and says so' '
	grep -v "^triage = " "$CONF" >"$BASE/none.conf" && zcc config apply "$BASE/none.conf" &&
	zcc --json status | json protocol | grep null && code 78 triage "$five" $SAFE $CHEST 2>err &&
	grep "triage.protocol" err
'

test_done
