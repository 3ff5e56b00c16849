#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='RL-1: what each role may ask of the hub, and what not'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# A case that was never there, a word that nothing holds: allowed is whatever is not 77.  A dossier
# is asked of a case that is there, for the board is looked at before the hub is asked.
ask() {
	case $1 in
	intake) zcc --as "$2" intake --line regulier ;;
	claim | release | abandon | rav | accept) zcc --as "$2" "$1" 999 ;;
	meldkamer) zcc --as "$2" meldkamer 999 --kind grip ;;
	transfer) zcc --as "$2" transfer 999 --to ggz --situation a --background b --assessment c \
		--recommendation d ;;
	next) zcc --as "$2" claim --next ;;
	note) zcc --as "$2" note 999 --text x ;;
	close) zcc --as "$2" close 999 --reason zelfzorg ;;
	undo) zcc --as "$2" undo ;;
	dossier) zcc --as "$2" show "$CASE" --dossier ;;
	search) zcc --as "$2" search niemand ;;
	show) zcc --as "$2" show 999 ;;
	capacity) zcc --as "$2" capacity set --provider P --kind elv-laag --free 1 --total 2 ;;
	alarm-ack) zcc --as "$2" alarm ack 999 ;;
	alarm-rest) zcc --as "$2" alarm rest 999 --reason bekend --for 5 ;;
	alarm-wake) zcc --as "$2" alarm wake 999 ;;
	operator-list) zcc --as "$2" operator list ;;
	operator-add) zcc --as "$2" operator add "new-$2" --role triagist ;;
	operator-revoke) zcc --as "$2" operator revoke nobody ;;
	config) zcc --as "$2" config apply "$CONF" ;;
	erase) zcc --as "$2" dossier erase 999 ;;
	journal) zcc --as "$2" journal verify ;;
	move) zcc --as "$2" shift move nobody --all ;;
	push) zcc --as "$2" push 999 --to nobody ;;
	message) zcc --as "$2" message x --to nobody --until 15:30 ;;
	audit) zcc --as "$2" audit verify ;;
	noodknop) zcc --as "$2" dossier noodknop 999 --reason overig --text x ;;
	review) zcc --as "$2" review "done" 999 --outcome terecht ;;
	reviews) zcc --as "$2" review list ;;
	esac
}

may() { # ROLE: the verbs that are not refused to it, in the order of the table
	for verb in $VERBS; do
		ask "$verb" "$1" >out 2>err
		case $? in
		77) ! grep -q "treatment relation" err || printf '%s ' "$verb" ;; # the role may, this one may not
		64) printf '%s: wrong test ' "$verb" ;;
		*) printf '%s ' "$verb" ;;
		esac
	done
}

VERBS="intake claim next release note close abandon rav meldkamer transfer accept undo dossier search show capacity
	alarm-ack alarm-rest alarm-wake operator-list operator-add operator-revoke config erase journal audit
	move push message noodknop review reviews"
care="intake claim next release note close abandon rav meldkamer transfer accept undo dossier search show"

test_expect_success 'a hub starts, a call waits' 'hub_start && CASE=$(zcc intake --line regulier)'

while IFS=: read -r role verbs; do
	test_expect_success "$role may just this" '
		echo $verbs >want && echo $(may "$role") >got && test_cmp want got
	'
done <<-EOT
	triagist:$care alarm-ack message noodknop
	coordinerend-triagist:$care capacity alarm-ack operator-list move push message noodknop
	regiearts:$care capacity alarm-ack operator-list push message noodknop
	vervolgzorg:$care capacity alarm-ack message noodknop
	toezicht:show capacity alarm-ack alarm-rest alarm-wake operator-list move push message noodknop review reviews
	centralist:intake note close rav meldkamer transfer accept undo dossier search show capacity alarm-ack message noodknop
	ggz:$care capacity message noodknop
	wijkverpleging:$care capacity message noodknop
	seh:intake note close rav meldkamer accept undo dossier search show capacity message noodknop
	so:intake claim next release note close rav meldkamer transfer accept undo dossier search show capacity message noodknop
	rapid:intake claim release note close rav meldkamer transfer accept undo dossier search show capacity message noodknop
	zorgcentrale:$care capacity message noodknop
	intake:intake abandon capacity
	partner:show capacity
	beheer:capacity alarm-ack alarm-rest alarm-wake operator-list operator-add operator-revoke config erase journal audit
	auditor:operator-list journal audit review reviews
EOT

test_expect_success 'the hub stops and leaves no segment' hub_stop
test_done
