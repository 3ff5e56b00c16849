#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='KB-12: who reads the same group of the shared picture has the same picture, by its hash'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# picture OPERATOR: "group hash" of what is read as this operator
picture() {
	zcc --as "$1" --json status >"$BASE/$1.status" &&
	echo "$(json picture.group <"$BASE/$1.status") $(json picture.hash <"$BASE/$1.status")"
}
# All of them look at once; the hub writes its figures each second, so what they read may differ.
look() {
	readers=
	for who in triagist regiearts toezicht centralist vervolgzorg
	do
		picture "$who" >>"seen.$who" &
		readers="$readers $!"
	done
	# shellcheck disable=SC2086 # one word each
	wait $readers
}
# Three of them have read the same group at some time.
alike() {
	look && for who in triagist regiearts toezicht centralist vervolgzorg
	do
		cut -d" " -f1 "seen.$who" | sort -u
	done | sort | uniq -c | grep -E "^ *[345] "
}
# Of one group all have one hash, and no two groups have the same.
one_picture_each() {
	cat seen.* | sort -u >pictures && grep -E "^[0-9]+ [0-9a-f]{64}$" pictures >right &&
	test_cmp pictures right && cut -d" " -f1 pictures | sort | uniq -d >twice && test_cmp /dev/null twice &&
	cut -d" " -f2 pictures | sort | uniq -d >twice && test_cmp /dev/null twice
}

test_expect_success 'KB-12: people of five roles who read one group have one hash' '
	hub_start && one=$(zcc intake --line regulier --complaint koorts --place Borne) &&
	zcc capacity set --provider livio --kind elv-laag --total 10 --free 3 && soon 60 alike &&
	one_picture_each && zcc status | grep "^picture  *group [0-9]*, [0-9a-f]*$"
'
test_expect_success 'KB-12: of each group there is one picture, while calls come in and are taken' '
	for n in 1 2 3 4 5 6
	do
		zcc intake --line regulier >/dev/null && zcc --as triagist claim --next >/dev/null &&
		look || return 1
	done && one_picture_each && test "$(wc -l <pictures)" -gt 4
'
test_expect_success 'KB-12: a hub that was killed gives another picture, and the last one stays what it was' '
	hub_kill && code 69 zcc --json status >late && code 69 zcc --as toezicht --json status >later &&
	test "$(json picture.hash <late)" = "$(json picture.hash <later)" && hub_start &&
	picture toezicht >new && test "$(cut -d" " -f2 new)" != "$(json picture.hash <late)" && hub_stop
'

test_done
