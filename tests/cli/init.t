#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='zcc-ctl init makes a whole site, or nothing'
. "$(dirname "$0")/../lib/site.sh"

CTL=$ZCC_BIN/zcc-ctl

mode() {
	test "$(stat -c %a "$2")" = "$1" || {
		stat -c "%a %n instead of $1" "$2" >&2
		return 1
	}
}

test_expect_success 'a demo site has its files, with their modes' '
	site --demo >out 2>err &&
	mode 750 "$DIR" && mode 640 "$CONF" &&
	mode 700 "$DIR/keys" && mode 700 "$DIR/state" && mode 750 "$DIR/run" &&
	mode 600 "$DIR/keys/hub.key" && mode 644 "$DIR/keys/hub.pub" &&
	mode 600 "$DIR/keys/first-operators" && mode 600 "$DIR/keys/demo.key"
'
test_expect_success 'a demo site has a key per role, named after it, and demo with every role' '
	sed -n "s/.*{ name = \"\([a-z-]*\)\"; desk.*/\1/p" "$CONF" | sort >roles &&
	test -s roles &&
	while read -r role
	do
		test -f "$DIR/keys/$role.key" &&
		grep -q "^$role [0-9a-f]\{64\} $role\$" "$DIR/keys/first-operators" || return 1
	done <roles &&
	sed -n "s/^demo [0-9a-f]* //p" "$DIR/keys/first-operators" | tr , "\n" | sort >all &&
	test_cmp roles all
'
test_expect_success 'each site has an id and keys of its own' '
	"$CTL" init "$BASE/t" --region Twente --demo >out && grep twente out &&
	! cmp "$DIR/keys/hub.pub" "$BASE/t/keys/hub.pub" &&
	grep "id = " "$CONF" >one && grep "id = " "$BASE/t/zcc.conf" >two && ! cmp one two
'
test_expect_success 'the configuration of a new site is right' '
	zcc config check >out && zcc --json config check | json region >out && grep -x twente out
'
test_expect_success 'a site is not made twice, and stays as it was' '
	cp -a "$DIR" "$BASE/before" &&
	code 73 site --demo 2>err && grep "is a site already" err &&
	diff -r "$BASE/before" "$DIR"
'
test_expect_success 'a directory with something in it is refused' '
	mkdir "$BASE/full" && : >"$BASE/full/file" &&
	code 73 "$CTL" init "$BASE/full" --region twente --demo 2>err && grep "not empty" err &&
	test "$(ls -A "$BASE/full")" = file
'
test_expect_success 'an empty directory is filled' '
	mkdir "$BASE/empty" && "$CTL" init "$BASE/empty/" --region twente --demo >out &&
	mode 640 "$BASE/empty/zcc.conf" && test -f "$BASE/empty/keys/demo.key"
'
test_expect_success 'an unknown region is refused by name and leaves nothing' '
	code 65 "$CTL" init "$BASE/u" --region atlantis --demo 2>err && grep atlantis err &&
	test -z "$(find "$BASE" -maxdepth 1 -name "u*")"
'
test_expect_success 'where the path of a socket would be too long the code is 73 and nothing is left' '
	long=$(printf "d%.0s" $(seq 120)) && mkdir "$BASE/deep" &&
	code 73 "$CTL" init "$BASE/deep/$long" --region twente --demo 2>err && grep "shorter path" err &&
	mkdir "$BASE/deep/$long" && (
		cd "$BASE/deep/$long" &&
		code 73 "$CTL" init here --region twente --demo 2>/dev/null &&
		code 73 "$CTL" init . --region twente --demo 2>/dev/null
	) && test -z "$(find "$BASE/deep" -type f)" && test -z "$(ls -A "$BASE/deep/$long")"
'
test_expect_success 'where no directory can be made the code is 73 and nothing is left' '
	code 73 "$CTL" init "$BASE/no/such/u" --region twente --demo 2>err && grep "cannot make" err &&
	test ! -e "$BASE/no"
'
test_expect_success 'a first operator needs a good name' '
	for name in hub Anna "a b" ../a "" "$(printf "a\033b")"
	do
		code 64 "$CTL" init "$BASE/u" --region twente --admin "$name" 2>err || return 1
	done &&
	test ! -e "$BASE/u"
'
test_expect_success 'a passphrase comes from a terminal only; without one nothing is left' '
	code 73 setsid -w "$CTL" init "$BASE/u" --region twente --admin anna 2>err </dev/null &&
	grep "terminal" err && test -z "$(find "$BASE" -maxdepth 1 -name "u*")" &&
	mkdir "$BASE/v" &&
	code 73 setsid -w "$CTL" init "$BASE/v" --region twente --admin anna 2>err </dev/null &&
	test -z "$(ls -A "$BASE/v")"
'
test_expect_success 'without --admin and --demo the caller is the first operator, and is told' '
	ZCC_OPERATOR=piet code 73 setsid -w "$CTL" init "$BASE/u" --region twente 2>err </dev/null &&
	grep "first operator is piet, in the role beheer" err
'
test_expect_success '--json gives one document' '
	"$CTL" --json init "$BASE/j" --region twente --demo --admin anna >out &&
	test "$(json dir <out)" = "$BASE/j" && test "$(json region <out)" = twente &&
	grep "^anna [0-9a-f]* beheer\$" "$BASE/j/keys/first-operators"
'
test_expect_success 'key new needs a terminal and a good name, and leaves nothing without' '
	XDG_CONFIG_HOME=$BASE/xdg code 73 setsid -w "$CTL" key new anna 2>err </dev/null &&
	test ! -e "$BASE/xdg/zcc" &&
	code 65 "$CTL" key new Anna 2>err && grep "cannot be an operator" err
'

test_done
