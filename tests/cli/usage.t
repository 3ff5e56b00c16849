#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='A wrong command line is refused with the word that is wrong'
. "$(dirname "$0")/../lib/site.sh"

CTL=$ZCC_BIN/zcc-ctl

# wrong PATTERN ARGS...: exit 64, nothing on stdout, PATTERN on stderr
wrong() {
	pattern=$1
	shift
	code 64 "$CTL" "$@" >out 2>err && test ! -s out && grep -e "$pattern" err
}

bad() {
	pattern=$1
	shift
	code 65 "$CTL" "$@" >out 2>err && test ! -s out && grep -e "$pattern" err
}

test_expect_success 'no verb is a usage error' '
	wrong "verb is missing"
'
test_expect_success 'an unknown verb is named, with the nearest one' '
	wrong "unknown verb .intak.; did you mean .intake." intak &&
	wrong "unknown verb .frobnicate." frobnicate && wrong "unknown verb .offer.; near it: .*push" offer &&
	wrong "unknown verb .ambulance.; near it: .*rav" ambulance
'
test_expect_success 'a verb of two words names its second words' '
	wrong "needs one of: add, revoke, list" operator &&
	wrong "operator.*drop.*add, revoke, list" operator drop anna
'
test_expect_success 'an unknown option is named, with the nearest one' '
	wrong "unknown option .--reasn.; did you mean .--reason." close 1 --reasn advies &&
	wrong "unknown option .--frob." --frob status &&
	wrong "unknown option .-x." status -x
'
test_expect_success 'an option without its value, or given twice, is named' '
	wrong "option .--reason. needs a value" close 1 --reason &&
	wrong "option .--line. is given twice" intake --line spoed --line spoed &&
	wrong "takes no value" claim --next=yes
'
test_expect_success 'words too few and too many' '
	wrong "missing after .release." release &&
	wrong "one word too many: .2." release 1 2 &&
	wrong "one word too many: .now." status now
'
test_expect_success 'a claim names either a case or --next' '
	wrong "either a case or --next" claim &&
	wrong "either a case or --next" claim 1 --next
'
test_expect_success 'a case is a whole number that prints back to its text' '
	for id in 0 -1 +5 01 1x "" " 1" 0x10 99999999999999999999
	do
		wrong "is no case" release -- "$id" || return 1
	done
'
test_expect_success 'a command id is 32 hex digits' '
	bad "is no command id" --id 12 release 1 &&
	bad "is no command id" --id 0123456789abcdef0123456789abcdeg release 1 &&
	bad "is no command id" --id 00000000000000000000000000000000 release 1
'
test_expect_success 'what a verb cannot do without is named' '
	wrong "option .--reason. is missing" close 1 &&
	wrong "option .--line. is missing" intake --age 4 &&
	wrong "option .--region. is missing" init somewhere &&
	wrong "a note needs --text" note 1
'
test_expect_success 'a number is read strictly' '
	bad "is no number" capacity set --provider x --kind y --free 1e3 &&
	bad "is no number" capacity set --provider x --kind y --free -1
'
test_expect_success 'the value of an option that is wrong is bad data, whatever the option is' '
	bad "--limit wants a number" audit show --limit 0 && bad "--from wants a number" audit show --from x &&
	bad "cannot open .." intake --file "" &&
	bad "whole number of minutes" alarm rest 1 --reason bekend --for 0 && bad "is no time" alarm rest 1 --reason bekend --until x &&
	bad "1 to 50" region form --cards 0 && bad "is not one of name" search x --by age && bad "is no command id" --id zz status &&
	bad "is not one of spoed" shift move x --line regulir && bad "is not one of triage" message x --desk regi --until 15:30 &&
	bad "is no line" operator add x --role triagist --lines spood &&
	bad "--caller-is .thuis. is not one of zelf" identify 1 --caller-is thuis && bad "--read-back .telefoon. is not of naam" identify 1 --read-back telefoon &&
	bad "--impossible .Taal. is not one of onbekend" identify 1 --impossible Taal && bad "is not one of bewaartermijn" dossier erase 1 --reason x &&
	bad "--reason .Overig. is not one of verkeerde-lijn" forward 1 --to spoed --reason Overig &&
	bad "--to .Regie. is not one of the lines spoed" forward 1 --to Regie --reason overig &&
	bad "--reason .Bekend. is not one of bekend" alarm rest 1 --reason Bekend --for 5 && bad "is no role" --role "" undo
'
test_expect_success 'with --json errors are text on stderr too' '
	wrong "unknown verb" --json frobnicate
'
test_expect_success 'control bytes of an argument do not reach the terminal' '
	wrong "unknown verb" "$(printf "a\033[2Jb")" &&
	! LC_ALL=C grep -q "$(printf "\033")" err
'
test_expect_success 'help and version need no site' '
	"$CTL" --version >out && grep -q "^zcc-ctl [0-9]" out &&
	"$CTL" --help >out && grep -q "^usage: zcc-ctl" out &&
	"$CTL" close --help >out && grep -q -e "--reason" out &&
	"$CTL" help close >again && test_cmp out again
'
test_expect_success 'what could not be printed is said, by every program' '
	for program in zcc-ctl zcc-hub zcc-console zcc-replay
	do
		code 74 "$ZCC_BIN/$program" --help >/dev/full 2>err && grep "could not be written" err &&
		code 74 "$ZCC_BIN/$program" --version >&- 2>err && grep "^$program: the output could not be written" err || return 1
	done
'
test_expect_success 'a verb without a configuration says which one it looked for' '
	code 78 "$CTL" -c "$BASE/nowhere.conf" status 2>err && grep "nowhere.conf" err
'
test_expect_success 'the manual has every verb and every option' '
	"$CTL" help --list >list && test -s list &&
	while read -r name sub options
	do
		test "$sub" = - && sub=
		grep -q "^\.It Cm $name${sub:+ $sub}\( \|\$\)" "$TESTS/../man/zcc-ctl.1" || {
			echo "not in zcc-ctl(1): $name $sub"
			return 1
		}
		for o in $options
		do
			grep -q "Fl Fl ${o#--}\( \|\$\)" "$TESTS/../man/zcc-ctl.1" || {
				echo "not in zcc-ctl(1): $name $sub $o"
				return 1
			}
		done
	done <list
'
test_expect_success 'the completion knows the verbs and their options' '
	cat >complete.sh <<-\EOF &&
	. "$1"
	PATH=$2:$PATH
	shift 2
	COMP_WORDS=("$@")
	COMP_CWORD=$(($# - 1))
	_zcc_ctl
	printf "%s\n" "${COMPREPLY[@]}"
	EOF
	comp() {
		bash complete.sh "$TESTS/../conf/completion/zcc.bash" "$ZCC_BIN" zcc-ctl "$@"
	} &&
	comp int >out && echo intake >want && test_cmp want out &&
	comp operator r >out && echo revoke >want && test_cmp want out &&
	comp close 1 --r >out && grep -x -e --reason out &&
	comp -c x operator add y --pub >out && echo --pubkey >want && test_cmp want out
'

test_done
