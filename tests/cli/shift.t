#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='SH-1, PE-8, HB-10: nothing without a shift; two persons hand over; who is there'
. "$(dirname "$0")/../lib/site.sh"

# Keys without passphrase, and then a site as any other.
site --demo >/dev/null || exit 1
sed -i 's/demo = true/demo = false/' "$CONF" || exit 1
lines_open

state() {
	zcc --json show "$1" | json "$2"
}

# who is there in a role: how many
there() {
	zcc --json status | perl -MJSON::PP -0777 -e '
		my ($r) = grep { $_->{role} eq $ARGV[0] } @{decode_json(<STDIN>)->{staff}};
		print "$r->{there}\n"' "$1"
}

is_there() {
	test "$(there "$1")" = "$2"
}

events() {
	zcc --as auditor --json audit show | perl -MJSON::PP -0777 -e '
		print map { "$_->{event} $_->{user} $_->{detail}\n" }
		    grep { $_->{event} =~ /^shift-(?!began)|handed-over/ && ($_->{user} // "") ne "" }
		    map { $_->{$_} //= "" for qw(user detail); $_ } @{decode_json(<STDIN>)}'
}

test_expect_success 'PE-8: without a shift nothing is changed, and the refusal says what to do' '
	hub_start && zcc --as intake intake --line regulier >id && id=$(cat id) &&
	code 77 zcc --as triagist claim --next 2>err && grep "shift start" err &&
	code 77 zcc --as triagist claim "$id" && code 77 zcc --as triagist note "$id" --text x &&
	code 77 zcc --as triagist intake --line regulier && test "$(state "$id" state)" = wachtend
'
test_expect_success 'C19, PE-8: what is never refused, reads, and roles without shifts go on' '
	zcc --as triagist intake --line spoed >id && urgent=$(cat id) &&
	zcc --as triagist show "$urgent" && zcc --as triagist search niemand &&
	zcc --as intake abandon "$urgent" && zcc --as beheer capacity set --provider P --kind elv --free 1 &&
	code 77 zcc --as intake shift start 2>err && grep "does not work in shifts" err
'
test_expect_success 'KB-8: nobody is there yet, and the agreed fall-back is said' '
	is_there regiearts 0 && zcc --json status >out && grep "achterwacht huisartsenpost" out &&
	zcc status >out && grep "there  *regiearts  *0  bij afwezigheid: achterwacht" out
'
test_expect_success 'SH-1: a shift begins with what is open, what runs, what was promised and who is there' '
	zcc --as triagist --json shift start >out && test "$(json open <out)" = 2 &&
	test "$(json clocks <out)" = 2 && test "$(json call_backs <out)" = 1 &&
	test "$(json mine <out)" = 0 && test "$(json operator <out)" = triagist &&
	test "$(json shift_since <out)" != null && is_there triagist 1 &&
	code 75 zcc --as triagist shift start && zcc --as regiearts shift start >out &&
	grep "^open cases  *2, 2 with a clock" out && grep "^there  *triagist  *1" out &&
	is_there regiearts 1
'
test_expect_success 'SH-1: a name is checked also when nothing is owed' '
	code 65 zcc --as triagist shift end --to gek 2>err && grep "gek is no operator and no role here" err &&
	is_there triagist 1
'
test_expect_success 'SH-1: who works has his name, role and begin in the list' '
	zcc shift list >out && grep "^regiearts  *regiearts  *20..-" out &&
	zcc --json shift list | json 0.handed_over_to >out && grep -x null out
'
# The last duty of the so never gets its turn.
test_expect_success 'SH-1: who is on call stands with the shift, from the moment the rota is adopted' '
	sed "/^oncall = (/,/^);/d" "$CONF" >"$BASE/rota.conf" && cat >>"$BASE/rota.conf" <<-\EOF &&
	oncall = (
	  { role = "so"; oncall = "dr. De Wit, kaart 8"; days = [ "ma-zo" ]; from = "00:00"; to = "12:00"; source = "proef"; },
	  { role = "so"; oncall = "dr. De Wit, kaart 9"; days = [ "ma-zo" ]; from = "12:00"; to = "24:00"; source = "proef"; },
	  { role = "so"; oncall = "dr. Te Laat, kaart 8"; source = "proef"; },
	  { role = "ggz"; oncall = "crisisdienst, kaart 5"; source = "proef"; }
	);
	EOF
	cp "$BASE/rota.conf" "$CONF" && zcc --as demo --role beheer config apply "$CONF" &&
	zcc --as triagist shift list >out && grep "^on call  *so  *dr. De Wit, kaart [89], until 20" out &&
	grep "^on call  *ggz  *crisisdienst, kaart 5\$" out && ! grep "Te Laat" out &&
	zcc --json status | perl -MJSON::PP -0777 -e "
		my %on = map { \$_->{role} => \$_->{on_call} } @{decode_json(<STDIN>)->{staff}};
		exit !(\$on{ggz}{who} eq q(crisisdienst, kaart 5) && !defined \$on{ggz}{until} &&
		    \$on{so}{until} =~ /^20.*Z\$/ && !defined \$on{triagist})"
'
test_expect_success 'HB-10: with an open case the end asks to whom' '
	zcc --as triagist claim "$id" && code 75 zcc --as triagist shift end 2>err &&
	grep "still has open cases (1)" err && grep -e "--to" err &&
	code 65 zcc --as triagist shift end --to niemand && code 65 zcc --as triagist shift end --to triagist &&
	code 75 zcc --as triagist shift end --to toezicht 2>err && grep "toezicht may not take over" err &&
	code 75 zcc --as triagist shift end --to auditor
'
test_expect_success 'HB-10: a hand-over that is refused lets the shift and the case stay' '
	zcc --as triagist --json shift end --to regiearts >out &&
	test "$(json handed_over_to <out)" = regiearts && test "$(json shift_since <out)" != null &&
	code 77 zcc --as demo --role triagist shift accept triagist &&
	zcc --as regiearts shift refuse triagist && test "$(state "$id" claimed_by)" = triagist &&
	code 75 zcc --as regiearts shift accept triagist && zcc --as triagist note "$id" --text "ga door"
'
test_expect_success 'HB-10: one that is withdrawn too' '
	zcc --as triagist shift end --to regiearts && zcc --as triagist shift withdraw &&
	code 75 zcc --as regiearts shift accept triagist 2>err && grep "hands nothing over" err
'
test_expect_success 'HB-10: accepted, the case changes hands without a clock that starts again' '
	before=$(state "$id" version) && since=$(state "$id" received_at) &&
	zcc --as triagist shift end --to regiearts && zcc --as regiearts --json shift accept triagist >out &&
	test "$(json mine <out)" = 1 && test "$(state "$id" claimed_by)" = regiearts &&
	test "$(state "$id" state)" = aangenomen && test "$(state "$id" received_at)" = "$since" &&
	test "$(state "$id" version)" = $((before + 1)) && is_there triagist 0 &&
	code 77 zcc --as triagist claim --next && zcc --as regiearts note "$id" --text "overgenomen"
'
test_expect_success 'HB-10: both persons are in the audit, in words; also of the case' '
	events >got && cat >want <<-EOT &&
	shift-started triagist triagist as triagist
	shift-started regiearts regiearts as regiearts
	shift-offered triagist triagist to regiearts, 1 open
	shift-refused regiearts triagist by regiearts, 1 open
	shift-offered triagist triagist to regiearts, 1 open
	shift-withdrawn triagist triagist
	shift-offered triagist triagist to regiearts, 1 open
	case-handed-over regiearts to regiearts
	shift-handed-over regiearts triagist to regiearts, 1 open
	EOT
	test_cmp want got && zcc --as auditor audit show --case "$id" >out && grep "case-handed-over" out
'
test_expect_success 'SH-1: a role can be asked; who of it takes over must work himself' '
	zcc --as beheer operator revoke coordinerend-triagist &&
	zcc --as regiearts shift end --to coordinerend-triagist &&
	code 77 zcc --as demo shift accept regiearts 2>err && grep "shift start" err &&
	zcc --as demo --role coordinerend-triagist shift start && zcc --as demo shift accept regiearts &&
	test "$(state "$id" claimed_by)" = demo && is_there regiearts 0
'
test_expect_success 'SH-1: a restart forgets no shift, and the journal replays to the same book' '
	hub_kill && hub_start && zcc --as demo note "$id" --text "na herstart" &&
	zcc --as beheer journal verify && is_there coordinerend-triagist 1
'
test_expect_success 'SH-1: a shift beyond the maximum is an alarm, and goes on' '
	perl -0pe "s/shift_max_s = \{ value = 43200/shift_max_s = { value = 1/" "$CONF" >long.conf &&
	! cmp -s "$CONF" long.conf && zcc --as beheer config apply long.conf &&
	soon 5 sh -c "\"$ZCC_BIN/zcc-ctl\" -c \"$CONF\" alarm list | grep shift-long" &&
	zcc --as demo note "$id" --text "nog bezig"
'
test_expect_success 'SH-1, HB-10: with nothing open the floor can be handed over, and both confirm; stops are said not to be known' '
	zcc --as triagist shift start >out && grep "^stops  *not kept here yet" out &&
	zcc --as triagist --json shift end --to coordinerend-triagist >out && test "$(json stops <out)" = null &&
	test "$(json mine <out)" = 0 && test "$(json handed_over_to <out)" = coordinerend-triagist && is_there triagist 1 &&
	zcc --as demo --role coordinerend-triagist shift accept triagist && is_there triagist 0
'
test_expect_success 'SH-1: with nothing open the shift just ends, and the alarm is over' '
	zcc --as demo close "$id" --reason overig && zcc --as demo --json shift end >out &&
	test "$(json shift_since <out)" = null && code 75 zcc --as demo shift end &&
	soon 5 sh -c "\"$ZCC_BIN/zcc-ctl\" -c \"$CONF\" alarm list | grep \"shift-long.*over\"" &&
	code 77 zcc --as demo --role triagist claim --next
'
test_expect_success 'SH-1: who is revoked has no shift any more' '
	zcc --as ggz shift start && is_there ggz 1 && zcc --as beheer operator revoke ggz &&
	soon 5 is_there ggz 0
'
test_expect_success 'C19, KB-6: a 112 call that may not be passed on is taken in, waits, and says what was not done' '
	sbar="--situation a --background b --assessment c --recommendation d" &&
	id=$(zcc --as centralist intake --line 112 --to triagist $sbar 2>err) && grep "no running shift" err &&
	grep "taken in" err && test "$(state "$id" state)" = wachtend && test "$(state "$id" claimed_by)" = null &&
	zcc --as triagist shift start >out && zcc --as triagist show "$id" --dossier | grep "recommendation  d" &&
	zcc --as triagist shift end >out &&
	zcc --as centralist --json intake --line 112 --to triagist $sbar >out 2>err && json not_done <out | grep "no running shift" &&
	id2=$(json id <out) && zcc --as intake intake --line zorgverlener --to triagist $sbar >out 2>err && grep "not handed over" err &&
	id3=$(cat out) && test "$(state "$id3" state)" = wachtend &&
	printf "%s\n" "{\"line\":\"112\",\"to\":\"triagist\",\"situation\":\"a\",\"background\":\"b\",\"assessment\":\"c\",\"recommendation\":\"d\"}" >calls &&
	zcc --as centralist intake --file calls >ids 2>err && grep "line 1: .*taken in.*no running shift" err &&
	code 65 zcc --as centralist intake --line 112 --to niemand $sbar && code 65 zcc --as centralist intake --line 112 --to triagist --situation a &&
	code 77 zcc --as intake intake --line regulier --to triagist $sbar
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
