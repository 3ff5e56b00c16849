# SPDX-License-Identifier: EUPL-1.2
# One Makefile.  `make help` lists the targets.  MODE chooses the build tree: dev release asan tsan.

MODE ?= dev
B    ?= build/$(MODE)
CC   ?= gcc
V    ?= 0
PREFIX ?= /usr/local
VERSION := 0.1.0

Q := $(if $(filter 1,$(V)),,@)
say = $(if $(filter 1,$(V)),,@printf '  %-5s %s\n' '$(1)' '$(2)')

PACKAGES := gcc make pkg-config libzmq3-dev libsodium-dev libconfig-dev libmsgpack-dev \
	libjansson-dev libsqlite3-dev libncurses-dev libcmocka-dev ncurses-term gettext sharness perl
# What only checks and demos need.
CHECK_PACKAGES := tmux mandoc shellcheck strace

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wundef -Wformat=2 -Wcast-qual \
	-Wstrict-prototypes -Wmissing-prototypes -Wno-missing-field-initializers
WERROR := $(if $(CI),-Werror,)
MODE_CFLAGS_dev     := -O1 -g
MODE_CFLAGS_release := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
MODE_CFLAGS_asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
MODE_CFLAGS_tsan    := -O1 -g -fsanitize=thread -fno-omit-frame-pointer
MODE_LDFLAGS_release := -pie -Wl,-z,relro,-z,now
MODE_LDFLAGS_asan    := -fsanitize=address,undefined
MODE_LDFLAGS_tsan    := -fsanitize=thread
PKGS   := libzmq libsodium libconfig msgpack jansson sqlite3 ncursesw
# Asked only when used, so that `make deps` works before the packages are there.
# ncurses asks for an older _XOPEN_SOURCE than ours.
PKG_CFLAGS = $(filter-out -D_XOPEN_SOURCE=% -D_DEFAULT_SOURCE,$(shell pkg-config --cflags $(PKGS)))
CPPFLAGS_ALL = -I. -Iinclude -I$(B)/gen -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE \
	-DZCC_VERSION='"$(VERSION)"' -DZCC_PREFIX='"$(PREFIX)"' $(CPPFLAGS)
CFLAGS_ALL   = -std=c17 $(WARN) $(WERROR) $(MODE_CFLAGS_$(MODE)) $(CFLAGS)
LDFLAGS_ALL  = $(MODE_LDFLAGS_$(MODE)) $(LDFLAGS)

# --- Layers: one archive each; an include or a call that runs upward does not link. -------------
BASE := shared/base/err.c shared/base/log.c shared/base/clock.c shared/base/text.c \
	shared/base/text_unicode.c shared/base/text_fold.c \
	shared/base/bytes.c
CARE := shared/care/words.c shared/care/state.c shared/care/rank.c shared/care/board.c \
	shared/care/settings.c shared/care/ask.c shared/care/ask_check.c shared/care/ask_value.c
SEG := shared/edge/seg_name.c shared/edge/seg_map.c shared/edge/seg_view.c shared/edge/seg_copy.c \
	shared/edge/seg_write.c shared/edge/seg_read.c
EDGE := shared/edge/conf_scan.c shared/edge/conf_read.c shared/edge/conf.c \
	shared/edge/site.c shared/edge/site_parse.c shared/edge/site_compose.c \
	shared/edge/wire.c shared/edge/wire_map.c shared/edge/wire_pack.c shared/edge/wire_walk.c \
	shared/edge/sock.c shared/edge/seal.c shared/edge/key.c shared/edge/key_ask.c \
	shared/edge/key_file.c shared/edge/client.c $(SEG) shared/edge/lock.c
HUB_CORE := hub/core/record.c hub/core/event.c hub/core/idmap.c hub/core/book.c \
	hub/core/book_case.c hub/core/book_kpi.c hub/core/book_dump.c hub/core/rule.c \
	hub/core/rule_case.c hub/core/rule_admin.c hub/core/rule_time.c
HUB_EDGE := hub/edge/journal_sqlite.c hub/edge/journal_sqlite_setup.c \
	hub/edge/journal_sqlite_write.c hub/edge/journal_sqlite_read.c hub/edge/journal_memory.c \
	hub/edge/journal_memory_read.c hub/edge/chain.c hub/edge/page.c hub/edge/mark.c \
	hub/edge/recover.c hub/edge/reserve.c hub/edge/presence.c hub/edge/vault.c \
	hub/edge/engine.c hub/edge/engine_record.c hub/edge/engine_command.c hub/edge/engine_read.c \
	hub/edge/publish.c hub/edge/snapshot.c hub/edge/snapshot_file.c
HUB_LOOP := hub/main.c hub/loop.c hub/first.c hub/notify.c hub/signals.c hub/snapshots.c
TUI_CORE := tui/core/style.c tui/core/frame.c tui/core/fmt.c tui/core/input.c tui/core/keymap.c \
	tui/core/field.c tui/core/model.c tui/core/console.c tui/core/act.c tui/core/reply.c \
	tui/core/column.c tui/core/view_status.c tui/core/view_queue.c tui/core/view_detail.c \
	tui/core/view_dossier.c tui/core/view_toezicht.c tui/core/view_help.c tui/core/view_ask.c \
	tui/core/view_line.c
TUI_EDGE := tui/edge/lang.c tui/edge/link.c tui/edge/term.c
TUI_APP := tui/main.c tui/app.c
CTL := hub/ctl/main.c hub/ctl/args.c hub/ctl/verbs.c hub/ctl/ctl.c hub/ctl/keys.c hub/ctl/made.c \
	hub/ctl/verb_init.c hub/ctl/verb_key.c hub/ctl/verb_intake.c hub/ctl/lines.c \
	hub/ctl/verb_case.c hub/ctl/verb_show.c hub/ctl/verb_capacity.c hub/ctl/verb_config.c \
	hub/ctl/verb_board.c hub/ctl/verb_watch.c hub/ctl/row.c hub/ctl/in_json.c \
	hub/ctl/out_text.c hub/ctl/out_json.c hub/ctl/out_json_rows.c hub/ctl/out_json_watch.c \
	hub/ctl/log.c hub/ctl/verb_log.c hub/ctl/audit_words.c hub/ctl/out_text_log.c hub/ctl/out_json_log.c
REPLAY := hub/replay/csv.c hub/replay/rng.c hub/replay/plan.c hub/replay/seen.c \
	hub/replay/map.c hub/replay/map_row.c hub/replay/feed.c hub/replay/figures.c \
	hub/replay/callers.c hub/replay/operators.c hub/replay/options.c
REPLAY_RUN := hub/replay/post.c hub/replay/progress.c hub/replay/run_open.c hub/replay/run.c \
	hub/replay/main.c

objs = $(patsubst %.c,$(B)/%.o,$(1))
LIB_BASE := $(B)/lib/base.a
LIB_CARE := $(B)/lib/care.a
LIB_EDGE := $(B)/lib/edge.a
LIB_HUBCORE := $(B)/lib/hubcore.a
LIB_HUBEDGE := $(B)/lib/hubedge.a
LIB_REPLAY := $(B)/lib/replay.a
LIB_TUICORE := $(B)/lib/tuicore.a
LIB_TUIEDGE := $(B)/lib/tuiedge.a

.PHONY: all check clean help deps
all:

$(B)/%.o: %.c $(B)/.flags
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS_ALL) $(PKG_CFLAGS) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

FLAGS_NOW = $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS_ALL)
$(B)/.flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(FLAGS_NOW))' | cmp -s - $@ || \
		printf '%s\n' '$(subst ','\'',$(FLAGS_NOW))' > $@
.PHONY: FORCE
FORCE:

%.a:
	@mkdir -p $(@D)
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $(filter %.o,$^)

$(LIB_BASE): $(call objs,$(BASE))
$(LIB_CARE): $(call objs,$(CARE))
$(LIB_EDGE): $(call objs,$(EDGE))
$(LIB_HUBCORE): $(call objs,$(HUB_CORE))
$(LIB_HUBEDGE): $(call objs,$(HUB_EDGE))
$(LIB_REPLAY): $(call objs,$(REPLAY))
$(LIB_TUICORE): $(call objs,$(TUI_CORE))
$(LIB_TUIEDGE): $(call objs,$(TUI_EDGE))

# --- Unit tests: tests/unit/test_X.c links its own layer and those below. ----------------------
UNITS_BASE := test_err test_bytes test_text test_clock test_log
UNITS_CARE := test_words test_state test_rank test_board test_settings test_ask
UNITS_EDGE := test_conf test_site test_wire test_seal test_key test_sock test_client \
	test_seg test_seg_site test_seg_view
UNITS_HUBCORE := test_event test_book test_rule
UNITS_HUBEDGE := test_journal test_journal_sqlite test_chain test_snapshot
UNITS_TUICORE := test_frame test_fmt test_input test_field
UNITS_TUIEDGE := test_model test_keymap test_console test_screens test_style test_term
UNITS_REPLAY := test_csv test_map test_plan test_operators

EDGE_LIBS = $(shell pkg-config --libs libzmq libsodium libconfig msgpack sqlite3) -lpthread -lrt
link = $(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $(filter %.o %.a,$^) $(1)

$(addprefix $(B)/tests/unit/,$(UNITS_BASE)): $(B)/tests/unit/%: $(B)/tests/unit/%.o $(LIB_BASE)
	$(call say,LINK,$@)
	$(Q)$(call link,-lcmocka)
$(addprefix $(B)/tests/unit/,$(UNITS_CARE)): $(B)/tests/unit/%: $(B)/tests/unit/%.o \
    $(LIB_CARE) $(LIB_BASE)
	$(call say,LINK,$@)
	$(Q)$(call link,-lcmocka)
$(addprefix $(B)/tests/unit/,$(UNITS_EDGE)): $(B)/tests/unit/%: $(B)/tests/unit/%.o \
    $(LIB_EDGE) $(LIB_CARE) $(LIB_BASE)
	$(call say,LINK,$@)
	$(Q)$(call link,-lcmocka $(EDGE_LIBS))
$(addprefix $(B)/tests/unit/,$(UNITS_HUBCORE)): $(B)/tests/unit/%: $(B)/tests/unit/%.o \
    $(LIB_HUBCORE) $(LIB_CARE) $(LIB_BASE)
	$(call say,LINK,$@)
	$(Q)$(call link,-lcmocka)
$(addprefix $(B)/tests/unit/,$(UNITS_HUBEDGE)): $(B)/tests/unit/%: $(B)/tests/unit/%.o \
    $(LIB_HUBEDGE) $(LIB_EDGE) $(LIB_HUBCORE) $(LIB_CARE) $(LIB_BASE)
	$(call say,LINK,$@)
	$(Q)$(call link,-lcmocka $(EDGE_LIBS))
$(addprefix $(B)/tests/unit/,$(UNITS_REPLAY)): $(B)/tests/unit/%: $(B)/tests/unit/%.o \
    $(LIB_REPLAY) $(LIB_EDGE) $(LIB_CARE) $(LIB_BASE)
	$(call say,LINK,$@)
	$(Q)$(call link,-lcmocka $(EDGE_LIBS))
$(addprefix $(B)/tests/unit/,$(UNITS_TUICORE)): $(B)/tests/unit/%: $(B)/tests/unit/%.o \
    $(LIB_TUICORE) $(LIB_CARE) $(LIB_BASE)
	$(call say,LINK,$@)
	$(Q)$(call link,-lcmocka)

# --- The simulator: the hub's core in a world of faults, a seed at a time. ----------------------
SIM := tests/sim/main.c tests/sim/sim.c tests/sim/world.c tests/sim/line.c tests/sim/deed.c \
	tests/sim/region.c tests/sim/check.c tests/sim/check_row.c tests/sim/check_seat.c
SEEDS ?= 1000
$(B)/tests/sim/sim: $(call objs,$(SIM)) $(LIB_HUBEDGE) $(LIB_EDGE) $(LIB_HUBCORE) $(LIB_CARE) \
    $(LIB_BASE)
	$(call say,LINK,$@)
	$(Q)$(call link,$(EDGE_LIBS))
.PHONY: sim
sim: $(B)/tests/sim/sim
	$(B)/tests/sim/sim --seeds $(SEEDS)

# --- Programs --------------------------------------------------------------------------------
$(B)/bin/zcc-hub: $(call objs,$(HUB_LOOP)) $(LIB_HUBEDGE) $(LIB_EDGE) $(LIB_HUBCORE) $(LIB_CARE) \
    $(LIB_BASE)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(call link,$(EDGE_LIBS))

$(B)/bin/zcc-ctl: $(call objs,$(CTL)) $(LIB_HUBEDGE) $(LIB_EDGE) $(LIB_HUBCORE) $(LIB_CARE) $(LIB_BASE)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(call link,-ljansson $(EDGE_LIBS))
$(B)/bin/zcc-replay: $(call objs,$(REPLAY_RUN)) $(LIB_REPLAY) $(LIB_EDGE) $(LIB_CARE) $(LIB_BASE)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(call link,$(EDGE_LIBS))

$(B)/bin/zcc-console: $(call objs,$(TUI_APP)) $(LIB_TUIEDGE) $(LIB_TUICORE) $(LIB_EDGE) \
    $(LIB_CARE) $(LIB_BASE) | $(B)/locale/nl/LC_MESSAGES/zcc.mo
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(call link,$(EDGE_LIBS) $(shell pkg-config --libs ncursesw))

# --- Stress and bench: what takes long.  READS=100000000 is the goal of a release. --------------
READS ?= 2000000
.PHONY: stress bench-seg
stress: $(B)/tests/stress/stress_seg
	$(Q)$< reads=$(READS)
bench-seg: $(B)/tests/bench/bench_seg
	$(Q)$<
$(B)/tests/stress/stress_seg $(B)/tests/bench/bench_seg: $(B)/%: $(B)/%.o $(call objs,$(SEG)) \
    $(LIB_BASE)
	$(call say,LINK,$@)
	$(Q)$(call link,-lpthread -lrt)

# Drivers of the real programs, for what a shell is too slow or too polite for.
AIDS := $(addprefix $(B)/tests/,stress/stress_kill stress/stress_claim lib/seat)
.PHONY: aids
aids: $(AIDS)
$(B)/tests/stress/stress_kill: $(call objs,tests/stress/kill_worker.c tests/stress/kill_check.c)
$(AIDS): $(B)/tests/%: $(B)/tests/%.o $(B)/tests/lib/rig.o $(LIB_HUBEDGE) $(LIB_EDGE) \
    $(LIB_HUBCORE) $(LIB_CARE) $(LIB_BASE) | $(B)/bin/zcc-hub $(B)/bin/zcc-ctl
	$(call say,LINK,$@)
	$(Q)$(call link,$(EDGE_LIBS))

# Screens and their words: an invented board, and the catalogue beside the programs.
$(addprefix $(B)/tests/unit/,$(UNITS_TUIEDGE)): $(B)/tests/unit/%: $(B)/tests/unit/%.o \
    $(B)/tests/lib/a_board.o $(B)/tests/lib/pty.o $(LIB_TUIEDGE) $(LIB_TUICORE) $(LIB_CARE) \
    $(LIB_BASE) $(B)/locale/nl/LC_MESSAGES/zcc.mo
	$(call say,LINK,$@)
	$(Q)$(call link,-lcmocka -lm $(shell pkg-config --libs ncursesw))

$(B)/locale/%/LC_MESSAGES/zcc.mo: tui/po/%.po
	@mkdir -p $(@D)
	$(call say,MSG,$@)
	$(Q)msgfmt --check --output-file=$@ $<

.PHONY: screens-update
# Golden screens are changed by this alone, and read as a diff.
screens-update: $(B)/tests/unit/test_screens
	ZCC_SCREENS_UPDATE=1 $<

clean:
	rm -rf build

-include $(shell find $(B) -name '*.d' 2>/dev/null)
