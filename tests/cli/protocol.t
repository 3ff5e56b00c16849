#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='Triage protocols: the check finds each planted fault, and says what answers come to'
. "$(dirname "$0")/../lib/site.sh"

FAULTS=$TESTS/protocols
DEMO=$ZCC_DATA/protocols/demo.conf
TWENTE=$ZCC_DATA/protocols/twente.conf
unset ZCC_DATA
CTL=$ZCC_BIN/zcc-ctl

# found FILE: refused with 78, nothing on stdout, the one fault that its second line tells
found() {
	says=$(sed -n '2s/^# Says: //p' "$1") && test -n "$says" &&
	code 78 "$CTL" protocol check "$1" >out 2>err && test ! -s out &&
	grep -qF -- "$says" err && test "$(grep -c "$1:[0-9]*: \|$1: is laid\|$1: protocol" err)" = 1 &&
	"$CTL" --json protocol check "$1" >doc 2>/dev/null
	test "$(json faults_num <doc)" = 1 && test "$(json right <doc)" = false
}
# weighs FIELD VALUE COMPLAINT OPTION...: what those answers come to
weighs() {
	field=$1 value=$2
	shift 2
	got=$("$CTL" --json protocol show "$DEMO" "$@" | json "$field") && test "$got" = "$value" || {
		echo "$field is $got instead of $value: $*" >&2
		return 1
	}
}

test_expect_success 'the smallest protocol is right, alone and with another over it' '
	"$CTL" protocol check "$FAULTS/small.conf" >out && grep "right; small 1" out &&
	"$CTL" protocol check "$FAULTS/over.conf" >out && grep "over small 1" out
'
test_expect_success 'there are more than twenty planted faults' '
	test "$(grep -l "^# Says: " "$FAULTS"/*.conf | wc -l)" -gt 80
'
for file in "$FAULTS"/*.conf; do
	case $file in */small.conf | */over.conf) continue ;; esac
	test_expect_success "the check finds $(basename "$file" .conf)" "found '$file'"
done
test_expect_success 'faults are counted, and each says where it stands' '
	sed "s/advice = \[ \"rest\" \]/advice = [ ]/" "$FAULTS/over.conf" >two.conf &&
	cp "$FAULTS/small.conf" . && code 78 "$CTL" protocol check two.conf 2>err &&
	grep "two.conf: 2 faults" err && grep "^two.conf:[0-9]*: .*\[unused-text\]" err &&
	grep "^two.conf:[0-9]*: .*\[too-little-advice\]" err
'
test_expect_success 'of very many faults the first are said, and how many there are' '
	awk "{ print } /^texts = / { for (i = 0; i < 300; i++)
		printf \"{ code = \\\"t%d\\\"; text = \\\"T%d\\\"; },\\n\", i, i }" "$FAULTS/small.conf" >many.conf &&
	code 78 "$CTL" protocol check many.conf 2>err && grep "many.conf: 300 faults" err &&
	grep "^(100 more)$" err && test "$(grep -c "\[unused-text\]" err)" = 200 &&
	"$CTL" --json protocol check many.conf >doc 2>err
	test "$(json faults_num <doc)" = 300 && test "$(json faults.length <doc)" = 200
'
test_expect_success 'a file that is not there, no file, and too big a one are refused' '
	code 78 "$CTL" protocol check nowhere.conf 2>err && grep "nowhere.conf" err &&
	code 78 "$CTL" protocol check . 2>err && grep "not a regular file" err &&
	head -c 600000 /dev/zero | tr "\0" "#" >big.conf &&
	code 78 "$CTL" protocol check big.conf 2>err && grep "more than 524288 bytes" err &&
	code 64 "$CTL" protocol check 2>err && code 64 "$CTL" protocol 2>err &&
	grep "check, diff, show" err
'

test_expect_success 'the demonstration protocol is right, and says that it is one' '
	"$CTL" protocol check "$DEMO" >out && grep "for demonstration only" out &&
	"$CTL" protocol show "$DEMO" | grep "niet voor klinisch gebruik" &&
	test "$("$CTL" --json protocol check "$DEMO" | json complaints)" -ge 20
'
test_expect_success 'NT-2: it has what was asked for, each complaint with a physical variant of its own' '
	for c in pijn-borst kortademig buikpijn koorts-baby val hoofdpijn verward suicidaliteit \
		zwangerschap wond
	do
		"$CTL" --json protocol show "$DEMO" $c >phone.json &&
		"$CTL" --json protocol show "$DEMO" $c --physical >seen.json &&
		test "$(json criteria.length <phone.json)" -ge 6 &&
		test "$(json advice.length <phone.json)" -ge 2 &&
		test "$(json safety_net.length <phone.json)" -ge 1 &&
		test "$(json variant <seen.json)" = physical && ! cmp -s phone.json seen.json || return 1
	done
'
test_expect_success 'NT-10, PI-5: the region lays six pathways over it' '
	test "$("$CTL" --json protocol show "$TWENTE" | json pathways.length)" = 6 &&
	test "$("$CTL" --json protocol check "$TWENTE" | json base)" = demo &&
	"$CTL" --json protocol show "$TWENTE" val --answer val-oorzaak=2 >doc &&
	test "$(json care.0 <doc)" = acute-wijkverpleging &&
	weighs care.0 visite val --answer val-oorzaak=2
'
test_expect_success 'NT-10: the base is found in the installed data too' '
	mkdir -p elsewhere && cp "$TWENTE" elsewhere &&
	ZCC_DATA=$TESTS/../conf "$CTL" protocol check elsewhere/twente.conf
'

test_expect_success 'NT-1, C6: a letter is graded; U0 and U1 lead to the RAV, U2 does not' '
	weighs urgency U0 --answer B=1 && weighs rav true --answer B=1 &&
	weighs urgency U1 --answer B=2 && weighs rav true --answer B=2 &&
	weighs urgency U2 --answer B=3 && weighs rav false --answer B=3 &&
	weighs urgency null --answer B=4 && weighs abcd_asked 1 --answer B=4
'
test_expect_success 'NT-3: the order of answers does not matter; the cause is named' '
	weighs cause praten=1 kortademig --answer praten=1 --answer koorts=3 &&
	weighs cause praten=1 kortademig --answer koorts=3 --answer praten=1 &&
	weighs asked 2 kortademig --answer koorts=3 --answer praten=1 &&
	weighs asked_of 7 kortademig --answer koorts=3 &&
	weighs worst U0 kortademig --answer koorts=3 &&
	weighs worst U1 kortademig --answer A=4 --answer B=4 --answer C=4 --answer D=4 --answer E=4 \
		--answer koorts=3 &&
	weighs cause "halve zinnen en bleek" kortademig --answer praten=2 --answer kleur=2
'
test_expect_success 'NT-3: unknown counts as its option, not asked counts as nothing' '
	weighs urgency U2 kortademig --answer praten=0 && weighs unknown true kortademig --answer praten=0 &&
	weighs urgency U5 kortademig --answer koorts=3 &&
	weighs cause "praten=2 (unknown)" kortademig --answer praten=0
'
test_expect_success 'NT-7: under three months with fever is urgent by rule' '
	weighs urgency U2 koorts-kind --factor jonger-3-maanden --answer koorts-dagen=3 &&
	weighs cause "jonger dan 3 maanden" koorts-kind --factor jonger-3-maanden &&
	weighs urgency U5 koorts-kind --answer koorts-dagen=3
'
test_expect_success 'NT-8: pain at its boundaries' '
	weighs urgency U3 wond --answer wond-diep=2 --pain 4 &&
	weighs urgency U2 wond --answer wond-diep=2 --pain 5 &&
	weighs urgency U4 wond --answer wond-diep=3 --pain 7 &&
	weighs urgency U2 wond --answer wond-diep=3 --pain 8
'
test_expect_success 'NT-11: a logistic flag changes nothing' '
	weighs urgency U3 wond --answer wond-diep=2 --factor besmettelijk --factor agressie
'
test_expect_success 'a complaint is found by what people call it' '
	test "$("$CTL" --json protocol show "$DEMO" benauwd | json code)" = kortademig &&
	test "$("$CTL" --json protocol show "$DEMO" koorts | json code)" = koorts
'
test_expect_success 'an answer that cannot be is refused with 65' '
	code 65 "$CTL" protocol show "$DEMO" wond --answer wond-diep=4 2>err && grep "0\.\.3" err &&
	code 65 "$CTL" protocol show "$DEMO" wond --answer diep=1 2>err && grep diep err &&
	code 65 "$CTL" protocol show "$DEMO" wond --factor oud 2>err && grep oud err &&
	code 65 "$CTL" protocol show "$DEMO" wond --pain 11 2>err && grep "0\.\.10" err &&
	code 65 "$CTL" protocol show "$DEMO" wonden 2>err && grep wonden err &&
	code 65 "$CTL" protocol show "$DEMO" koo 2>err && grep "koorts koorts-baby koorts-kind" err &&
	code 65 "$CTL" protocol show "$DEMO" wond --answer 3 2>err
'

test_expect_success 'NT-10: the hash is of the content: comments, blanks and order do not change it' '
	hash() { "$CTL" --json protocol check "$1" | json hash; } &&
	sed "s/#.*//; s/= /=  /; /^$/d" "$DEMO" >bare.conf && ! cmp -s "$DEMO" bare.conf &&
	test "$(hash bare.conf)" = "$(hash "$DEMO")" &&
	sed "s/alleen losse woorden\"; urgency = 1/alleen losse woorden\"; urgency = 0/" "$DEMO" >graver.conf &&
	! cmp -s "$DEMO" graver.conf && "$CTL" protocol check graver.conf && test "$(hash graver.conf)" != "$(hash "$DEMO")"
'
test_expect_success 'a difference is named by what it is' '
	"$CTL" protocol diff "$DEMO" "$DEMO" >out && test ! -s out &&
	"$CTL" protocol diff "$DEMO" bare.conf >out && test ! -s out &&
	"$CTL" protocol diff "$DEMO" graver.conf >out && grep "^changed  criterion praten$" out &&
	grep "^changed  complaint kortademig$" out &&
	"$CTL" protocol diff "$DEMO" "$TWENTE" >out && grep "^added    complaint katheter$" out &&
	"$CTL" protocol diff "$TWENTE" "$DEMO" >out && grep "^removed  pathway val-wijkverpleging$" out &&
	test "$("$CTL" --json protocol diff "$DEMO" "$TWENTE" | json after.name)" = twente
'
test_expect_success 'a hub works by a protocol that says something twice, and by none that has another fault' '
	site --demo >/dev/null && sed -i "s/complaint = \"kortademig\"; from = 3; to = 4;/& advice = [ \"eigen-plan\" ];/" "$DIR/protocols/region.conf" &&
	code 78 "$CTL" protocol check "$DIR/protocols/region.conf" 2>err && grep "said-twice" err && grep "1 fault$" err &&
	zcc config check && hub_start && hub_stop &&
	sed -i "s/\"weinig, lekt langs de slang\"/\"Niets, met volle pijnlijke buik\"/" "$DIR/protocols/region.conf" &&
	code 78 zcc config check 2>err && grep "the triage protocol has 1 fault, the first: criterion kat-loopt" err
'
test_done
