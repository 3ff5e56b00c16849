#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='Reports from the journal: reachability of the posts and of who is asked to take over (KP-10)'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1
# However slow the machine is, an act can still be taken back.
sed -i 's/undo_s = { value = 10/undo_s = { value = 300/' "$CONF"
# of POST LINE FIELD: what the report has there; POST null: no post
of() {
	zcc --as auditor --json report kpi --from "$BEGAN" | perl -MJSON::PP -e '
		my ($post, $line, $field) = @ARGV;
		my ($r) = grep { ($_->{post} // "null") eq $post && $_->{line} eq $line } @{ decode_json(join q(), <STDIN>)->{reach} };
		print $r->{$field} // "null", "\n"' "$@"
}

# of_list LIST KEY NAME FIELD
of_list() {
	zcc --as auditor --json report kpi --from "$BEGAN" | perl -MJSON::PP -e '
		my ($list, $key, $name, $field) = @ARGV;
		my ($r) = grep { $_->{$key} eq $name } @{ decode_json(join q(), <STDIN>)->{$list} };
		print $r->{$field} // "null", "\n"' "$@"
}

# A role is asked, not the person of that name of a demonstration.
test_expect_success 'a day at three posts and two lines' '
	hub_start && BEGAN=$(date -u +%Y-%m-%dT%H:%M:%SZ) && zcc operator revoke ggz && zcc operator add ruth --role ggz &&
	for post in hap-enschede hap-enschede hap-almelo; do
		zcc intake --line regulier --post "$post" >>calls || return 1
	done && zcc intake --line spoed >>calls && read -r one <calls && read -r two <<-EOT &&
	$(sed -n 2p calls)
	EOT
	zcc --as triagist claim "$one" && zcc abandon "$two" && zcc --as regiearts claim --next
'
test_expect_success 'KP-10: per post and line who came, was answered, within the norm, or hung up' '
	test "$(of hap-enschede regulier calls)" = 2 && test "$(of hap-enschede regulier answered)" = 1 &&
	test "$(of hap-enschede regulier within)" = 1 && test "$(of hap-enschede regulier abandoned)" = 1 &&
	test "$(of hap-enschede regulier abandoned_late)" = 0 && test "$(of hap-almelo regulier calls)" = 1 &&
	test "$(of hap-almelo regulier answered)" = 0 && test "$(of hap-almelo regulier share_permille)" = null &&
	test "$(of null spoed calls)" = 1 && test "$(of null spoed share_permille)" = 1000
'
test_expect_success 'KP-10: it is what the hub counts' '
	zcc --json status | perl -MJSON::PP -e "
		my \$s = decode_json(join q(), <STDIN>);
		my (\$p) = grep { \$_->{post} eq q(hap-enschede) } @{ \$s->{posts} };
		print qq(\$p->{calls_today} \$p->{answered_today} \$p->{within_today} \$p->{abandoned_today}\n)" >hub &&
	for f in calls answered within abandoned; do
		of hap-enschede regulier $f
	done | tr "\n" " " | sed "s/ \$//" >own && echo >>own && test_cmp hub own
'
test_expect_success 'KP-10: how the crisisdienst could be reached, and how often it was used' '
	zcc --as triagist transfer "$one" --to ggz --situation a --background b --assessment c --recommendation d &&
	zcc --as ruth accept "$one" --return geen-plaats &&
	zcc --as triagist transfer "$one" --to ggz --situation a --background b --assessment c --recommendation d &&
	zcc --as ruth accept "$one" && zcc --as ruth close "$one" --reason ggz-crisisdienst &&
	test "$(of_list asked role ggz asked)" = 2 && test "$(of_list asked role ggz taken)" = 1 &&
	test "$(of_list asked role ggz returned)" = 1 && test "$(of_list asked role ggz lapsed)" = 0 &&
	test "$(of_list closed reason ggz-crisisdienst cases)" = 1
'
test_expect_success 'KP-7, KP-8, KP-16: when it was decided, with which urgency, and by whom otherwise' '
	seven=$(zcc intake --line zorgverlener) && zcc --as triagist claim "$seven" &&
	zcc --as triagist identify "$seven" --impossible onbekend && zcc --as triagist triage "$seven" --abcd a=4,b=4,c=4,d=4,e=4 \
		--complaint pijn-borst --answer borst-aard=3,kleur=3 --urgency U2 --reason gezien &&
	zcc --as triagist deploy "$seven" --care consult-hap && zcc --as auditor --json report kpi --from "$BEGAN" >out &&
	test "$(json course.triaged <out)" = 1 && test "$(json course.urgency.U2 <out)" = 1 &&
	test "$(json course.care.consult-hap <out)" = 1 && test "$(json course.triagist_graver <out)" = 1 &&
	test "$(json course.triagist_milder <out)" = 0 && test "$(json course.triaged_by_two <out)" = 0 &&
	test "$(json course.decided.3.line <out)" = zorgverlener && test "$(json course.decided.3.cases <out)" = 1 &&
	test "$(json course.decided.3.median_ms <out)" -ge 0 && test "$(json course.decided.5.median_ms <out)" = null &&
	zcc --as auditor report kpi --from "$BEGAN" | grep "n.v.t."
'
test_expect_success 'KP-8: per 1000 inhabitants of the region, where these are told' '
	zcc --as auditor --json report kpi --from "$BEGAN" >out && test "$(json course.per_1000_milli.inhabitants <out)" = 400000 &&
	test "$(json course.per_1000_milli.urgency.U2 <out)" = 3 && test "$(json course.per_1000_milli.care.visite <out)" = 0 &&
	zcc --as auditor report kpi --from "$BEGAN" >out && grep "^care consult-hap *1  0.003 per 1000 inhabitants" out &&
	cp "$CONF" whole && sed -i "/inhabitants = /d" "$CONF" &&
	zcc --as auditor --json report kpi --from "$BEGAN" >out && test "$(json course.per_1000_milli <out)" = null &&
	zcc --as auditor report kpi --from "$BEGAN" >out && ! grep "per 1000" out && grep "^care consult-hap *1\$" out &&
	cp whole "$CONF"
'
test_expect_success 'what is taken back is not counted' '
	zcc --as ruth undo && test "$(of_list closed reason ggz-crisisdienst cases)" = null
'
test_expect_success 'for people' '
	zcc --as auditor report kpi --from "$BEGAN" >out && grep "^hap-enschede *regulier *2 *1 *1 *100.0% *1 *0 " out &&
	grep "^hap-almelo .*n.v.t." out && grep "^asked of ggz *2: 1 taken" out
'
test_expect_success 'only of the calls between these times' '
	zcc --as auditor --json report kpi --from 2020-01-01T00:00 --to 2020-01-02T00:00 >out &&
	test "$(json reach <out)" = "[]" && test "$(json from <out)" = 2019-12-31T23:00:00.000Z
'
test_expect_success 'HB-8: what is no time is refused, and so is who may not read the audit' '
	code 64 zcc --as auditor report kpi 2>err && grep "needs --from" err &&
	code 65 zcc --as auditor report kpi --from gisteren 2>err && grep "from .gisteren. is no time" err &&
	zcc --as auditor report kpi --from 1970-01-01T00:00:00Z >/dev/null &&
	code 65 zcc --as auditor report kpi --from 2020-01-02T00:00 --to 2020-01-01T00:00 2>err &&
	grep "not before" err && code 77 zcc --as triagist report kpi --from "$BEGAN" 2>err
'
test_expect_success 'without a hub it reads the file' '
	of hap-enschede regulier calls >was && hub_stop && of hap-enschede regulier calls >now && test_cmp was now
'

test_done
