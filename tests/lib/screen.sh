# SPDX-License-Identifier: EUPL-1.2
# screen.sh - consoles in terminals of their own, for a sharness test.  Source it after site.sh.
#
#   desk NAME COLSxROWS ARGS   start zcc-console ARGS in a terminal called NAME; TERMINAL is its TERM, LOCALE its
#                              locale, ENVIRONMENT more of it, WRAPPER what runs it
#                              its title is the desk (TRIAGE) once the hub let it in, and at once with --desk: who
#                              wants an act of it waits for that
#   press NAME KEY...          keys by tmux's names: Enter Escape Tab C-z F9, once what was pressed before was read:
#                              a console takes what comes in one read for a paste, and sends nothing of it
#   escape NAME                Esc alone: nothing follows until it acts
#   think [S]                  as long as a person looks at what the last key did: 0.35 s
#   type NAME TEXT             TEXT as it stands
#   write NAME TEXT            the same into a form, and it stands there
#   screen NAME                what is on it, as text
#   sees NAME PATTERN          a line matches PATTERN, soon
#   sees_within S NAME PATTERN the same within S seconds; as site.sh says, these count under ZCC_TIMED alone
#   sees_no NAME PATTERN       no line matches it, soon
#   bytes NAME                 bytes written to it so far, when some came and then no more
#   desk_end NAME              the console is gone, soon; sets ENDED to its exit code
#
# Nothing sleeps for long: everything looks again each 20 ms until it is so or too late.

TMUX_SOCKET=$BASE/tmux
TERMINAL=xterm-256color LOCALE=C.UTF-8
unset TMUX NO_COLOR
# Of each desk its terminal; and the desk that was last given a key.
declare -A TTY=()
LAST_DESK=

tm() {
	LC_ALL=C.UTF-8 tmux -u -S "$TMUX_SOCKET" -f /dev/null "$@"
}

consoles_are_gone() {
	! pgrep -f -- "zcc-console.*$CONF" >/dev/null
}

screens_leave() {
	left=$?
	tm kill-server 2>/dev/null
	until_true 5 consoles_are_gone
	(exit "$left")
	leave
}
trap screens_leave EXIT
# The server stays while no console is there.
tm new-session -d -s base "exec cat" || exit 1

pause() {
	read -r -t 0.02 <> <(:) || :
}

desk() {
	name=$1 cols=${2%x*} rows=${2#*x}
	shift 2
	rm -f "$BASE/$name".*
	# It waits for a key, so that what is counted begins with the console's first byte.
	tm new-session -d -s "$name" -x "$cols" -y "$rows" \
		"stty -echo; echo ready; read -r go; TERM=$TERMINAL LC_ALL=$LOCALE $ENVIRONMENT $WRAPPER \
		'$ZCC_BIN/zcc-console' -c '$CONF' $* 2>'$BASE/$name.err'; \
		echo \$? >'$BASE/$name.code'; exec cat" &&
	tm set-option -t "$name" status off >/dev/null &&
	tm resize-window -t "$name" -x "$cols" -y "$rows" &&
	sees "$name" ready &&
	TTY[$name]=$(tm display-message -p -t "$name" "#{pane_tty}") &&
	tm pipe-pane -t "$name" "exec cat >'$BASE/$name.bytes'" &&
	until_true 5 test -e "$BASE/$name.bytes" &&
	tm send-keys -t "$name" Enter
}

has_read() {
	test -z "${TTY[$1]:-}" || ! read -r -t 0 <"${TTY[$1]}"
} 2>/dev/null

# A console that is stopped, or gone, reads nothing.
was_read() {
	for looks in {1..100}; do
		has_read "$1" && return
		pause
	done
}

press() {
	LAST_DESK=$1
	shift
	was_read "$LAST_DESK"
	tm send-keys -t "$LAST_DESK" "$@"
}

think() {
	test -z "$LAST_DESK" || was_read "$LAST_DESK"
	read -r -t "${1:-0.35}" <> <(:) || :
}

# With a letter behind it, it would be another key.
escape() {
	press "$1" Escape
	think 0.25
}

type() {
	press "$1" -l "$2"
}

write() {
	type "$1" "$2" && sees "$1" "$(printf "%s\n" "$2" | grep -o ".\{1,12\}$")"
}

screen() {
	tm capture-pane -p -t "$1"
}

until_true() {
	until_ms=$(deadline_of "$1")
	shift
	until "$@"; do
		test "$(now_ms)" -lt "$until_ms" || return 1
		pause
	done
}

on_screen() {
	screen "$1" | grep -q -e "$2"
}

not_on_screen() {
	! on_screen "$@"
}

sees_within() {
	until_true "$1" on_screen "$2" "$3" || {
		echo "not seen: $3" >&2
		screen "$2" >&2
		return 1
	}
}

sees() {
	sees_within 10 "$@"
}

sees_no() {
	until_true 10 not_on_screen "$@" || {
		echo "still seen: $2" >&2
		return 1
	}
}

is_quiet() {
	was=$now_bytes
	now_bytes=$(wc -c <"$BASE/$1.bytes")
	test "$now_bytes" -gt 0 && test "$was" = "$now_bytes" && still=$((still + 1)) || still=0
	test "$still" -ge 4
}

bytes() {
	now_bytes=-1 still=0
	until_true 5 is_quiet "$1"
	echo "$now_bytes"
}

desk_end() {
	until_true 5 test -s "$BASE/$1.code" &&
	ENDED=$(cat "$BASE/$1.code") &&
	tm kill-session -t "$1"
}
