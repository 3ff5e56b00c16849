# SPDX-License-Identifier: EUPL-1.2
# One Makefile.  `make help` lists the targets; MODE chooses the build tree: dev release asan tsan
# fault.
# B=DIR builds elsewhere, CC=clang with another compiler, V=1 shows the commands, CI=1 makes
# warnings errors.

MODE ?= dev
B    ?= build/$(MODE)
CC   := $(if $(filter default,$(origin CC)),gcc,$(CC))
V    ?= 0
PREFIX ?= /usr/local
VERSION := 0.1.0

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:

Q := $(if $(filter 1,$(V)),,@)
say = $(if $(filter 1,$(V)),,@printf '  %-5s %s\n' '$(1)' '$(2)')

# What building, installing and running needs (Debian's names), and what only checks need.
PACKAGES := \
	gcc \
	gettext \
	libc6-dev \
	libconfig-dev \
	libjansson-dev \
	libmsgpack-dev \
	libncurses-dev \
	libsodium-dev \
	libsqlite3-dev \
	libzmq3-dev \
	make \
	ncurses-term \
	pkg-config \

CHECK_PACKAGES := \
	clang \
	faketime \
	libcmocka-dev \
	mandoc \
	perl \
	procps \
	sharness \
	shellcheck \
	sqlite3 \
	strace \
	tmux \

# What benches measure against.
BENCH_PACKAGES := \
	htop \
	postgresql \
	redis-server \

LINT_PACKAGES := \
	clang-format \
	clang-tidy \
	cppcheck \
	valgrind \

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wundef -Wformat=2 -Wcast-qual \
	-Wstrict-prototypes -Wmissing-prototypes -Wno-missing-field-initializers
WERROR := $(if $(CI),-Werror,)
MODE_CFLAGS_dev     := -O1 -g
# What a program does not call is left out of it, and so are tables for exceptions, which C has none of.
MODE_CFLAGS_release := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE \
	-ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables
# A console waits for a person, on a host that has many of them: the smaller it is, the better.
SMALL_release := -Os
MODE_CFLAGS_fault   := -O1 -g -DZCC_FAULT
MODE_CFLAGS_asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
MODE_CFLAGS_tsan    := -O1 -g -fsanitize=thread -fno-omit-frame-pointer
MODE_CFLAGS_fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined \
	-fno-sanitize-recover=all -fno-omit-frame-pointer
MODE_LDFLAGS_release := -pie -Wl,-z,relro,-z,now -Wl,--gc-sections -Wl,-z,pack-relative-relocs
MODE_LDFLAGS_asan    := -fsanitize=address,undefined
MODE_LDFLAGS_tsan    := -fsanitize=thread
MODE_LDFLAGS_fuzz    := -fsanitize=address,undefined
PKGS   := libzmq libsodium libconfig msgpack jansson sqlite3 ncursesw
# Asked once, and only when used, so that `make deps` works before the packages are there.
once = $(eval $(1) := $(2))$($(1))
# ncurses asks for an older _XOPEN_SOURCE than ours.
PKG_CFLAGS = $(call once,PKG_CFLAGS,$(filter-out -D_XOPEN_SOURCE=% -D_DEFAULT_SOURCE,\
	$(shell pkg-config --cflags $(PKGS))))
EDGE_LIBS = $(call once,EDGE_LIBS,\
	$(shell pkg-config --libs libzmq libsodium libconfig msgpack sqlite3) -lpthread -lrt)
# libzmq is C++.  At each start the library of that looks up names of its own by the thousand, in all
# that the program loads, in the order of the link: for who waits for a start it is named first.
ASKED_FIRST = -Wl,--push-state,--no-as-needed -lc \
	$(wildcard $(shell $(CC) -print-file-name=libstdc++.so.6)) -Wl,--pop-state
TERM_LIBS = $(call once,TERM_LIBS,$(shell pkg-config --libs ncursesw))
CPPFLAGS_ALL = -I. -Iinclude -I$(B)/gen -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE \
	-DZCC_VERSION='"$(VERSION)"' -DZCC_PREFIX='"$(PREFIX)"' $(CPPFLAGS)
CFLAGS_ALL   = -std=c17 $(WARN) $(WERROR) $(MODE_CFLAGS_$(MODE)) $(CFLAGS)
LDFLAGS_ALL  = $(MODE_LDFLAGS_$(MODE)) $(LDFLAGS)

# --- Sources: one list for each layer, one file on each line, sorted -----------------------------
BASE := \
	shared/base/bytes.c \
	shared/base/clock.c \
	shared/base/err.c \
	shared/base/last.c \
	shared/base/log.c \
	shared/base/text.c \
	shared/base/text_fold.c \
	shared/base/text_unicode.c \

CARE := \
	shared/care/alarm.c \
	shared/care/ask.c \
	shared/care/ask_args.c \
	shared/care/ask_check.c \
	shared/care/ask_value.c \
	shared/care/board.c \
	shared/care/calendar.c \
	shared/care/code_list.c \
	shared/care/find.c \
	shared/care/given.c \
	shared/care/hand.c \
	shared/care/identity.c \
	shared/care/kind.c \
	shared/care/message.c \
	shared/care/oncall.c \
	shared/care/protocol.c \
	shared/care/protocol_check.c \
	shared/care/protocol_check_complaint.c \
	shared/care/protocol_check_rule.c \
	shared/care/protocol_check_words.c \
	shared/care/protocol_encode.c \
	shared/care/protocol_found.c \
	shared/care/protocol_search.c \
	shared/care/protocol_urgency.c \
	shared/care/rank.c \
	shared/care/refusal.c \
	shared/care/regie.c \
	shared/care/retention.c \
	shared/care/route.c \
	shared/care/routing.c \
	shared/care/settings.c \
	shared/care/settings_hand.c \
	shared/care/settings_partner.c \
	shared/care/shift_end.c \
	shared/care/state.c \
	shared/care/takeover.c \
	shared/care/triage.c \
	shared/care/triage_said.c \
	shared/care/triage_write.c \
	shared/care/waitroom.c \
	shared/care/window.c \
	shared/care/words.c \
	shared/care/workday.c \

SEG := \
	shared/edge/seg_copy.c \
	shared/edge/seg_map.c \
	shared/edge/seg_name.c \
	shared/edge/seg_read.c \
	shared/edge/seg_view.c \
	shared/edge/seg_write.c \

EDGE := \
	shared/edge/client.c \
	shared/edge/client_open.c \
	shared/edge/conf.c \
	shared/edge/conf_read.c \
	shared/edge/conf_scan.c \
	shared/edge/file.c \
	shared/edge/guard.c \
	shared/edge/key.c \
	shared/edge/key_ask.c \
	shared/edge/key_file.c \
	shared/edge/lock.c \
	shared/edge/picture.c \
	shared/edge/protocol_complaint.c \
	shared/edge/protocol_file.c \
	shared/edge/protocol_kept.c \
	shared/edge/protocol_parse.c \
	shared/edge/seal.c \
	shared/edge/site.c \
	shared/edge/site_alarm.c \
	shared/edge/site_compose.c \
	shared/edge/site_meldkamer.c \
	shared/edge/site_parse.c \
	shared/edge/site_partner.c \
	shared/edge/site_people.c \
	shared/edge/site_protocol.c \
	shared/edge/site_question.c \
	shared/edge/site_read.c \
	shared/edge/site_triage.c \
	shared/edge/site_window.c \
	shared/edge/sock.c \
	shared/edge/wire.c \
	shared/edge/wire_map.c \
	shared/edge/wire_message.c \
	shared/edge/wire_noodknop.c \
	shared/edge/wire_pack.c \
	shared/edge/wire_search.c \
	shared/edge/wire_walk.c \

HUB_CORE := \
	hub/core/book.c \
	hub/core/book_alarm.c \
	hub/core/book_alone.c \
	hub/core/book_capacity.c \
	hub/core/book_case.c \
	hub/core/book_dump.c \
	hub/core/book_hand.c \
	hub/core/book_kpi.c \
	hub/core/book_list.c \
	hub/core/book_load.c \
	hub/core/book_message.c \
	hub/core/book_operator.c \
	hub/core/book_post.c \
	hub/core/book_protocol.c \
	hub/core/book_push.c \
	hub/core/book_review.c \
	hub/core/book_row.c \
	hub/core/book_shift.c \
	hub/core/book_standing.c \
	hub/core/book_task.c \
	hub/core/book_told.c \
	hub/core/book_waiting.c \
	hub/core/book_window.c \
	hub/core/event.c \
	hub/core/idmap.c \
	hub/core/record.c \
	hub/core/record_mend.c \
	hub/core/record_triage.c \
	hub/core/row_set.c \
	hub/core/rule.c \
	hub/core/rule_act.c \
	hub/core/rule_admin.c \
	hub/core/rule_advice.c \
	hub/core/rule_age.c \
	hub/core/rule_alarm.c \
	hub/core/rule_alarm_ask.c \
	hub/core/rule_alarm_kind.c \
	hub/core/rule_alarm_stand.c \
	hub/core/rule_alarm_waitroom.c \
	hub/core/rule_back.c \
	hub/core/rule_background.c \
	hub/core/rule_case.c \
	hub/core/rule_check.c \
	hub/core/rule_clock.c \
	hub/core/rule_deploy.c \
	hub/core/rule_dossier.c \
	hub/core/rule_enter.c \
	hub/core/rule_forward.c \
	hub/core/rule_given.c \
	hub/core/rule_hand.c \
	hub/core/rule_identify.c \
	hub/core/rule_link.c \
	hub/core/rule_mend.c \
	hub/core/rule_message.c \
	hub/core/rule_no_show.c \
	hub/core/rule_phone.c \
	hub/core/rule_push.c \
	hub/core/rule_shift.c \
	hub/core/rule_tag.c \
	hub/core/rule_takeover.c \
	hub/core/rule_task.c \
	hub/core/rule_time.c \
	hub/core/rule_transfer.c \
	hub/core/rule_triage.c \
	hub/core/rule_window.c \

HUB_EDGE := \
	hub/edge/chain.c \
	hub/edge/engine.c \
	hub/edge/engine_answer.c \
	hub/edge/engine_box.c \
	hub/edge/engine_check.c \
	hub/edge/engine_command.c \
	hub/edge/engine_draft.c \
	hub/edge/engine_find.c \
	hub/edge/engine_history.c \
	hub/edge/engine_keep.c \
	hub/edge/engine_look.c \
	hub/edge/engine_mend.c \
	hub/edge/engine_message.c \
	hub/edge/engine_noodknop.c \
	hub/edge/engine_read.c \
	hub/edge/engine_record.c \
	hub/edge/engine_seat.c \
	hub/edge/journal_memory.c \
	hub/edge/journal_memory_read.c \
	hub/edge/journal_sqlite.c \
	hub/edge/journal_sqlite_base.c \
	hub/edge/journal_sqlite_check.c \
	hub/edge/journal_sqlite_read.c \
	hub/edge/journal_sqlite_setup.c \
	hub/edge/journal_sqlite_wal.c \
	hub/edge/journal_sqlite_write.c \
	hub/edge/mark.c \
	hub/edge/names.c \
	hub/edge/page.c \
	hub/edge/presence.c \
	hub/edge/publish.c \
	hub/edge/ration.c \
	hub/edge/recover.c \
	hub/edge/reserve.c \
	hub/edge/snapshot.c \
	hub/edge/snapshot_file.c \
	hub/edge/vault.c \

# Of MODE=fault alone.
HUB_FAULT := \
	hub/edge/fault.c \
	hub/edge/fault_journal.c \

HUB_LOOP := \
	hub/access.c \
	hub/config.c \
	hub/first.c \
	hub/loop.c \
	hub/main.c \
	hub/notify.c \
	hub/protocols.c \
	hub/signals.c \
	hub/snapshots.c \
	hub/sockets.c \

TUI_CORE := \
	tui/core/act.c \
	tui/core/act_alarm.c \
	tui/core/act_phone.c \
	tui/core/act_room.c \
	tui/core/ahead.c \
	tui/core/alarm_deed.c \
	tui/core/call_form.c \
	tui/core/calm.c \
	tui/core/choice.c \
	tui/core/column.c \
	tui/core/console.c \
	tui/core/console_protocol.c \
	tui/core/console_state.c \
	tui/core/desk.c \
	tui/core/draft.c \
	tui/core/field.c \
	tui/core/fmt.c \
	tui/core/frame.c \
	tui/core/hand_words.c \
	tui/core/input.c \
	tui/core/intake_draft.c \
	tui/core/keymap.c \
	tui/core/line.c \
	tui/core/lost_mine.c \
	tui/core/mend_words.c \
	tui/core/mine.c \
	tui/core/mirror.c \
	tui/core/model.c \
	tui/core/note.c \
	tui/core/over.c \
	tui/core/pick.c \
	tui/core/press.c \
	tui/core/reply.c \
	tui/core/reply_room.c \
	tui/core/route_words.c \
	tui/core/say.c \
	tui/core/send.c \
	tui/core/style.c \
	tui/core/told.c \
	tui/core/triage_answer.c \
	tui/core/triage_care.c \
	tui/core/triage_desk.c \
	tui/core/triage_draft.c \
	tui/core/triage_form.c \
	tui/core/triage_given.c \
	tui/core/triage_keep.c \
	tui/core/triage_send.c \
	tui/core/triage_step.c \
	tui/core/triage_words.c \
	tui/core/urgent.c \
	tui/core/view_alarm.c \
	tui/core/view_ask.c \
	tui/core/view_background.c \
	tui/core/view_capacity.c \
	tui/core/view_detail.c \
	tui/core/view_dossier.c \
	tui/core/view_footer.c \
	tui/core/view_forward.c \
	tui/core/view_found.c \
	tui/core/view_help.c \
	tui/core/view_identity.c \
	tui/core/view_intake.c \
	tui/core/view_line.c \
	tui/core/view_lines.c \
	tui/core/view_lock.c \
	tui/core/view_lost.c \
	tui/core/view_meldkamer.c \
	tui/core/view_mend.c \
	tui/core/view_message.c \
	tui/core/view_noodknop.c \
	tui/core/view_panel.c \
	tui/core/view_push.c \
	tui/core/view_queue.c \
	tui/core/view_regie.c \
	tui/core/view_region.c \
	tui/core/view_review.c \
	tui/core/view_room.c \
	tui/core/view_roster.c \
	tui/core/view_say.c \
	tui/core/view_shift.c \
	tui/core/view_staff.c \
	tui/core/view_status.c \
	tui/core/view_tag.c \
	tui/core/view_takeover.c \
	tui/core/view_toezicht.c \
	tui/core/view_transfer.c \
	tui/core/view_triage.c \
	tui/core/view_triage_care.c \
	tui/core/view_triage_step.c \
	tui/core/view_waitroom.c \
	tui/core/view_when.c \

TUI_EDGE := \
	tui/edge/charset.c \
	tui/edge/fill.c \
	tui/edge/lang.c \
	tui/edge/link.c \
	tui/edge/link_seat.c \
	tui/edge/link_told.c \
	tui/edge/owner.c \
	tui/edge/term.c \
	tui/edge/tty.c \

TUI_APP := \
	tui/app.c \
	tui/main.c \

CTL := \
	hub/ctl/access_words.c \
	hub/ctl/args.c \
	hub/ctl/audit_words.c \
	hub/ctl/ctl.c \
	hub/ctl/in_json.c \
	hub/ctl/json.c \
	hub/ctl/keys.c \
	hub/ctl/lines.c \
	hub/ctl/log.c \
	hub/ctl/made.c \
	hub/ctl/moment.c \
	hub/ctl/out_cell.c \
	hub/ctl/out_json.c \
	hub/ctl/out_json_alarm.c \
	hub/ctl/out_json_event.c \
	hub/ctl/out_json_hand.c \
	hub/ctl/out_json_log.c \
	hub/ctl/out_json_protocol.c \
	hub/ctl/out_json_regie.c \
	hub/ctl/out_json_region.c \
	hub/ctl/out_json_rows.c \
	hub/ctl/out_json_shift.c \
	hub/ctl/out_json_triage.c \
	hub/ctl/out_json_watch.c \
	hub/ctl/out_report.c \
	hub/ctl/out_text.c \
	hub/ctl/out_text_alarm.c \
	hub/ctl/out_text_hand.c \
	hub/ctl/out_text_log.c \
	hub/ctl/out_text_protocol.c \
	hub/ctl/out_text_regie.c \
	hub/ctl/out_text_region.c \
	hub/ctl/out_text_shift.c \
	hub/ctl/out_text_triage.c \
	hub/ctl/packet.c \
	hub/ctl/report.c \
	hub/ctl/report_care.c \
	hub/ctl/retention.c \
	hub/ctl/row.c \
	hub/ctl/verb_alarm.c \
	hub/ctl/verb_background.c \
	hub/ctl/verb_board.c \
	hub/ctl/verb_capacity.c \
	hub/ctl/verb_case.c \
	hub/ctl/verb_config.c \
	hub/ctl/verb_hand.c \
	hub/ctl/verb_identify.c \
	hub/ctl/verb_init.c \
	hub/ctl/verb_intake.c \
	hub/ctl/verb_key.c \
	hub/ctl/verb_log.c \
	hub/ctl/verb_mend.c \
	hub/ctl/verb_noodknop.c \
	hub/ctl/verb_phone.c \
	hub/ctl/verb_protocol.c \
	hub/ctl/verb_region.c \
	hub/ctl/verb_report.c \
	hub/ctl/verb_retention.c \
	hub/ctl/verb_room.c \
	hub/ctl/verb_shift.c \
	hub/ctl/verb_show.c \
	hub/ctl/verb_takeover.c \
	hub/ctl/verb_triage.c \
	hub/ctl/verb_watch.c \
	hub/ctl/verbs.c \

REPLAY := \
	hub/replay/callers.c \
	hub/replay/csv.c \
	hub/replay/feed.c \
	hub/replay/figures.c \
	hub/replay/map.c \
	hub/replay/map_row.c \
	hub/replay/operators.c \
	hub/replay/options.c \
	hub/replay/plan.c \
	hub/replay/rng.c \
	hub/replay/seen.c \

REPLAY_RUN := \
	hub/replay/main.c \
	hub/replay/post.c \
	hub/replay/progress.c \
	hub/replay/run.c \
	hub/replay/run_open.c \

SIM := \
	tests/sim/check.c \
	tests/sim/check_advice.c \
	tests/sim/check_alarm.c \
	tests/sim/check_enter.c \
	tests/sim/check_forward.c \
	tests/sim/check_given.c \
	tests/sim/check_hand.c \
	tests/sim/check_mend.c \
	tests/sim/check_phone.c \
	tests/sim/check_rights.c \
	tests/sim/check_room.c \
	tests/sim/check_row.c \
	tests/sim/check_rule.c \
	tests/sim/check_seat.c \
	tests/sim/check_shift.c \
	tests/sim/check_takeover.c \
	tests/sim/check_triage.c \
	tests/sim/deed.c \
	tests/sim/deed_alarm.c \
	tests/sim/deed_forward.c \
	tests/sim/deed_identify.c \
	tests/sim/deed_rights.c \
	tests/sim/line.c \
	tests/sim/main.c \
	tests/sim/pool.c \
	tests/sim/region.c \
	tests/sim/sim.c \
	tests/sim/world.c \

PROGRAMS := \
	zcc-console \
	zcc-ctl \
	zcc-hub \
	zcc-replay \

CATALOGUES := \
	nl \

COMPLETED := \
	zcc-ctl \

# --- Unit tests: tests/unit/test_X.c links its own layer and those below -------------------------
UNITS_BASE := \
	test_bytes \
	test_clock \
	test_err \
	test_last \
	test_log \
	test_text \

UNITS_CARE := \
	test_alarm \
	test_ask \
	test_ask_args \
	test_board \
	test_calendar \
	test_find \
	test_message \
	test_oncall \
	test_rank \
	test_refusal \
	test_regie \
	test_retention \
	test_route \
	test_routing \
	test_settings \
	test_state \
	test_waitroom \
	test_words \
	test_workday \

UNITS_EDGE := \
	test_client \
	test_conf \
	test_file \
	test_given \
	test_guard \
	test_key \
	test_picture \
	test_protocol \
	test_protocol_kept \
	test_protocol_property \
	test_protocol_search \
	test_protocol_urgency \
	test_seal \
	test_seg \
	test_seg_site \
	test_seg_view \
	test_site \
	test_site_window \
	test_sock \
	test_wire \
	test_wire_answer \

UNITS_HUBCORE := \
	test_book \
	test_book_fold \
	test_book_kpi \
	test_book_load \
	test_book_post \
	test_book_waiting \
	test_event \
	test_noon \
	test_rule \
	test_rule_alarm \
	test_rule_alone \
	test_rule_back \
	test_rule_check \
	test_rule_enter \
	test_rule_forward \
	test_rule_hand \
	test_rule_phone \
	test_rule_push \
	test_rule_room \
	test_rule_shift \
	test_rule_takeover \
	test_rule_time \
	test_rule_transfer \
	test_rule_window \
	test_window \

UNITS_HUBEDGE := \
	test_chain \
	test_engine \
	test_journal \
	test_journal_draft \
	test_journal_sqlite \
	test_journal_wal \
	test_names \
	test_page \
	test_presence \
	test_publish \
	test_ration \
	test_recover \
	test_rule_advice \
	test_rule_age \
	test_rule_background \
	test_rule_consult \
	test_rule_decline \
	test_rule_dossier \
	test_rule_given \
	test_rule_identify \
	test_rule_mend \
	test_rule_no_show \
	test_rule_protocol \
	test_rule_triage \
	test_rule_under_way \
	test_rule_waitroom \
	test_snapshot \
	test_vault \

UNITS_TUICORE := \
	test_desk \
	test_field \
	test_fmt \
	test_frame \
	test_input \
	test_line \

UNITS_TUIEDGE := \
	test_console \
	test_console_ahead \
	test_console_alarm \
	test_console_background \
	test_console_capacity \
	test_console_close \
	test_console_forward \
	test_console_found \
	test_console_hand \
	test_console_identity \
	test_console_intake \
	test_console_keys \
	test_console_list \
	test_console_lock \
	test_console_mend \
	test_console_mine \
	test_console_noodknop \
	test_console_offer \
	test_console_phone \
	test_console_regie \
	test_console_room \
	test_console_takeover \
	test_console_waitroom \
	test_draft \
	test_intake_draft \
	test_keymap \
	test_model \
	test_roles \
	test_say \
	test_screens \
	test_style \
	test_term \
	test_term_memory \
	test_triage_draft \
	test_triage_form \
	test_triage_given \
	test_triage_keys \
	test_triage_said \
	test_triage_screens \

UNITS_CTL := \
	test_report_care \

UNITS_REPLAY := \
	test_csv \
	test_map \
	test_operators \
	test_plan \

# Long ones, of which `check` runs a short turn (none), `stress`, `bench` and `fuzz` all of it.
STRESS := \
	stress_seg \

# Drivers of the real programs, for what a shell is too slow or too polite for; tests/cli runs them.
AIDS := \
	lib/bell \
	lib/seat \
	room/evening \
	stress/attack \
	stress/stress_claim \
	stress/stress_crowd \
	stress/stress_kill \
	torture/cuts \
	torture/steps \
	torture/terminal \

DAMAGE := \
	tests/lib/gate.c \
	tests/lib/rig.c \
	tests/torture/content.c \
	tests/torture/damage.c \
	tests/torture/damage_real.c \
	tests/torture/damage_setup.c \
	tests/torture/shot.c \

FAIL := \
	tests/lib/gate.c \
	tests/lib/rig.c \
	tests/torture/fail.c \
	tests/torture/fail_hub.c \
	tests/torture/fail_start.c \
	tests/torture/fail_tool.c \
	tests/torture/fail_walk.c \
	tests/torture/fail_world.c \
	tests/torture/shot.c \

EVENING := \
	tests/lib/gate.c \
	tests/lib/rig.c \
	tests/room/callers.c \
	tests/room/evening.c \
	tests/room/mail.c \
	tests/room/phones.c \
	tests/room/room.c \
	tests/room/staff.c \
	tests/room/staff_act.c \
	tests/room/staff_hand.c \
	tests/room/staff_known.c \
	tests/room/staff_queue.c \
	tests/room/staff_room.c \
	tests/room/staff_shift.c \
	tests/room/staff_triage.c \
	tests/room/staff_work.c \

SHIM := \
	tests/torture/shim.c \
	tests/torture/shim_file.c \
	tests/torture/shim_socket.c \

KILL := \
	tests/lib/gate.c \
	tests/lib/pty.c \
	tests/lib/rig.c \
	tests/lib/vt.c \
	tests/stress/kill_check.c \
	tests/stress/kill_console.c \
	tests/stress/kill_eye.c \
	tests/stress/kill_worker.c \
	tests/stress/stress_kill.c \

CROWD := \
	tests/lib/gate.c \
	tests/lib/rig.c \
	tests/stress/attack_raw.c \
	tests/stress/crowd_console.c \
	tests/stress/pest.c \
	tests/stress/stress_crowd.c \
	tests/stress/tail.c \

CUT := \
	tests/lib/gate.c \
	tests/lib/rig.c \
	tests/stress/kill_check.c \
	tests/stress/kill_worker.c \
	tests/torture/cut_disk.c \
	tests/torture/cuts.c \

STEPS := \
	tests/lib/gate.c \
	tests/lib/rig.c \
	tests/stress/kill_check.c \
	tests/stress/kill_eye.c \
	tests/stress/kill_worker.c \
	tests/torture/steps.c \

TERMINAL := \
	tests/lib/gate.c \
	tests/lib/pty.c \
	tests/lib/rig.c \
	tests/lib/vt.c \
	tests/torture/terminal.c \

ATTACK := \
	tests/lib/rig.c \
	tests/stress/attack.c \
	tests/stress/attack_raw.c \

# What the proofs of tests/attack share.
ATTACK_LIB := \
	tests/attack/conf_made.c \
	tests/attack/hostile.c \
	tests/attack/mutate.c \
	tests/attack/peer.c \
	tests/attack/run.c \
	tests/attack/text_ctl.c \
	tests/attack/text_live.c \
	tests/attack/text_screen.c \
	tests/attack/tries.c \
	tests/attack/vt.c \
	tests/lib/a_board.c \
	tests/lib/a_board_alarm.c \
	tests/lib/a_board_forward.c \
	tests/lib/a_board_regie.c \
	tests/lib/a_board_waitroom.c \
	tests/lib/a_board_takeover.c \
	tests/lib/gate.c \
	tests/lib/rig.c \

ATTACKS := \
	attack_bodies \
	attack_conf \
	attack_revoked \
	attack_text \
	attack_theft \

BENCHES := \
	bench_console \
	bench_seg \

# These drive the real programs, and print their figures beside those of their peers.
BENCHES_HUB := \
	bench_hub \
	bench_large \
	bench_screen \
	bench_search \

BENCH_PEERS := \
	least_console \

BENCH_KIT := \
	tests/bench/bare_hop.c \
	tests/bench/bare_hub.c \
	tests/bench/figure.c \
	tests/bench/filled.c \
	tests/bench/load.c \
	tests/bench/seen.c \
	tests/bench/stamp.c \
	tests/lib/gate.c \
	tests/lib/rig.c \

FUZZERS := \
	fuzz_book \
	fuzz_conf \
	fuzz_console \
	fuzz_csv \
	fuzz_dossier \
	fuzz_event \
	fuzz_given \
	fuzz_input \
	fuzz_key \
	fuzz_line \
	fuzz_map \
	fuzz_page \
	fuzz_protocol \
	fuzz_row \
	fuzz_seg \
	fuzz_text \
	fuzz_wire \
	fuzz_word \

C_FILES := $(sort $(shell find include shared hub tui tests -name '*.c'))
objs = $(patsubst %.c,$(B)/%.o,$(1))
bins = $(addprefix $(B)/bin/,$(1))
UNITS = $(addprefix $(B)/tests/unit/,$(UNITS_BASE) $(UNITS_CARE) $(UNITS_EDGE) $(UNITS_HUBCORE) \
	$(UNITS_HUBEDGE) $(UNITS_REPLAY) $(UNITS_CTL) $(UNITS_TUICORE) $(UNITS_TUIEDGE))
REPLAYS = $(patsubst fuzz_%,$(B)/tests/fuzz/replay_%,$(FUZZERS))
MO = $(patsubst %,$(B)/locale/%/LC_MESSAGES/zcc.mo,$(CATALOGUES))

.PHONY: all
all: ## every program, into build/<mode>/bin; build/bin points at those of the default mode
all: $(call bins,$(PROGRAMS)) $(MO)
ifeq ($(origin B)-$(MODE),file-dev)
	@test "$$(readlink build/bin)" = dev/bin || ln -sfn dev/bin build/bin
endif

# --- How an object, an archive, a program is made ------------------------------------------------
$(B)/%.o: %.c $(B)/.flags
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS_ALL) $(PKG_CFLAGS) $(CFLAGS_ALL) $(SMALL) -MMD -MP -c -o $@ $<
$(B)/tui/%.o: SMALL = $(SMALL_$(MODE))

FLAGS_NOW = $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(SMALL_$(MODE)) $(LDFLAGS_ALL)
$(B)/.flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(FLAGS_NOW))' | cmp -s - $@ || \
		printf '%s\n' '$(subst ','\'',$(FLAGS_NOW))' > $@
.PHONY: FORCE
FORCE:

# One archive for each layer: a call that runs upward does not link.
define archive
LIB_$(1) := $(B)/lib/$(2).a
$(B)/lib/$(2).a: $(call objs,$(3))
	@mkdir -p $$(@D)
	$$(call say,AR,$$@)
	$$(Q)rm -f $$@ && ar rcs $$@ $$^
endef
$(eval $(call archive,BASE,base,$(BASE)))
$(eval $(call archive,CARE,care,$(CARE)))
$(eval $(call archive,EDGE,edge,$(EDGE) $(SEG)))
$(eval $(call archive,HUBCORE,hubcore,$(HUB_CORE)))
$(eval $(call archive,HUBEDGE,hubedge,$(HUB_EDGE) $(if $(filter fault,$(MODE)),$(HUB_FAULT))))
$(eval $(call archive,CTL,ctl,$(CTL)))
$(eval $(call archive,ATTACK,attack,$(ATTACK_LIB)))
$(eval $(call archive,REPLAY,replay,$(REPLAY)))
$(eval $(call archive,TUICORE,tuicore,$(TUI_CORE)))
$(eval $(call archive,TUIEDGE,tuiedge,$(TUI_EDGE)))

# Each layer with those it stands on.
ON_BASE    := $(LIB_BASE)
ON_CARE    := $(LIB_CARE) $(ON_BASE)
ON_EDGE    := $(LIB_EDGE) $(ON_CARE)
ON_HUBCORE := $(LIB_HUBCORE) $(ON_CARE)
ON_HUBEDGE := $(LIB_HUBEDGE) $(LIB_EDGE) $(ON_HUBCORE)
ON_REPLAY  := $(LIB_REPLAY) $(ON_EDGE)
ON_TUICORE := $(LIB_TUICORE) $(ON_CARE)
ON_TUIEDGE := $(LIB_TUIEDGE) $(LIB_TUICORE) $(ON_EDGE)

link = $(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $(filter %.o %.a,$^) $(1)

# $(call program,TARGETS:,OBJECTS AND ARCHIVES,LIBRARIES)
define program
$(1) $(2)
	@mkdir -p $$(@D)
	$$(call say,LINK,$$@)
	$$(Q)$$(call link,$(3))
endef
in_bin = $(B)/bin/$(1):
$(eval $(call program,$(call in_bin,zcc-console),\
	$(call objs,$(TUI_APP)) $(ON_TUIEDGE) | $(MO),$$(ASKED_FIRST) $$(EDGE_LIBS) $$(TERM_LIBS)))
$(eval $(call program,$(call in_bin,zcc-ctl),\
	$(call objs,hub/ctl/main.c) $(LIB_CTL) $(ON_HUBEDGE),-ljansson $$(EDGE_LIBS)))
$(eval $(call program,$(call in_bin,zcc-hub),\
	$(call objs,$(HUB_LOOP)) $(ON_HUBEDGE),$$(EDGE_LIBS)))
$(eval $(call program,$(call in_bin,zcc-replay),\
	$(call objs,$(REPLAY_RUN)) $(ON_REPLAY),$$(EDGE_LIBS)))

# $(call below,FOLDER,NAMES): each has an object of its own name.
below = $(addprefix $(B)/tests/$(1)/,$(2)): $(B)/%: $(B)/%.o
$(eval $(call program,$(call below,unit,$(UNITS_BASE)),$(ON_BASE),-lcmocka))
$(eval $(call program,$(call below,unit,$(UNITS_CARE)),$(ON_CARE),-lcmocka))
$(eval $(call program,$(call below,unit,$(UNITS_EDGE)),$(ON_EDGE),-lcmocka $$(EDGE_LIBS)))
$(eval $(call program,$(call below,unit,$(UNITS_HUBCORE)),$(ON_HUBCORE),-lcmocka))
$(eval $(call program,$(call below,unit,$(UNITS_HUBEDGE)),$(ON_HUBEDGE),-lcmocka $$(EDGE_LIBS)))
$(eval $(call program,$(call below,unit,$(UNITS_CTL)),$(LIB_CTL) $(ON_HUBEDGE),-lcmocka -ljansson $$(EDGE_LIBS)))
$(eval $(call program,$(call below,unit,$(UNITS_REPLAY)),$(ON_REPLAY),-lcmocka $$(EDGE_LIBS)))
$(eval $(call program,$(call below,unit,$(UNITS_TUICORE)),$(ON_TUICORE),-lcmocka))
# Screens and their words: an invented board, and the catalogue beside the programs.
$(eval $(call program,$(call below,unit,$(UNITS_TUIEDGE)),\
	$(B)/tests/lib/a_board.o $(B)/tests/lib/a_board_alarm.o $(B)/tests/lib/a_board_forward.o $(B)/tests/lib/a_board_regie.o $(B)/tests/lib/a_board_takeover.o $(B)/tests/lib/a_board_waitroom.o $(B)/tests/lib/a_hand_board.o $(B)/tests/lib/a_found.o $(B)/tests/lib/pty.o $(B)/tests/lib/shot.o $(B)/tests/lib/vt.o \
	$(ON_TUIEDGE) | $(MO),\
	-lcmocka -lm $$(EDGE_LIBS) $$(TERM_LIBS)))
$(eval $(call program,$(call below,stress,$(STRESS)),\
	$(B)/tests/lib/gate.o $(call objs,$(SEG)) $(ON_BASE),-lpthread -lrt))
aids_in = $(addprefix $(B)/tests/,$(AIDS))
$(eval $(call program,$(filter-out %_kill %_crowd %/attack %/cuts %/evening %/steps %/terminal,$(aids_in)): $(B)/%: $(B)/%.o,\
	$(B)/tests/lib/gate.o $(B)/tests/lib/rig.o $(ON_HUBEDGE),$$(EDGE_LIBS)))
$(eval $(call program,$(B)/tests/stress/stress_kill:,$(call objs,$(KILL)) $(ON_HUBEDGE),$$(EDGE_LIBS)))
$(eval $(call program,$(B)/tests/stress/stress_crowd:,\
	$(call objs,$(CROWD)) $(ON_HUBEDGE),$$(EDGE_LIBS)))
$(eval $(call program,$(B)/tests/torture/cuts:,$(call objs,$(CUT)) $(ON_HUBEDGE),$$(EDGE_LIBS)))
$(eval $(call program,$(B)/tests/torture/steps:,$(call objs,$(STEPS)) $(ON_HUBEDGE),$$(EDGE_LIBS)))
$(eval $(call program,$(B)/tests/torture/terminal:,$(call objs,$(TERMINAL)) $(ON_HUBEDGE),$$(EDGE_LIBS) -lutil))
$(eval $(call program,$(B)/tests/stress/attack:,$(call objs,$(ATTACK)) $(ON_HUBEDGE),$$(EDGE_LIBS)))
$(eval $(call program,$(call below,attack,$(ATTACKS)),$(LIB_ATTACK) $(LIB_CTL) $(ON_TUIEDGE) \
	$(ON_HUBEDGE) | $(MO),-ljansson $$(EDGE_LIBS) $$(TERM_LIBS)))
$(eval $(call program,$(B)/tests/torture/fail:,$(call objs,$(FAIL)) $(ON_HUBEDGE),$$(EDGE_LIBS) -lutil))
$(eval $(call program,$(B)/tests/torture/damage:,$(call objs,$(DAMAGE)) $(ON_HUBEDGE),$$(EDGE_LIBS) -lutil))
$(eval $(call program,$(B)/tests/room/evening:,$(call objs,$(EVENING)) $(LIB_REPLAY) $(ON_HUBEDGE),\
	$$(EDGE_LIBS)))
# Loaded before a program under test, whatever that was built with: no sanitizer in it.
$(B)/tests/torture/shim.so: $(SHIM) tests/torture/shim.h tests/torture/shim_priv.h $(B)/.flags
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(CPPFLAGS_ALL) -std=c17 $(WARN) $(WERROR) -O1 -g -fPIC -shared -o $@ $(SHIM) -ldl
# The clock of an evening, loaded before each program that goes by it.
$(B)/tests/room/clockwork.so: tests/room/clockwork.c tests/room/clockwork.h $(B)/.flags
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(CPPFLAGS_ALL) -std=c17 $(WARN) $(WERROR) -O1 -g -fPIC -shared -o $@ $<
$(eval $(call program,$(call below,bench,bench_seg),\
	$(B)/tests/bench/figure.o $(call objs,$(SEG)) $(ON_BASE),-lpthread -lrt))
$(eval $(call program,$(call below,bench,bench_console),\
	$(B)/tests/lib/a_board.o $(B)/tests/lib/a_board_alarm.o $(B)/tests/lib/a_board_forward.o $(B)/tests/lib/a_board_takeover.o $(B)/tests/lib/pty.o $(ON_TUIEDGE) | $(MO),-lm $$(EDGE_LIBS) $$(TERM_LIBS)))
$(eval $(call program,$(call below,bench,$(BENCHES_HUB)),\
	$(call objs,$(BENCH_KIT)) $(ON_HUBEDGE),-lsodium $$(EDGE_LIBS)))
# Loaded before the hub; tells the bench when it committed.
$(B)/tests/bench/stamp_commit.so: tests/bench/stamp_commit.c tests/bench/stamp.h $(B)/.flags
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(CPPFLAGS_ALL) -std=c17 $(WARN) $(WERROR) -O2 -g -fPIC -shared -o $@ $< -ldl
$(eval $(call program,$(call below,bench,$(BENCH_PEERS)),$(ON_BASE),-lsodium $$(EDGE_LIBS) $$(TERM_LIBS)))
$(eval $(call program,$(B)/tests/sim/sim:,\
	$(B)/tests/lib/gate.o $(call objs,$(SIM)) $(ON_HUBEDGE),$$(EDGE_LIBS)))
# A fuzzer takes clang's; its replay has a plain main and runs the corpus in `check`.
PARSERS := $(B)/tests/lib/a_board.o $(B)/tests/lib/a_board_alarm.o $(B)/tests/lib/a_board_forward.o $(B)/tests/lib/a_board_takeover.o $(LIB_CTL) $(LIB_REPLAY) $(LIB_TUICORE) $(ON_HUBEDGE)
$(eval $(call program,$(call below,fuzz,$(FUZZERS)),$(PARSERS),-fsanitize=fuzzer -ljansson $$(EDGE_LIBS)))
$(eval $(call program,$(REPLAYS): $(B)/tests/fuzz/replay_%: $(B)/tests/fuzz/fuzz_%.o,\
	$(B)/tests/fuzz/replay_main.o $(PARSERS),-ljansson $$(EDGE_LIBS)))

$(MO): $(B)/locale/%/LC_MESSAGES/zcc.mo: tui/po/%.po
	@mkdir -p $(@D)
	$(call say,MSG,$@)
	$(Q)msgfmt --check --output-file=$@ $<

# --- Checks --------------------------------------------------------------------------------------
here = $(MAKE) --no-print-directory
# As many jobs as there are processors, unless make was told.
JOBS = $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 1))
# The build tree of another mode, beside the one chosen by B.
tree = $(if $(filter file,$(origin B)),build/$(1),$(B)-$(1))
SCRIPTS = $(wildcard tests/cli/*.t tests/screen/*.t tests/lint/*.t)

.PHONY: check check-built check-unit check-cli check-screen check-lint
check: ## install what is missing, build, run every test
	@$(here) deps
	@$(here) $(JOBS) check-built
check-built: all headers clang aids $(UNITS) $(REPLAYS) $(B)/tests/sim/sim
	@tests/lib/run.sh $(B) $(SCRIPTS) $(B)/tests/sim/sim $(REPLAYS) $(UNITS)
check-unit: ## the unit tests alone, and the corpora of the fuzzers
check-unit: $(UNITS) $(REPLAYS)
	@tests/lib/run.sh $(B) $(REPLAYS) $(UNITS)
check-cli: ## the tests of the command line alone
check-cli: all aids
	@tests/lib/run.sh $(B) $(wildcard tests/cli/*.t)
check-screen: ## the tests of the screens alone
check-screen: all $(B)/tests/unit/test_screens $(B)/tests/unit/test_triage_screens
	@tests/lib/run.sh $(B) $(wildcard tests/screen/*.t) $(B)/tests/unit/test_screens \
		$(B)/tests/unit/test_triage_screens
check-lint: ## the tests of the sources and manuals alone
check-lint: all
	@tests/lib/run.sh $(B) $(wildcard tests/lint/*.t)

# The tests that know a goal in seconds: in `check` they wait for a minute and more.
TIMED := \
	tests/cli/gone.t \
	tests/cli/operator.t \
	tests/cli/presence.t \
	tests/screen/hub.t \
	tests/screen/line.t \
	tests/screen/work.t \

.PHONY: check-timed
check-timed: ## goals in seconds (HB-3, HB-7, PE-3), on a machine that does nothing else
check-timed: all aids
	@ZCC_TIMED=1 tests/lib/run.sh $(B) $(TIMED)

.PHONY: headers clang aids
aids: $(aids_in) $(addprefix $(B)/tests/attack/,$(ATTACKS)) \
	$(addprefix $(B)/tests/torture/,damage fail shim.so) $(B)/tests/room/clockwork.so
headers: ## every header compiles alone
headers: $(patsubst %,$(B)/%.alone,$(shell find include shared hub tui tests -name '*.h'))
$(B)/%.h.alone: %.h $(B)/.flags
	@mkdir -p $(@D)
	$(call say,HEAD,$<)
	$(Q)printf '#include "%s"\nextern int alone;\n' $< | $(CC) $(CPPFLAGS_ALL) $(PKG_CFLAGS) \
		$(CFLAGS_ALL) -fsyntax-only -MMD -MP -MT $@ -MF $@.d -x c -
	@touch $@

clang: ## every source passes clang's warnings too
clang: $(patsubst %,$(B)/%.clang,$(C_FILES))
# All of clang's are said before there is code.
$(B)/%.c.clang: %.c $(B)/.flags
	@mkdir -p $(@D)
	$(call say,CLANG,$<)
	$(Q)clang $(CPPFLAGS_ALL) $(PKG_CFLAGS) -std=c17 $(WARN) $(WERROR) \
		$(if $(filter hub/edge/fault%,$<),-DZCC_FAULT) -fsyntax-only -MMD -MP -MT $@ -MF $@.d $<
	@touch $@

.PHONY: asan tsan sanitized
asan: ## units, corpora, stress, programs (cli, screen) under AddressSanitizer and UBSan: 10 minutes
tsan: ## unit tests, corpora and stress under ThreadSanitizer
asan tsan:
	@$(here) $(JOBS) MODE=$@ B=$(call tree,$@) sanitized
# A sanitizer makes a read a hundred times slower.
sanitized: READS = 20000
sanitized: stress $(UNITS) $(REPLAYS) $(if $(filter asan,$(MODE)),all aids)
	@tests/lib/run.sh $(B) $(if $(filter asan,$(MODE)),$(wildcard tests/cli/*.t tests/screen/*.t)) \
		$(REPLAYS) $(UNITS)

# Of the tests of the command line those in which a hub that is thirty times as slow is soon enough.
MEMCHECK := access access-log advice age alarm audit background case check clock clockwork config draft erase \
	forward gone given hand-types identify init journals json lost message newer picture posts room triage
.PHONY: memcheck memcheck-run
memcheck: ## the hub under valgrind, through the tests of the command line: what reads memory that nobody wrote
	@$(here) deps-lint
	@$(here) $(JOBS) memcheck-run
memcheck-run: all aids
	@tests/lib/memcheck.sh $(B) $(MEMCHECK:%=tests/cli/%.t)

# READS=100000000 is the goal of a release.
READS ?= 2000000
.PHONY: stress bench bench-run bench-seg
stress: ## torn reads and the like: READS=2000000
stress: $(addprefix $(B)/tests/stress/,$(STRESS))
	$(Q)$(B)/tests/stress/stress_seg reads=$(READS)
bench: ## every bench, built for release: each figure beside its goal
	@$(here) deps-bench
	@$(here) $(JOBS) MODE=release B=$(call tree,release) bench-run
bench-run: all $(addprefix $(B)/tests/bench/,$(BENCHES) $(BENCHES_HUB) $(BENCH_PEERS) stamp_commit.so)
	@tests/bench/run.sh $(B) $(BENCHES) $(BENCHES_HUB)
bench-seg: $(B)/tests/bench/bench_seg
	$(Q)$<

.PHONY: soak-console
soak-console: ## a console at rest for 10 minutes, a million keys: bytes and acts
soak-console: all $(B)/tests/unit/test_console_keys
	@ZCC_SOAK=1 ZCC_IDLE_S=600 tests/lib/run.sh $(B) tests/screen/line.t \
		$(B)/tests/unit/test_console_keys

# GATES="G-4 G-15" takes these alone; without SEED the clock gives one.
BUDGET ?= 3600
.PHONY: proof proof-built proof-tree
proof: ## every gate of zcc-proof(7) within BUDGET=3600 seconds, and a report: SEED= GATES=
	@$(here) deps
	@BUDGET=$(BUDGET) SEED=$(SEED) tests/proof/proof.sh $(call tree,%) $(GATES)
proof-tree:
	@$(here) $(JOBS) proof-built
proof-built: all aids $(addprefix $(B)/tests/stress/,$(STRESS)) $(B)/tests/sim/sim

.PHONY: attack
attack: ## all that mean harm, each to its full count: TRY=conf for one of them
attack: all aids
	$(Q)for a in $(TRY); do ZCC_DATA=$(CURDIR)/conf $(B)/tests/attack/attack_$$a || exit; done
TRY ?= $(patsubst attack_%,%,$(ATTACKS))

SEEDS ?= 1000
.PHONY: sim
FROM ?= 1
sim: ## the hub's core in a world of faults, on every processor: SEEDS=1000 FROM=1
sim: $(B)/tests/sim/sim
	$(Q)$< --seeds $(SEEDS) --from $(FROM) --jobs $$(nproc)

# Gates of tests/proof/gates that put the real programs to death, or take what they live on.
TORTURE := \
	F13 \
	F34 \
	F7 \
	F8 \
	G-1 \
	G-2 \
	G-28 \
	G-3 \
	G-6 \
	G-7 \

KILLS      ?= 20000
STEP_SEEDS ?= 100
CUTS       ?= 2000
TORTURE_S  ?= 5400
.PHONY: torture
torture: ## what a hub outlives: KILLS=20000 STEP_SEEDS=100 CUTS=2000, within TORTURE_S=5400 seconds
torture: export KILLS := $(KILLS)
torture: export STEP_SEEDS := $(STEP_SEEDS)
torture: export CUTS := $(CUTS)
torture:
	@MUST=all BUDGET=$(TORTURE_S) SEED=$(SEED) tests/proof/proof.sh $(call tree,%) $(TORTURE)

VOLUME ?= 100000
.PHONY: volume
volume: ## as many calls as in months, through the hub: VOLUME=100000
volume: all
	@ZCC_VOLUME=$(VOLUME) tests/lib/run.sh $(B) tests/cli/volume.t

DAY ?= 0
.PHONY: evening evening-run
evening: ## 16:30 to 00:30 in a room, built for release, its figures counted again: DAY=0 (or 1) SEED=1 MOOD=wild
	@$(here) deps
	@$(here) $(JOBS) MODE=release B=$(call tree,release) evening-run
evening-run: all $(B)/tests/room/evening $(B)/tests/room/clockwork.so
	@ZCC_EVENING="480 16:30 $(DAY) $(or $(SEED),1) $(or $(MOOD),calm)" \
		tests/lib/run.sh $(B) tests/cli/evening.t

CALLS ?= 200
.PHONY: calls calls-run
calls: ## a shift of CALLS=200 through a terminal, each path of it, in which consoles and hubs are killed: SEED=1 PATHS=
	@$(here) deps
	@$(here) $(JOBS) MODE=release B=$(call tree,release) calls-run
calls-run: all
	@ZCC_CALLS="$(CALLS) $(or $(SEED),1) $(PATHS)" tests/lib/run.sh $(B) tests/screen/calls.t

FUZZ_SECONDS ?= 60
.PHONY: fuzz fuzz-run
fuzz: ## each parser for FUZZ_SECONDS=60 under libFuzzer (clang)
	@$(here) deps-lint
	@$(here) $(JOBS) MODE=fuzz CC=clang B=$(call tree,fuzz) fuzz-run
fuzz-run: $(addprefix $(B)/tests/fuzz/,$(FUZZERS))
	$(Q)for f in $(patsubst fuzz_%,%,$(FUZZERS)); do \
		mkdir -p $(B)/corpus/$$f $(B)/found; \
		test -e tests/fuzz/dict/$$f && dict=-dict=tests/fuzz/dict/$$f || dict=; \
		$(B)/tests/fuzz/fuzz_$$f -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1 $$dict \
			-artifact_prefix=$(B)/found/$$f- $(B)/corpus/$$f tests/fuzz/corpus/$$f || exit; \
	done

.PHONY: screens-update
screens-update: ## write the golden screens again; they are read as a diff
screens-update: $(addprefix $(B)/tests/unit/,test_roles test_screens test_triage_screens)
	for t in $^; do ZCC_DATA=$(CURDIR)/conf ZCC_SCREENS_UPDATE=1 $$t || exit; done

# --- Lint ----------------------------------------------------------------------------------------
SHELL_FILES = .ci/run conf/packages.sh conf/demo/run.sh tests/bench/peers.sh tests/bench/run.sh tests/lib/memcheck.sh tests/lib/run.sh tests/lib/tap.sh \
	tests/proof/proof.sh tests/proof/soak.sh tests/proof/tests.sh tests/torture/beside.sh \
	tests/torture/cli.sh tests/torture/steps.sh
# These are read by another shell: names come from it and go to it.
SOURCED_FILES = tests/lib/clock.sh tests/lib/site.sh tests/lib/screen.sh conf/completion/zcc.bash
# What only MODE=fault builds is read as part of no other build.
TIDY ?= $(filter-out hub/edge/fault%,$(filter hub/% shared/% tui/%,$(C_FILES)))

.PHONY: lint lint-built tidy cppcheck shellcheck mandoc format format-check
lint: ## clang-tidy, cppcheck, shellcheck, mandoc, tests/lint
	@$(here) deps-lint
	@$(here) $(JOBS) lint-built
lint-built: shellcheck mandoc cppcheck tidy check-lint
shellcheck:
	$(Q)shellcheck -e SC2015 $(SHELL_FILES)
	$(Q)shellcheck -s bash -e SC1090,SC1091,SC2015,SC2016,SC2034,SC2059,SC2154 $(SOURCED_FILES) \
		$(wildcard tests/cli/*.t)
mandoc:
	$(Q)mandoc -T lint -W warning $(wildcard man/*.[1-9])
# Left out: an owner that this reader of C does not see.
cppcheck:
	$(Q)cppcheck --quiet --std=c11 --error-exitcode=1 --inline-suppr \
		--enable=warning,portability --suppress=missingInclude --suppress=unknownMacro \
		--suppress=memleak:shared/edge/client.c \
		-I. -Iinclude hub shared tui
# ZCC_FAULT shows it every line; without, hub/edge/fault.h has empty bodies for what fault.c defines.
tidy:
	$(Q)printf '%s\n' $(TIDY) | xargs -P2 -n8 sh -c 'clang-tidy --quiet "$$@" -- \
		-std=c17 -DZCC_FAULT $(subst ','\'',$(CPPFLAGS_ALL)) $(PKG_CFLAGS) 2>/dev/null' tidy
format: ## clang-format of FILES=...
	clang-format -i $(FILES)
format-check: ## what clang-format would change in FILES=...
	$(Q)clang-format --dry-run --Werror $(FILES)

# --- Demo ----------------------------------------------------------------------------------------
.PHONY: demo
demo: ## a site with real calls, as long as you look at it
	@$(here) deps
	@$(here) $(JOBS) all
	@conf/demo/run.sh $(B)/bin

# --- Install -------------------------------------------------------------------------------------
# conf/ goes to PREFIX/share/zcc, where the programs look for regions, roles and feeds.
MANUALS = $(wildcard man/*.[1-9])
DATA = $(shell find conf -type f ! -path 'conf/systemd/*' ! -path 'conf/completion/*' \
	! -name packages.sh)
UNIT_DIR ?= $(PREFIX)/lib/systemd/system
D = $(DESTDIR)$(PREFIX)
put = install -D -m $(1) $(2) $(3)

.PHONY: install uninstall
install: ## programs, manuals, data, catalogues, units: DESTDIR= PREFIX=/usr/local
install: all
	$(Q)for p in $(PROGRAMS); do $(call put,755,$(B)/bin/$$p,$(D)/bin/$$p) || exit; done
	$(Q)for m in $(MANUALS); do \
		$(call put,644,$$m,$(D)/share/man/man$${m##*.}/$${m##*/}) || exit; done
	$(Q)for f in $(DATA); do $(call put,644,$$f,$(D)/share/zcc/$${f#conf/}) || exit; done
	$(Q)chmod 755 $(D)/share/zcc/demo/run.sh
	$(Q)for l in $(CATALOGUES); do $(call put,644,$(B)/locale/$$l/LC_MESSAGES/zcc.mo,\
		$(D)/share/locale/$$l/LC_MESSAGES/zcc.mo) || exit; done
	$(Q)for p in $(COMPLETED); do $(call put,644,conf/completion/zcc.bash,\
		$(D)/share/bash-completion/completions/$$p) || exit; done
	$(Q)$(call put,644,conf/systemd/zcc.sysusers,$(D)/lib/sysusers.d/zcc.conf)
	$(Q)$(call put,644,conf/systemd/zcc.tmpfiles,$(D)/lib/tmpfiles.d/zcc.conf)
	$(Q)mkdir -p $(DESTDIR)$(UNIT_DIR)
	$(Q)sed 's|/usr/local/bin/|$(PREFIX)/bin/|' conf/systemd/zcc-hub.service \
		> $(DESTDIR)$(UNIT_DIR)/zcc-hub.service
	$(Q)chmod 644 $(DESTDIR)$(UNIT_DIR)/zcc-hub.service
uninstall: ## remove what install put there; sites stay
	rm -f $(addprefix $(D)/bin/,$(PROGRAMS))
	rm -f $(foreach m,$(MANUALS),$(D)/share/man/man$(subst .,,$(suffix $(m)))/$(notdir $(m)))
	rm -f $(foreach l,$(CATALOGUES),$(D)/share/locale/$(l)/LC_MESSAGES/zcc.mo)
	rm -f $(addprefix $(D)/share/bash-completion/completions/,$(COMPLETED))
	rm -f $(D)/lib/sysusers.d/zcc.conf $(D)/lib/tmpfiles.d/zcc.conf
	rm -f $(DESTDIR)$(UNIT_DIR)/zcc-hub.service
	rm -rf $(D)/share/zcc

# --- Packages ------------------------------------------------------------------------------------
.PHONY: deps deps-bench deps-lint
deps: ## install the packages that are missing (Debian; as root)
	@conf/packages.sh $(PACKAGES) $(CHECK_PACKAGES)
deps-bench: ## the same for `bench`
	@conf/packages.sh $(PACKAGES) $(BENCH_PACKAGES)
deps-lint: ## the same for `lint`, `format`, `fuzz` and `memcheck`
	@conf/packages.sh $(PACKAGES) $(CHECK_PACKAGES) $(LINT_PACKAGES)

.PHONY: clean
clean: ## remove build/
	rm -rf build

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z][a-z -]*:.*## / { printf "  %-16s %s\n", $$1, $$2 }' Makefile

-include $(shell find $(B) -name '*.d' 2>/dev/null)
