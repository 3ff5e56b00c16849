#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='Who is in the group of zcc.conf sees the board; nobody else comes near'
. "$(dirname "$0")/../lib/site.sh"

GROUP=games

if test "$(id -u)" = 0 && command -v setpriv >/dev/null && getent group $GROUP >/dev/null
then
	test_set_prereq OTHERS
fi

# as GROUP COMMAND: as a user who owns nothing here
as() {
	group=$1
	shift
	setpriv --reuid nobody --regid nogroup --groups "$group" env -u XDG_CONFIG_HOME "$@"
}

is() {
	stat -c "%a %G" "$2" >got && echo "$1" >want && test_cmp want got
}

site --demo >/dev/null || exit 1
chmod 711 "$BASE"
# Where the programs stand, another user may not come.
CTL=$BASE/zcc-ctl
install -m 755 "$ZCC_BIN/zcc-ctl" "$CTL" || exit 1

test_expect_success 'a group that this machine does not have is refused by name' '
	sed -i "s/group = \"\"/group = \"zcc-no-such\"/" "$CONF" &&
	code 78 "$ZCC_BIN/zcc-hub" -n -c "$CONF" 2>err && grep zcc-no-such err &&
	code 78 "$ZCC_BIN/zcc-hub" -c "$CONF" 2>err && grep zcc-no-such err
'
test_expect_success OTHERS 'files get the group and their modes' '
	sed -i "s/group = \"zcc-no-such\"/group = \"$GROUP\"/" "$CONF" && hub_start &&
	is "750 $GROUP" "$DIR" && is "640 $GROUP" "$CONF" && is "750 $GROUP" "$DIR/run" &&
	is "640 $GROUP" "$DIR/run/lock" && is "640 $GROUP" "$DIR/run/segment" &&
	is "660 $GROUP" "$DIR/run/command.sock" && is "660 $GROUP" "$DIR/run/bell.sock" &&
	is "640 $GROUP" "$(segments)" && is "710 $GROUP" "$DIR/keys" &&
	is "750 $GROUP" "$DIR/run/protocols" && is "640 $GROUP" "$DIR"/run/protocols/*/kept_file.conf &&
	test "$(stat -c %a "$DIR/state")" = 700 && test "$(stat -c %a "$DIR/keys/hub.key")" = 600 &&
	test -z "$(find "$DIR/state" "$DIR/keys" -type f ! -name "*.pub" -perm /077)"
'
test_expect_success OTHERS 'HB-6: a member of the group sees the board without a key' '
	zcc intake --line spoed >id &&
	as $GROUP "$CTL" -c "$CONF" --json status >out &&
	test "$(json cases.waiting <out)" = 1 &&
	as $GROUP "$CTL" -c "$CONF" --json queue >out && test "$(json 0.id <out)" = 1
'
test_expect_success OTHERS 'and signs with a key of his own, but not with a key of the site' '
	mkdir "$BASE/home" "$BASE/home/zcc" && cp "$DIR/keys/hub.pub" "$BASE/home" &&
	zcc operator add wim --role triagist >/dev/null &&
	mv "$DIR/keys/wim.key" "$BASE/home/zcc/" && chown -R nobody "$BASE/home" &&
	as $GROUP XDG_CONFIG_HOME="$BASE/home" "$CTL" -c "$CONF" --as wim claim 1 &&
	zcc --json show 1 | json claimed_by >out && grep -x wim out &&
	as $GROUP XDG_CONFIG_HOME="$BASE/home" "$CTL" -c "$CONF" --as wim note 1 \
		--text "boxed to the hub" &&
	code 77 as $GROUP "$CTL" -c "$CONF" --as demo release 1
'
test_expect_success OTHERS 'HB-6: who is not in the group sees nothing' '
	! as nogroup "$CTL" -c "$CONF" status >out 2>err && test ! -s out &&
	! as nogroup cat "$DIR/run/segment" 2>err && ! as nogroup cat "$(segments)" 2>err
'
test_expect_success OTHERS 'an adopted configuration stays readable for the group' '
	sed "s/value = 900;/value = 901;/" "$CONF" >new.conf && ! cmp -s new.conf "$CONF" &&
	zcc config apply new.conf && cmp new.conf "$CONF" && is "640 $GROUP" "$CONF"
'
test_expect_success OTHERS 'another group needs a restart, one that is not there is refused' '
	sed "s/group = \"$GROUP\"/group = \"zcc-no-such\"/" "$CONF" >bad.conf &&
	code 78 zcc config apply bad.conf 2>err && grep zcc-no-such err && cmp new.conf "$CONF" &&
	hub_stop
'

test_done
