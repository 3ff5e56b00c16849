#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# make.sh BUILD DIR - make the site DIR with a small journal in which every type of event stands.
#
# Run once for each release, and kept beside it: tests/cli/journals.t reads all of them with the
# program of the day.  `digest` is that of the book, so it is written anew, from the same rows, when
# the dump of a book gets another version; `types` says how many types of event the release knew.  BUILD is a built tree (make all aids).  The keys that stay in DIR are of
# nobody: they were made here and are known to everybody.
set -eu
build=$(cd "$1" && pwd)
dir=$2
top=$(cd "$(dirname "$0")/../.." && pwd)
export ZCC_DATA="$top/conf"
unset ZCC_CONFIG XDG_CONFIG_HOME
export ZCC_OPERATOR=demo
hub=
seat=

zcc() {
	"$build/bin/zcc-ctl" -c "$dir/zcc.conf" "$@"
}
stop() {
	test -z "$seat" || kill -9 "$seat"
	test -z "$hub" || kill -TERM "$hub"
	wait
}
trap stop EXIT

# until_true COMMAND: at most 1000 times.  What is asked reads the picture, so that waiting leaves no rows.
until_true() {
	for _ in $(seq 1000); do
		if "$@" >/dev/null 2>&1; then
			return 0
		fi
	done
	echo "make.sh: in vain: $*" >&2
	exit 1
}
alarm_is() {
	zcc alarm list | grep -q -w "$1"
}
fails() {
	if "$@" 2>/dev/null; then
		echo "make.sh: not refused: $*" >&2
		exit 1
	fi
}

"$build/bin/zcc-ctl" init "$dir" --region twente --demo >/dev/null
# As few rows as may be, so that the last case is hidden: an alarm.  What is closed leaves at once.
# No demo any more once it is made, as that has no shifts.
sed -i -e 's/^\(\tdemo = \)true/\1false/' -e 's/^\(\tcases = \)[0-9]*/\116/' \
	-e 's/\(leave_bo[a-z]*_s = { value = \)[0-9]*/\10/' "$dir/zcc.conf"
"$build/bin/zcc-hub" -c "$dir/zcc.conf" 2>/dev/null &
hub=$!
until_true zcc queue

one=$(zcc intake --line spoed --age 44 --place Hengelo --name "Verzonnen Een" --phone 0612345678)
two=$(zcc intake --line zorgverlener --sex v --name "Verzonnen Twee" --bsn 111222333)
three=$(zcc intake --line spoed --complaint "niet op de lijst" --phone 0612345678)
for _ in $(seq 14); do
	zcc intake --line spoed
done
until_true alarm_is stands
"$build/tests/lib/seat" "$dir/zcc.conf" triagist 7 >"$dir/seat.out" 2>/dev/null &
seat=$!
until_true grep claimed "$dir/seat.out"
zcc claim "$two"
zcc undo
zcc claim "$two"
zcc note "$two" --text "een verzonnen notitie"
zcc claim "$three"
zcc draft "$three" --text "een verzonnen concept"
fails zcc --as toezicht release "$one"
zcc rav "$three"
zcc close "$two" --reason overig
until_true alarm_is over
zcc alarm ack 1
zcc show "$two"
zcc dossier erase "$two"
zcc show --dossier "$one"
zcc search verzonnen
zcc capacity set --provider "SEH Verzonnen" --kind seh --total 10 --free 3
zcc operator revoke partner
sed -i 's/\(undo_s = { value = \)[0-9]*/\145/' "$dir/zcc.conf"
zcc config apply "$dir/zcc.conf"
kill -9 "$seat"
wait "$seat" || :
seat=
kill -TERM "$hub"
wait "$hub"
hub=

zcc --json journal verify >"$dir/verified"
perl "$top/tests/lib/json.pl" digest <"$dir/verified" >"$dir/digest"
sed -n 's/^\tEV_LAST = //p' "$top/hub/core/event.h" >"$dir/types"
find "$dir/keys" -name '*.key' ! -name hub.key ! -name demo.key -delete
rm -rf "$dir/run" "$dir/seat.out" "$dir/verified" "$dir/state/reserve"
