#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='KB-15, KP-11: what there is to learn is tagged with a case, looked into by somebody else, and counted'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# of KIND FIELD: what the report says of tags of this kind
of() {
	zcc --as auditor --json report kpi --from "$BEGAN" | json "tags.$1.$2"
}

test_expect_success 'KB-15: any case can be tagged, by who works with it, with words that stand in the dossier alone' '
	hub_start && BEGAN=$(date -u +%Y-%m-%dT%H:%M:%SZ) && a=$(zcc intake --line regulier) && b=$(zcc intake --line regulier) &&
	zcc --as triagist claim "$a" && zcc --as triagist tag add "$a" --kind ketenincident --text "merkwoord: rit kwam niet" &&
	printf "merkwoord twee\n" | zcc --as coordinerend-triagist tag add "$b" --kind leerpunt --text - &&
	zcc show "$a" | grep "TAGGED *ketenincident" && zcc --as triagist --json show "$a" | json tags.0 | grep -x ketenincident &&
	zcc --as triagist show --dossier "$a" | grep "merkwoord: rit" && zcc audit show --case "$a" >rows && grep "tagged .*1 ketenincident" rows &&
	! grep -i merk rows && ! grep -ri merkwoord "$DIR/state" && zcc --as auditor audit access "$a" | grep "iets van te leren"
'
test_expect_success 'KB-15: also a closed one, while it is in the book' '
	zcc --as triagist close "$a" --reason visite && zcc --as regiearts tag add "$a" --kind leerpunt --text "te vroeg gesloten" &&
	zcc --as triagist --json show "$a" | json tags.length | grep -x 2 && test "$(zcc --json status | json tags_to_review)" = 3
'
test_expect_success 'KB-15: a tag is of a kind and has words; no case, nor one that was erased, has one' '
	code 64 zcc --as triagist tag add "$a" --text x && code 65 zcc --as triagist tag add "$a" --kind zomaar --text x &&
	code 64 zcc --as triagist tag add "$a" --kind leerpunt && code 65 zcc --as triagist tag add 999 --kind leerpunt --text x &&
	code 77 zcc --as intake tag add "$a" --kind leerpunt --text x && c=$(zcc intake --line regulier) && zcc --as triagist claim "$c" &&
	zcc --as triagist close "$c" --reason visite && zcc dossier erase "$c" && code 75 zcc --as triagist tag add "$c" --kind leerpunt --text x
'
test_expect_success 'KB-15: regie and toezicht have the list, with the words; of the noodknop the regie has none' '
	zcc --as toezicht tag list >out && grep "^1  case $a  triagist, triagist .*ketenincident" out && grep "merkwoord: rit" out &&
	grep "^3  case $a  regiearts, regiearts .*leerpunt" out && zcc --as regiearts --json tag list | json 1.kind | grep -x leerpunt &&
	code 77 zcc --as triagist tag list && code 77 zcc --as regiearts review list && zcc --as auditor tag list >out && test -s out
'
test_expect_success 'KB-15: somebody else says what came of it, once' '
	code 77 zcc --as regiearts tag done "$a" 3 --outcome opgepakt 2>err && grep "your own" err && code 77 zcc --as triagist tag done "$b" 2 --outcome geen &&
	code 64 zcc --as toezicht tag done "$b" 2 && code 65 zcc --as toezicht tag done "$b" 2 --outcome mooi && code 65 zcc --as toezicht tag done "$b" 1 --outcome geen &&
	zcc --as regiearts tag done "$a" 1 --outcome doorgezet --text "besproken met RAV" && code 65 zcc --as toezicht tag done "$a" 1 --outcome geen &&
	zcc --as toezicht tag done "$b" 2 --outcome geen && zcc --as toezicht tag list --all >out && grep "doorgezet by regiearts .*besproken met RAV" out &&
	grep "geen by toezicht" out && zcc --as toezicht tag list >out && test "$(grep -c "^[0-9]" out)" = 1 &&
	zcc audit show --case "$a" | grep "tag-reviewed .*1 ketenincident, doorgezet" && test "$(zcc --json status | json tags_to_review)" = 1 &&
	zcc --as triagist --json show "$b" | json tags.length | grep -x 0
'
test_expect_success 'KP-11: ketenincidenten of the cases that came in between two times, and what was none after all' '
	test "$(of ketenincident given) $(of ketenincident reviewed) $(of ketenincident none)" = "1 1 0" &&
	test "$(of leerpunt given) $(of leerpunt reviewed) $(of leerpunt none)" = "2 1 1" &&
	zcc --as auditor report kpi --from "$BEGAN" | grep "^KP-11, ketenincident *1, 1 reviewed, of which 0 none" &&
	zcc --as auditor --json report kpi --from 2020-01-01T00:00 --to 2020-01-02T00:00 | json tags.ketenincident.given | grep -x 0
'
late_stands() {
	zcc --as toezicht --json alarm list | grep -q "\"kind\": *\"tag-late\""
}
no_late_stands() {
	! zcc --as toezicht alarm list | grep -q "tag-late .*stands"
}
test_expect_success 'KB-15: what nobody looks into in time is an alarm for toezicht, until somebody does' '
	! late_stands && sed "s/tag_review_s = { value = 604800/tag_review_s = { value = 1/" "$CONF" >"$BASE/soon.conf" &&
	zcc config apply "$BASE/soon.conf" && soon 60 late_stands && zcc --as toezicht alarm list | grep "tag-late" &&
	zcc --as toezicht tag done "$a" 3 --outcome opgepakt && soon 60 no_late_stands &&
	zcc --as auditor audit show | grep "alarm-raised" | grep "tag-late" &&
	sed "s/tag_review_s = { value = [0-9]*/tag_review_s = { value = week/" "$CONF" >"$BASE/wrong.conf" && code 78 zcc config check "$BASE/wrong.conf"
'
test_expect_success 'KB-15: it is there after a restart, and after one from the journal alone; the words go with the dossier' '
	zcc --as toezicht --json tag list --all >before && hub_kill && hub_start && zcc --as toezicht --json tag list --all >after && test_cmp before after &&
	hub_stop && rm -f "$DIR"/state/book-*.snap && hub_start && zcc --as toezicht --json tag list --all >after && test_cmp before after &&
	zcc journal verify && zcc audit verify && zcc dossier erase "$a" && zcc --as toezicht tag list --all >out && ! grep merkwoord: out &&
	grep "the dossier was erased" out && hub_stop
'

test_done
