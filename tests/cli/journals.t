#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='The journals of every release are read: chain, signatures, replay, dossiers'
. "$(dirname "$0")/../lib/site.sh"

export ZCC_OPERATOR=demo

# A site as it was kept, with the modes that a checkout does not keep.
take() {
	rm -rf "$DIR" && cp -R "$1" "$DIR" && mkdir -p "$DIR/run" &&
	chmod 700 "$DIR" "$DIR/keys" "$DIR/state" "$DIR/run" &&
	chmod 600 "$DIR"/keys/*.key "$DIR/zcc.conf" "$DIR/state/journal.db"
}
# Those that the newest release knew: its file `types` says how many.
event_words() {
	sed -n 's/^ *\[EV_[A-Z_]*\] = "\([a-z-]\{1,\}\)",$/\1/p' "$TESTS/../hub/ctl/audit_words.c" |
		head -n "$(cat "$kept/types")"
}

test_expect_success 'there is one' 'test -s "$TESTS/journals/0.1/digest"'

# The digest is of the book as it is encoded now: it changes with BOOK_VERSION, and with that alone.
for kept in "$TESTS"/journals/*/; do
	release=$(basename "$kept")
	test_expect_success "$release: chain and signatures hold" '
		take "$kept" && zcc audit verify
	'
	test_expect_success "$release: the replay gives the book of that day" '
		zcc --json journal verify | json digest >out && test_cmp "$kept/digest" out
	'
	test_expect_success "$release: a hub starts with it, and shows what was recorded" '
		hub_start && code 77 zcc show --dossier 1 && sed "s/\"dossier\"/\"dossier\", \"noodknop\"/" "$CONF" >now.conf &&
		zcc config apply now.conf && zcc dossier noodknop 1 --reason overig --text "een proef" &&
		zcc show --dossier 1 | grep "Verzonnen Een" &&
		zcc --json show 2 | json erased | grep -x true &&
		zcc draft 3 | grep -x "een verzonnen concept" && zcc journal verify && hub_stop
	'
done

test_expect_success 'the newest has every type of event' '
	take "$kept" && zcc audit show >out && event_words >words && test "$(grep -c . words)" -ge 20 &&
	while read -r word; do
		grep -q -w -e "$word" out || { echo "no $word"; return 1; }
	done <words
'

test_done
