#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='Who may come in: added, listed, revoked at once'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

test_expect_success 'a hub starts' hub_start
test_expect_success 'an added operator has a key without passphrase on a demo site, and works' '
	zcc operator add anna --role triagist >out && grep -x "[0-9a-f]\{64\}" out &&
	test "$(stat -c %a "$DIR/keys/anna.key")" = 600 && zcc --as anna intake --line spoed
'
test_expect_success 'only in the roles that were given' '
	code 77 zcc --as anna operator add eve --role beheer && test ! -e "$DIR/keys/eve.key"
'
test_expect_success 'who is refused leaves no key file' '
	code 65 zcc operator add bob --role tovenaar 2>err && grep "operator bob cannot be given tovenaar" err &&
	test ! -e "$DIR/keys/bob.key" &&
	code 65 zcc operator add Bob --role triagist && code 64 zcc operator add bob
'
test_expect_success 'a key that stands is not overwritten' '
	cp "$DIR/keys/anna.key" before && code 73 zcc operator add anna --role triagist &&
	test_cmp before "$DIR/keys/anna.key"
'
test_expect_success 'a public key from elsewhere makes no key file' '
	zcc --json operator add carl --role triagist --role regiearts \
		--pubkey "$DIR/keys/demo.key" 2>err
	test $? != 0 &&
	sed -n "s/^public //p" "$DIR/keys/anna.key" >carl.pub &&
	zcc operator add carl --role triagist --role regiearts --pubkey carl.pub &&
	test ! -e "$DIR/keys/carl.key"
'
test_expect_success 'the list has them, with their roles' '
	zcc operator list >out && grep "^anna  *active  *triagist" out && grep "^demo " out &&
	zcc --json operator list >out && perl -MJSON::PP -e "
		local \$/;
		my (\$c) = grep { \$_->{name} eq q(carl) } @{decode_json(<STDIN>)};
		exit !(\"@{\$c->{roles}}\" eq q(triagist regiearts) && !\$c->{revoked});
	" <out
'
test_expect_success 'RL-2: an operator takes just the lines that were given' '
	zcc operator add dora --role triagist --lines regulier,zelftriage &&
	zcc operator list >out && grep "^dora .*regulier,zelftriage" out &&
	grep "^anna .* all " out && urgent=$(zcc intake --line spoed) &&
	regular=$(zcc intake --line regulier) && code 77 zcc --as dora claim "$urgent" 2>err &&
	grep "takes no calls of line spoed" err && zcc --as dora claim --next >out &&
	echo "$regular" >want && test_cmp want out && code 75 zcc --as dora claim --next &&
	zcc --as dora show "$urgent"
'
test_expect_success 'RL-2: a line that is none, or that no role of theirs serves, is refused' '
	code 65 zcc operator add fred --role triagist --lines spoed,niks 2>err && grep niks err &&
	code 65 zcc operator add fred --role vervolgzorg --lines spoed 2>err &&
	grep "no role of operator fred serves line spoed" err && test ! -e "$DIR/keys/fred.key"
'
test_expect_success 'RL-2: a complaint outside the competence is shown, not offered; a decision outside it is refused' '
	zcc operator add gerda --role triagist --lines zelftriage --no-complaint psychose --no-complaint gebit \
		--no-decision zelfzorg && one=$(zcc intake --line zelftriage --complaint psychose) &&
	two=$(zcc intake --line zelftriage --complaint koorts) &&
	test "$(zcc --as gerda claim --next)" = "$two" && code 75 zcc --as gerda claim --next &&
	zcc --as gerda show "$one" && code 77 zcc --as gerda close "$two" --reason zelfzorg 2>err &&
	grep "gerda may not decide zelfzorg" err && zcc --as gerda close "$two" --reason overig &&
	zcc operator list >out && grep "^gerda .*no complaint psychose,gebit  no decision zelfzorg" out &&
	code 65 zcc operator add hans --role triagist --no-complaint niks 2>err &&
	grep "niks is no complaint" err && code 65 zcc operator add hans --role triagist --no-decision niks &&
	zcc operator add hans --role triagist --no-decision visite && zcc operator revoke hans
'
test_expect_success 'a revoked operator is out within a second' '
	zcc operator revoke anna && start=$(now_ms) &&
	code 77 zcc --as anna intake --line spoed 2>err &&
	{ ! timed || test $(($(now_ms) - start)) -lt 1000; } &&
	zcc operator list >out && grep "^anna  *revoked" out
'
test_expect_success 'an unknown operator cannot be revoked' '
	code 65 zcc operator revoke nobody
'
test_expect_success 'a name that none can have is said, and where keys were looked for' '
	code 65 zcc --as Anna undo 2>err && grep "Anna. cannot be an operator.s name: a-z" err &&
	code 77 env XDG_CONFIG_HOME="$BASE/mine" "$ZCC_BIN/zcc-ctl" -c "$CONF" --as zoe undo 2>err &&
	grep "operator zoe, neither in .XDG_CONFIG_HOME/zcc (else ~/.config/zcc) nor $DIR/keys/zoe.key" err
'
test_expect_success 'a revocation outlives a restart' '
	hub_stop && hub_start && code 77 zcc --as anna intake --line spoed
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
