#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='NT-7: age, risk groups and the complaint of the youngest follow from the birth date; U5: the next day of work'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

is() {
	test "$(zcc --json show "$1" | json "$2")" = "$3"
}
# day OFFSET: a date of the calendar at the hub's place
day() {
	TZ=Europe/Amsterdam date -d "$1" +%F
}
# taken ARGS: a call in the hands of the triagist
taken() {
	id=$(zcc intake --line regulier "$@") && zcc --as triagist claim "$id" >/dev/null && echo "$id"
}
unknown() {
	zcc --as triagist identify "$1" --impossible overig >/dev/null
}
triage() {
	zcc --as triagist triage "$@"
}
SAFE="--abcd a=4,b=4,c=4,d=4,e=4"
FEVER="--complaint koorts --answer drinken=2"
BABY="--complaint koorts-baby --answer baby-temp=3"

test_expect_success 'NT-7: the birth date that is typed at the intake gives the age' '
	hub_start && one=$(taken --birth-date "$(day "-40 years")") && is "$one" age 40 &&
	two=$(taken --birth-date "$(day "tomorrow -40 years")") && is "$two" age 39 &&
	baby=$(taken --birth-date "$(day "-20 days")") && is "$baby" age 0 &&
	code 65 zcc intake --line regulier --birth-date "$(day tomorrow)"
'
test_expect_success 'NT-7: so does the one that is told when the patient is identified' '
	three=$(taken --age 40) && zcc --as triagist identify "$three" --caller-is zelf --read-back naam,geboortedatum \
		--name "Verzonnen Drie" --birth-date "$(day "-52 years")" && is "$three" age 52 &&
	four=$(taken --age 40) && unknown "$four" && is "$four" age 40 && zcc --json queue >out && ! grep "$(day "-52 years")" out
'
test_expect_success 'NT-7: below three months the risk group counts without anybody ticking it' '
	unknown "$baby" && triage "$baby" $SAFE $BABY && is "$baby" triage.cause factor &&
	is "$baby" triage.cause_code jonger-3-maanden && unknown "$one" && triage "$one" $SAFE $BABY &&
	is "$one" triage.cause criterion &&
	test "$(zcc --json show "$baby" | json urgency)" != "$(zcc --json show "$one" | json urgency)"
'
test_expect_success 'NT-7: of who is that young the complaint of his age is asked, but U0 and U1 wait for nothing' '
	code 65 triage "$baby" $SAFE $FEVER 2>err && grep "younger than 3 months: triage koorts-baby instead of koorts" err &&
	unknown "$two" && triage "$two" $SAFE $FEVER && is "$two" triage.complaint koorts &&
	triage "$baby" --abcd b=2 $FEVER && is "$baby" urgency U1
'
test_expect_success 'NT-7: three months is the day itself' '
	set -- $(perl -MPOSIX -e "
		my (\$y, \$m, \$d) = split /-/, shift;
		my \$at = sub { my \$t = POSIX::mktime(0, 0, 12, \$_[0], \$m - 4, \$y - 1900); strftime(q(%F), localtime \$t) };
		print join q( ), \$at->(\$d), \$at->(\$d + 1);" "$(day now)") &&
	old=$(taken --birth-date "$1") && young=$(taken --birth-date "$2") && unknown "$old" && unknown "$young" &&
	triage "$young" $SAFE $BABY && is "$young" triage.cause_code jonger-3-maanden &&
	triage "$old" $SAFE $FEVER && is "$old" triage.complaint koorts
'
test_expect_success 'U5: help is there by the end of the next day of work, which the clock counts' '
	five=$(taken --age 30) && unknown "$five" && triage "$five" $SAFE $FEVER \
		--answer ziek=3,koude-rilling=3,nek-vlekken=3,afweer=2,praten=3,reis=2,beloop=3 --urgency U5 --reason gezien &&
	is "$five" urgency U5 && left=$(zcc --json show "$five" | json due_in_s) && at=$(date +%s) &&
	due=$(TZ=Europe/Amsterdam date -d "@$((at + left + 30))" +"%H:%M %u") &&
	case $due in 17:0[01]" "[1-5]) true ;; *) echo "$due"; false ;; esac
'
test_expect_success 'the journal replays to the same' '
	hub_kill && drop_segment && hub_start && is "$three" age 52 && zcc --as auditor journal verify
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
