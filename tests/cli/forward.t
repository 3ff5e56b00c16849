#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='What a professional asks, and another line or desk (KB-1, PI-5, PI-8, HB-4, KP-18)'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1
sed -i 's/undo_s = { value = 10/undo_s = { value = 300/' "$CONF"
# Over its norm a case is for whoever takes the line: here it is not, however slow the machine is.
sed -i 's/\(line = "zorgverlener"; norm_s = \)[0-9]*/\13600/' "$CONF"

is() {
	test "$(zcc --json show "$1" | json "$2")" = "$3"
}

# Somebody sits at a console, and takes nothing by himself.
seat_start() {
	"$ZCC_AID/lib/seat" "$CONF" "$1" 7 0 >seat.out 2>seat.err &
	seat=$!
	soon 10 grep -q "^hello" seat.out
}

# report LIST KEY NAME FIELD: of the course of the report; NAME null: of all
report() {
	zcc --as auditor --json report kpi --from "$BEGAN" | perl -MJSON::PP -e '
		my ($list, $key, $name, $field) = @ARGV;
		my $c = decode_json(join q(), <STDIN>)->{course};
		my ($r) = ref $c->{$list} eq "ARRAY" ? grep { ($_->{$key} // "null") eq $name } @{ $c->{$list} } : $c->{$list};
		print $r->{$field} // "null", "\n"' "$@"
}

test_expect_success 'a hub starts' '
	hub_start && BEGAN=$(date -u +%Y-%m-%dT%H:%M:%SZ)
'
test_expect_success 'KB-1, PI-8: what is asked, by whom, and for which organisation is told at the intake' '
	one=$(zcc intake --line zorgverlener --asks indicatie --professional huisarts \
		--organisation "Praktijk De Linde") &&
	is "$one" asks indicatie && is "$one" professional huisarts && is "$one" desk vervolgzorg &&
	zcc show "$one" >out && grep "a professional asks: indicatie, as huisarts" out &&
	grep "for the desk vervolgzorg" out && zcc queue | grep "(asks: indicatie)  (for vervolgzorg)" && zcc --as triagist claim "$one" && zcc --as triagist release "$one"
'
test_expect_success 'PI-8: the organisation stands in the dossier alone, sealed' '
	zcc --as vervolgzorg show --dossier "$one" | grep "Praktijk De Linde" &&
	zcc --json queue >queue && zcc --as auditor --json audit show >audit && ! grep -i linde queue audit &&
	! strings -n 6 "$DIR"/state/journal.db* | grep -i "de linde"
'
test_expect_success 'KB-1, PI-8: by JSON Lines too, with the same names' '
	echo "{\"line\":\"zorgverlener\",\"asks\":\"inzet\",\"professional\":\"ambulance\",\"organisation\":\"RAV\"}" |
		zcc intake --file - >id && is "$(cat id)" desk regie && is "$(cat id)" professional ambulance
'
test_expect_success 'PI-8: what is wrong is refused, with the value and what there is' '
	code 65 zcc intake --line zorgverlener --asks bed 2>err && grep "\"bed\"" err && grep indicatie err &&
	code 65 zcc intake --line zorgverlener --professional tandarts 2>err && grep "\"tandarts\"" err &&
	grep verloskundige err && code 65 zcc intake --line regulier --asks inzet 2>err && grep zorgverlener err
'
test_expect_success 'KB-1: next gives it to the desk it is for, and the desk alone may take it while somebody is there' '
	zcc operator add vera --role vervolgzorg >/dev/null && zcc operator add tom --role triagist >/dev/null &&
	seat_start vera && code 77 zcc --as tom claim "$one" 2>err && grep "desk vervolgzorg" err &&
	zcc --as vera claim --next >out && grep -x "$one" out && is "$one" claimed_by vera && zcc --as vera release "$one"
'
test_expect_success 'KB-1: afterwards too' '
	two=$(zcc intake --line zorgverlener) && is "$two" asks null &&
	zcc --as tom forward "$two" --asks vervolgzorg --professional wijkverpleging --organisation Icare &&
	is "$two" desk vervolgzorg && is "$two" forwards 0 && code 65 zcc --as tom forward "$two" 2>err &&
	zcc --as auditor audit show | grep professional-asked
'
test_expect_success 'PI-5, HB-4: another line, by the same number, dossier and clock' '
	three=$(zcc intake --line regulier --phone 0612345678 --note "belt over zijn moeder") &&
	zcc --as tom claim "$three" && received=$(zcc --json show "$three" | json received_at) &&
	zcc --as tom forward "$three" --to spoed --reason dringender --note "toch spoed" >out && grep -x "$three" out &&
	is "$three" line spoed && is "$three" state wachtend && is "$three" received_at "$received" &&
	is "$three" urgency U1 && is "$three" forwards 1 && is "$three" forwarded.by tom &&
	is "$three" forwarded.from_line regulier && is "$three" forwarded.reason dringender &&
	is "$three" forwarded.taken_by null && zcc show "$three" | grep "nobody has taken it since" &&
	zcc --as auditor audit show | grep "case-forwarded" | grep "to spoed, dringender"
'
test_expect_success 'PI-5: who takes it acknowledges, and reads where it came from' '
	zcc --as triagist claim "$three" && is "$three" forwarded.taken_by triagist &&
	zcc show "$three" | grep "sent on .* from regulier by tom, dringender; 1 in all" &&
	zcc --as triagist show --dossier "$three" >out && grep "toch spoed" out && grep "over zijn moeder" out
'
test_expect_success 'PI-5: to a desk, whatever the line; undo brings it back as it was' '
	zcc --as triagist forward "$three" --to vervolgzorg --reason vervolgstap && is "$three" desk vervolgzorg &&
	is "$three" line spoed && zcc --as triagist undo && is "$three" claimed_by triagist && is "$three" forwards 1 &&
	is "$three" desk null
'
test_expect_success 'PI-5: nowhere else, without a reason, or by who has it not, it does not go' '
	code 65 zcc --as triagist forward "$three" --to terugbellen --reason overig 2>err && grep terugbellen err &&
	code 65 zcc --as triagist forward "$three" --to regulier 2>err && grep ander-loket err &&
	code 75 zcc --as triagist forward "$three" --to spoed --reason overig 2>err && grep "already" err &&
	code 75 zcc --as tom forward "$three" --to regulier --reason overig &&
	code 65 zcc --as triagist forward 99 --to regulier --reason overig
'
test_expect_success 'KP-18: the time that a professional loses, per kind; PI-5: how often cases went on' '
	zcc --as vera claim "$two" && zcc --as vera close "$two" --reason overig &&
	test "$(report answered_professionals asks vervolgzorg cases)" = 1 &&
	test "$(report answered_professionals asks vervolgzorg median_ms)" -ge 0 &&
	test "$(report answered_professionals asks indicatie cases)" = 0 &&
	test "$(report answered_professionals asks indicatie median_ms)" = null &&
	test "$(report answered_professionals asks null cases)" = 1 &&
	test "$(report forwarded x x cases)" = 1 && test "$(report forwarded x x times)" = 1 &&
	zcc --as auditor report kpi --from "$BEGAN" >out && grep "^vervolgzorg *1 cases" out &&
	grep "sent on to another line or desk: 1 cases, 1 times, one at most 1 times" out
'
test_expect_success 'KB-1: when nobody is there any more, it is for who takes the line' '
	kill -TERM "$seat" && wait "$seat" && zcc --as tom claim "$one" && zcc --as tom release "$one"
'
test_expect_success 'KB-1: a region has another desk for a kind; what came in before stays where it was' '
	sed "s/asks = \"inzet\"; desk = \"regie\"/asks = \"inzet\"; desk = \"triage\"/" "$CONF" >"$BASE/other.conf" &&
	was=$(zcc intake --line zorgverlener --asks inzet --professional huisarts) && is "$was" desk regie &&
	zcc config check "$BASE/other.conf" && zcc config apply "$BASE/other.conf" &&
	now=$(zcc intake --line zorgverlener --asks inzet --professional huisarts) && is "$now" desk triage &&
	is "$was" desk regie && zcc --as triagist claim "$now" && zcc --as triagist forward "$now" --asks indicatie &&
	is "$now" desk vervolgzorg && zcc --as triagist forward "$now" --asks inzet && is "$now" desk triage &&
	hub_kill && hub_start && is "$now" desk triage && is "$was" desk regie
'
test_expect_success 'KB-1: a region that says nothing of it has the desks of the manual' '
	perl -0pe "s/^questions = \\(.*?^\\);\\n//ms" "$CONF" >"$BASE/older.conf" && ! grep "^questions" "$BASE/older.conf" &&
	zcc config check "$BASE/older.conf" && cp "$CONF" "$BASE/kept.conf" && zcc config apply "$BASE/older.conf" &&
	old=$(zcc intake --line zorgverlener --asks inzet) && is "$old" desk regie && zcc config apply "$BASE/kept.conf"
'
test_expect_success 'KB-1: config check says what is wrong in such a table, and nothing is adopted' '
	for try in "asks = \"inzet\"/asks = \"inzetten\"/must be one of: urgentie inzet indicatie vervolgzorg" \
		"asks = \"inzet\"/asks = \"indicatie\"/indicatie stands twice" \
		"desk = \"triage\"; valid/desk = \"toezicht\"; valid/must be one of: triage regie vervolgzorg" \
		"asks = \"inzet\"; desk/asks = \"inzet\"; loket/loket"; do
		from=${try%%/*} rest=${try#*/} && sed "s/$from/${rest%%/*}/" "$CONF" >"$BASE/wrong.conf" &&
		code 78 zcc config check "$BASE/wrong.conf" 2>err && grep "wrong.conf:[0-9]*: .*${rest#*/}" err &&
		code 78 zcc config apply "$BASE/wrong.conf" || return 1
	done
	sed "s/desk = \"regie\"; shift/desk = \"triage\"; shift/; s/asks = \"inzet\"; desk = \"[a-z]*\"/asks = \"inzet\"; desk = \"regie\"/" "$CONF" >"$BASE/alone.conf" &&
	code 78 zcc config check "$BASE/alone.conf" 2>err && grep "no role of the desk regie is granted claim" err
'
test_expect_success 'a restart changes none of it' '
	hub_stop && hub_start && zcc journal verify &&
	is "$one" desk vervolgzorg && is "$three" forwarded.by tom && is "$three" claimed_by triagist
'
test_expect_success 'the hub stops' hub_stop

test_done
