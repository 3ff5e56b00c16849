#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='NT-10: a triage goes on by the protocol that it began with, also after another is adopted'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1
sed -i 's/leave_board_s = { value = [0-9]*/leave_board_s = { value = 1/; s/leave_book_s = { value = [0-9]*/leave_book_s = { value = 2/' "$CONF"
REGION=$DIR/protocols/region.conf KEPT=$DIR/state/protocols SHOWN=$DIR/run/protocols

is() {
	test "$(zcc --json show "$1" | json "$2")" = "$3"
}
content() {
	zcc --json status | json protocol.content
}
taken() {
	id=$(zcc intake --line regulier) && zcc --as triagist claim "$id" >/dev/null &&
	zcc --as triagist identify "$id" --impossible onbekend >/dev/null && echo "$id"
}
triage() {
	zcc --as triagist triage "$@"
}
# version N: the file of the region is another
version() {
	sed "s/^\(.*[^_]\)version = \"2026.1\"/\1version = \"2026.$1\"/" "$BASE/first.conf" >"$REGION"
}
adopt() {
	version "$1" && kill -HUP "$HUB" && soon 60 is_version "2026.$1"
}
is_version() {
	test "$(zcc --json status | json protocol.version)" = "$1"
}
files_of() {
	(cd "$1" && printf '%s\n' *) | LC_ALL=C sort | tr '\n' ' '
}
kept() {
	files_of "$KEPT"
}
both() {
	printf '%s\n' "$@" | LC_ALL=C sort | tr '\n' ' '
}
are_kept() {
	test "$(kept)" = "$(both "$@")" && test "$(files_of "$SHOWN")" = "$(both "$@")"
}
ALL="--abcd a=4,b=4,c=4,d=4,e=4 --complaint pijn-borst --answer borst-aard=3,kleur=3"

test_expect_success 'NT-10: the protocol in force is kept by its content' '
	cp "$REGION" "$BASE/first.conf" && hub_start && a=$(content) && soon 60 are_kept "$a" &&
	zcc protocol show "$KEPT/$a/kept_file.conf" | grep "$a" && zcc protocol show "$SHOWN/$a/kept_file.conf" | grep "$a"
'
test_expect_success 'NT-10: after another was adopted a triage goes on by the one it began with' '
	one=$(taken) && two=$(taken) && triage "$two" $ALL && is "$two" triage.protocol "$a" &&
	adopt 2 && b=$(content) && test "$a" != "$b" && soon 60 are_kept "$a" "$b" &&
	triage "$one" $ALL --protocol "$a" && is "$one" triage.protocol "$a" &&
	zcc --as auditor audit show | grep "protocol-in-force"
'
test_expect_success 'NT-10: what is added to a triage goes by its own, a triage made anew by the one in force' '
	triage "$two" --advice borst-stil --vangnet && is "$two" triage.protocol "$a" && is "$two" triage.advice true &&
	triage "$two" $ALL && is "$two" triage.protocol "$b" && is "$two" triage.advice false
'
test_expect_success 'NT-10: the ambulance and care go by it too' '
	six=$(taken) && adopt 3 && c=$(content) &&
	zcc --as triagist deploy "$six" --care consult-hap $ALL --protocol "$b" && is "$six" triage.protocol "$b" &&
	seven=$(taken) && zcc --as triagist rav "$seven" --abcd b=2 --protocol "$c" && is "$seven" triage.protocol "$c"
'
test_expect_success 'NT-10: a protocol that was replaced before the case came in weighs nothing of it' '
	late=$(taken) && code 65 triage "$late" $ALL --protocol "$a" 2>err && grep "was in force since case $late" err &&
	code 65 triage "$late" $ALL --protocol "$(echo "$a" | tr 0-9a-f a-f0-9)" && code 65 triage "$late" $ALL --protocol 12ab &&
	is "$late" triage null
'
test_expect_success 'NT-10: it survives kill -9 and a restart with yet another file' '
	eight=$(taken) && hub_kill && drop_segment && version 4 && hub_start && d=$(content) && test "$d" != "$c" &&
	triage "$eight" $ALL --protocol "$c" && is "$eight" triage.protocol "$c" &&
	triage "$one" --advice borst-stil && is "$one" triage.protocol "$a" &&
	hub_stop && hub_start && test "$(content)" = "$d" && triage "$one" --vangnet && is "$one" triage.protocol "$a" &&
	zcc --as auditor journal verify
'
test_expect_success 'NT-10: one that is damaged or missing is said, and the triage is made anew' '
	hub_stop && echo "x = 1;" >>"$KEPT/$a/kept_file.conf" && rm -r "$KEPT/$c" && hub_start &&
	grep "2026.1 that triages were begun by is damaged" "$BASE/hub.start" &&
	grep "2026.3 that triages were begun by is missing" "$BASE/hub.start" &&
	code 74 triage "$one" --advice borst-stil 2>err && grep "missing or damaged in state/protocols" err &&
	code 74 triage "$one" $ALL --protocol "$a" && code 74 triage "$eight" $ALL --protocol "$c" &&
	is "$one" urgency U3 && triage "$one" --urgency U2 --reason gezien && triage "$one" $ALL && is "$one" triage.protocol "$d"
'
test_expect_success 'NT-10: no more is kept than is needed' '
	triage "$late" $ALL && triage "$eight" $ALL && zcc --as centralist accept "$seven" &&
	for id in "$one" "$two" "$six" "$eight" "$late"
	do
		zcc --as triagist close "$id" --reason overig || return 1
	done &&
	zcc --as centralist close "$seven" --reason ambulance && soon 60 are_kept "$d" && zcc journal verify
'
test_expect_success 'G-6: no configuration is adopted whose protocol cannot be kept: exit 74, and it is taken when it can be' '
	was=$(content) && version 6 && { cat "$CONF" && echo "# another"; } >"$BASE/next.conf" && mv "$KEPT" "$BASE/aside" && : >"$KEPT" &&
	code 74 zcc config apply "$BASE/next.conf" 2>err && grep "cannot keep the triage protocol" err && test "$(content)" = "$was" &&
	rm "$KEPT" && mv "$BASE/aside" "$KEPT" && zcc config apply "$BASE/next.conf" && soon 60 is_version 2026.6
'
test_expect_success 'the hub stops and leaves no segment' hub_stop
test_done
