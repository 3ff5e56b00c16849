#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='TE-2, PE-9: a U0 or U1 that nobody takes rings, is an alarm, and is known further; all of it counted'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

limits() { # BELL ALARM WIDEN
	sed "s/unclaimed_bell_s = { value = [0-9]*/unclaimed_bell_s = { value = $1/; s/unclaimed_alarm_s = { value = [0-9]*/unclaimed_alarm_s = { value = $2/
		s/alarm_widen_s = { value = [0-9]*/alarm_widen_s = { value = $3/" "$CONF" >"$BASE/limits.conf" &&
	zcc --as beheer config apply "$BASE/limits.conf"
}

# a field of the alarm of this kind about this case
alarm() {
	zcc --json alarm list | perl -MJSON::PP -0777 -e '
		my ($r) = grep { $_->{kind} eq $ARGV[0] && $_->{value} eq $ARGV[1] && !$_->{gone} }
		    @{decode_json(<STDIN>)} or exit 1;
		my $v = $r->{$ARGV[2]};
		print ref $v eq "ARRAY" ? join(",", @$v) : $v // "null", "\n"' "$1" "$2" "$3"
}

is_for() {
	test "$(alarm unclaimed "$1" for)" = "$2"
}

stands() {
	alarm unclaimed "$1" id >/dev/null
}

# rung, alarmed, seen and widened of line spoed in this shift
counted() {
	test "$(zcc --json status | perl -MJSON::PP -0777 -e '
		my ($r) = grep { $_->{line} eq "spoed" } @{decode_json(<STDIN>)->{lines}};
		print join " ", map { $r->{$_} } qw(rung_shift alarmed_shift alarms_seen_shift alarms_widened_shift)')" = "$1"
}

test_expect_success 'TE-2: the limits stand in the configuration, each with its source; without them they hold too' '
	zcc config check && grep "unclaimed_bell_s = { value = 15" "$CONF" &&
	grep "unclaimed_alarm_s = { value = 30" "$CONF" &&
	perl -0pe "s/\tunclaimed_bell_s = .*?; };\n//s; s/\tunclaimed_alarm_s = .*?; };\n//s" "$CONF" >older.conf &&
	! grep unclaimed older.conf && zcc config check older.conf &&
	sed "s/unclaimed_alarm_s = { value = 30/unclaimed_alarm_s = { value = 5/" "$CONF" >wrong.conf &&
	code 78 zcc config check wrong.conf 2>err && grep "5 is less than unclaimed_bell_s, 15" err
'
test_expect_success 'TE-2: after the limit the bell, then the alarm for the regiearts, with the case' '
	hub_start && limits 1 2 600 && one=$(zcc intake --line spoed) && two=$(zcc intake --line regulier) &&
	soon 10 stands "$one" && is_for "$one" regie && test "$(alarm unclaimed "$one" priority)" = hoog &&
	counted "1 1 0 0" && ! stands "$two" && zcc --as auditor audit show >all && grep "case-rung.*$one" all
'
test_expect_success 'PE-9: a regiearts sees it, and it goes no further' '
	code 77 zcc --as toezicht alarm ack "$(alarm unclaimed "$one" id)" &&
	zcc --as regiearts alarm ack "$(alarm unclaimed "$one" id)" && counted "1 1 1 0" && limits 1 2 1 &&
	never_in 3 is_for "$one" regie,toezicht
'
test_expect_success 'what somebody waits behind does not rest' '
	id=$(alarm unclaimed "$one" id) &&
	code 77 zcc --as toezicht alarm rest "$id" --reason bekend --for 5
'
test_expect_success 'PE-9: one that no regiearts sees is for toezicht too, and each sees it for himself' '
	three=$(zcc intake --line spoed) && soon 10 is_for "$three" regie,toezicht && counted "2 2 1 1" &&
	id=$(alarm unclaimed "$three" id) && zcc --as toezicht alarm ack "$id" &&
	test "$(alarm unclaimed "$three" seen_by_all)" = toezicht && zcc --as regiearts alarm ack "$id" &&
	test "$(alarm unclaimed "$three" seen_by_all)" = toezicht,regiearts &&
	code 75 zcc --as toezicht alarm rest "$id" --reason bekend --for 5 2>err && grep "may not rest" err
'
test_expect_success 'TE-2: who takes it ends the alarm; who lets it go begins it anew' '
	zcc --as triagist claim "$three" && soon 5 eval "! stands \"$three\"" &&
	zcc --as triagist release "$three" && soon 10 stands "$three"
'
# a figure of a desk in the alarm load
load() {
	zcc --json status | perl -MJSON::PP -0777 -e '
		my ($r) = grep { $_->{desk} eq $ARGV[0] } @{decode_json(<STDIN>)->{alarm_load}{desks}};
		print $r->{$ARGV[1]}, "\n"' "$1" "$2"
}

test_expect_success 'goal 22: each desk has its load, and a restart does not lose it' '
	soon 10 counted "3 3 2 2" && test "$(load regie today)" = 3 && test "$(load regie high)" = 3 &&
	test "$(load regie last_10_min)" = 3 && test "$(load regie peak)" = 3 && test "$(load regie flood)" = 0 &&
	test "$(load toezicht today)" = 2 && test "$(load triage today)" = 0 &&
	zcc --json status | json alarm_load.standing_24h | grep -x 0
'
test_expect_success 'TE-2: a restart forgets no alarm and no figure, and rings for nobody twice' '
	soon 10 counted "3 3 2 2" && hub_kill && hub_start && test "$(load regie today)" = 3 && stands "$one" && stands "$three" &&
	never_in 3 eval "! counted \"3 3 2 2\"" && zcc --as beheer journal verify
'
test_expect_success 'TB-1: a line below its target is an alarm for toezicht' '
	sed "s/line_low_calls = { value = 20/line_low_calls = { value = 1/; s/norm_s = 30; target_pct = 90/norm_s = 1; target_pct = 90/" \
		"$BASE/limits.conf" >low.conf && zcc --as beheer config apply low.conf && zcc intake --line spoed >last &&
	last=$(cat last) && soon 10 stands "$last" && zcc --as triagist claim "$last" &&
	soon 5 alarm line-low 1 for && test "$(alarm line-low 1 for)" = toezicht &&
	zcc --as toezicht alarm rest "$(alarm line-low 1 id)" --reason bekend --for 10
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
