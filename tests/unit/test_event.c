/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/alarm.h"
#include "tests/lib/book_kit.h"

#include "hub/core/event.h"

static void
fill_operator(struct event *e)
{
	strcpy(e->u.operator.name, "anna");
	if (e->type == EV_OPERATOR_REVOKED)
		return;
	memset(e->u.operator.key, 4, sizeof e->u.operator.key);
	e->u.operator.roles_num = 2;
	strcpy(e->u.operator.role[0], "triagist");
	strcpy(e->u.operator.role[1], "beheer");
	e->u.operator.lines = 1 << LINE_SPOED;
	strcpy(e->u.operator.not_complaints, "psychose,gebit");
	strcpy(e->u.operator.not_decisions, "zelfzorg");
}

static void
fill_room(struct event *e)
{
	if (e->type == EV_OPERATOR_TASK)
		e->u.task = (struct ev_operator_task){.operator = "anna", .lines = 6,
		    .is_paused = true, .until_line = 5, .until_wall = 6};
	else if (e->type == EV_MESSAGE) {
		e->u.message.act = MESSAGE_SENT;
		e->u.message.m = (struct message){.id = 4, .at_wall = 5, .until_wall = 6,
		    .until_line = 7, .kind = MESSAGE_TO_ROLE, .from = "anna", .to = "regiearts",
		    .text = "lijn 112 is druk"};
	} else
		e->u.pushed = (struct ev_case_pushed){.id = 5, .act = PUSH_DECLINED, .to = "bram",
		    .decline = DECLINE_KNOWN, .until_line = 7};
}

/* An event of this type with something in every field of its body. */
static void
fill_alarm(struct event *e)
{
	if (e->type == EV_ALARM_CHANGED)
		e->u.alarm_changed = (struct ev_alarm_changed){2, ALARM_RESTED, 1, 16, -3, 9};
	else
		e->u.alarm = (struct zcc_alarm_row){.id = 2, .kind = "clock-step", .value = 3,
		    .raised_line = 4, .raised_wall = 5, .seen_line = ZCC_NEVER, .seen_by = "bram",
		    .priority = 2, .gone = 1, .whom = 16, .seen_desks = 8};
}

static const struct zcc_triage a_triage = {.times = 2, .system = 2, .own = 4, .own_reason = 1,
    .regie = 3, .regie_reason = 2, .cause_kind = CAUSE_CRITERION, .flags = 3, .asked = 4,
    .asked_of = 7, .abcd = 5, .abcd_of = 5, .care = 4, .abcd_ds = 61, .complaint = "borst", .cause = "pijn",
    .own_by = "anna", .regie_by = "dok", .system_wall = 31, .own_wall = 32, .regie_wall = 33,
    .protocol = {1, 2, 3}};

static void
fill_case(struct event *e)
{
	switch (e->type) {
	case EV_CASE_ENTERED:
		e->u.received.answered_line = 17;
		e->u.received.is_within = true;
		/* fallthrough */
	case EV_CASE_RECEIVED:
		e->u.received.row = (struct zcc_case_row){.id = 5, .version = 1, .line = 2, .urgency = 3,
		    .urgency_by = 1, .state = 1, .sex = 2, .age = 40, .flags = 9, .norm_s = 30,
		    .received_line = -4, .state_line = 6, .due_line = ZCC_NEVER, .received_wall = 7,
		    .earlier = 3, .complaint = "borst", .place = "7511", .claimed_by = "bram",
		    .reason = "advies", .promised_line = 21, .promised_wall = 22, .again = 23,
		    .attempts = 2, .marks = 5, .held_by = "chris", .post = "hap-oost",
		    .asks = HELP_STAY, .professional = PROFESSIONAL_GGZ, .desk = DESK_VERVOLGZORG};
		e->u.received.triage = a_triage;
		break;
	case EV_CASE_ASKED:
		e->u.asked = (struct ev_case_asked){31, HELP_URGENCY, PROFESSIONAL_SEH, DESK_TRIAGE};
		break;
	case EV_CASE_CHANGED:
		e->u.changed = (struct ev_case_changed){.id = 5, .act = 1, .state = 2, .flags = 32,
		    .has_undo = true, .is_within = true, .answered_line = 10,
		    .abandoned_line = ZCC_NEVER, .state_line = 11, .due_line = 12, .norm_s = 13,
		    .seat = 14, .claimed_by = "anna", .reason = "advies", .promised_line = 21,
		    .promised_wall = 22, .again = 23, .attempts = 2, .marks = 5,
		    .held_by = "chris", .urgency = 3, .urgency_by = BY_REGIEARTS, .triage = a_triage,
		    .line = LINE_SPOED, .desk = DESK_REGIE, .asks = HELP_DEPLOY,
		    .professional = PROFESSIONAL_GP, .forwards = 3};
		e->u.changed.hand.forward = (struct zcc_forward){.by = "anna", .taken_by = "bram",
		    .sent_wall = 41, .taken_wall = 42, .line = LINE_REGULIER, .desk = DESK_TRIAGE,
		    .why = FORWARD_EXPERT};
		break;
	default: break;
	}
}

static void
fill_rights(struct event *e)
{
	if (e->type == EV_NOODKNOP) {
		e->u.noodknop = (struct ev_noodknop){.id = 3, .case_id = 5, .reason = NOODKNOP_AWAY,
		    .role = "triagist", .until_line = -7, .until_wall = 8};
	} else if (e->type == EV_BACKGROUND) {
		e->u.background.id = 31;
		e->u.background.limit = LIMIT_ICU;
		e->u.background.is_allowed = true;
	} else if (e->type == EV_STRUCK) {
		e->u.struck = (struct ev_struck){.id = 31, .part = 8, .is_struck = true,
		    .reason = STRIKE_TWICE, .limit = LIMIT_ICU};
	} else {
		e->u.reviewed.id = 3;
		e->u.reviewed.case_id = 5;
		e->u.reviewed.outcome = REVIEW_LEAK;
	}
}

static void
fill(struct event *e, enum event_type type, struct settings *s)
{
	memset(e, 0, sizeof *e);
	e->type = (uint16_t)type;
	e->version = event_version(type);
	switch (type) {
	case EV_STARTED: e->u.started.epoch = 9; break;
	case EV_CONFIG:
		memset(e->u.config.hash, 3, sizeof e->u.config.hash);
		e->u.config.text = (const uint8_t *)"tekst";
		e->u.config.text_len = 5;
		e->u.config.settings = s;
		break;
	case EV_OPERATOR_ADDED:
	case EV_OPERATOR_REVOKED: fill_operator(e); break;
	case EV_CASE_ENTERED: case EV_CASE_ASKED:
	case EV_CASE_RECEIVED:
	case EV_CASE_CHANGED: fill_case(e); break;
	case EV_PROTOCOL:
		e->u.protocol = (struct protocol_mark){{4, 5, 6}, "twente", "2026.1"};
		break;
	case EV_CAPACITY:
		e->u.capacity = (struct zcc_capacity_row){.provider = "Huis", .kind = "elv",
		    .total = -1, .free = 2, .waiting = 3, .fresh_s = 60, .updated_line = 4,
		    .updated_wall = 5, .source = "hand", .by = "anna"};
		break;
	case EV_ALARM_RAISED:
	case EV_ALARM_SEEN:
	case EV_ALARM_GONE:
	case EV_ALARM_CHANGED: fill_alarm(e); break;
	case EV_NOODKNOP: case EV_REVIEWED: case EV_BACKGROUND: case EV_STRUCK: fill_rights(e); break;
	case EV_OPERATOR_SHIFT:
		e->u.duty = (struct ev_operator_shift){.act = SHIFT_OFFERED, .operator = "anna",
		    .role = "triagist", .seat = 7, .began_line = -3, .began_wall = 9, .to = "bram",
		    .to_role = "regiearts", .owed = 4};
		break;
	case EV_OPERATOR_TASK:
	case EV_CASE_PUSHED:
	case EV_MESSAGE: fill_room(e); break;
	case EV_SHIFT_BEGAN: e->u.shift.wall_ms = -8; break;
	case EV_REFUSED:
		e->u.refused.verb = VERB_CLAIM;
		e->u.refused.code = ZCC_E_STALE;
		e->u.refused.id = 77;
		e->u.refused.why = WHY_LINE_CLOSED;
		e->u.refused.line = LINE_REGULIER;
		strcpy(e->u.refused.referral, "eigen-huisarts");
		break;
	case EV_PLACING:
		e->u.placing = (struct ev_placing){PLACING_DUE,
		    {{"livio", "nacht", 4, 5, 6, "vera"}, -7, ZCC_NEVER}, 8};
		break;
	case EV_LINE_WINDOW:
		e->u.line_window.line = LINE_ZELFTRIAGE;
		e->u.line_window.now = (struct window_state){true, WINDOW_AVOND, 5, 6, 7};
		break;
	case EV_CASE_NOTED:
		e->u.of_case.id = 31;
		e->u.of_case.has_phone = true;
		break;
	case EV_SEARCHED:
		e->u.searched.found = 12;
		e->u.searched.what = FIND_PHONE;
		break;
	case EV_CASE_LINKED:
		e->u.linked.id = 31;
		e->u.linked.earlier = 12;
		break;
	case EV_CASE_IDENTIFIED:
		e->u.identified.id = 31;
		e->u.identified.who = (struct zcc_identity){IDENTITY_DONE, PRESENCE_WITH, 6, 0, BSN_VERIFIED, 0};
		e->u.identified.has_address = true;
		break;
	case EV_UNLOCK_FAILED: e->u.unlock.tries = 3; break;
	case EV_SEAT:
		e->u.seat.seat = 99;
		e->u.seat.is_there = true;
		strcpy(e->u.seat.role, "triagist");
		break;
	case EV_STOPPED: case EV_NONE: break;
	default: e->u.of_case.id = 31; break;
	}
}

/* Numbers that were given out and are not all in use. */
static bool
is_in_use(unsigned type, struct settings *s)
{
	static uint8_t room[64 << 10];
	struct event e;
	struct bytes b = bytes_writer(room, sizeof room);
	fill(&e, (enum event_type)type, s);
	event_code(&b, &e);
	return bytes_ok(&b) || type <= EV_OPERATOR_SHIFT || type == EV_CASE_ENTERED ||
	    type == EV_PROTOCOL || type == EV_PLACING || type == EV_CASE_IDENTIFIED || type == EV_CASE_LINKED ||
	    type == EV_CASE_ASKED;
}

static size_t
encode(struct event *e, uint8_t *room, size_t size)
{
	struct bytes b = bytes_writer(room, size);
	event_code(&b, e);
	assert_true(bytes_ok(&b));
	return b.at;
}

enum { ROOM = 64 << 10 };

/* `out` is cleared, decoded from these bytes, and given back with borrowed pointers set aside. */
static bool
decode(const uint8_t *data, size_t len, uint16_t type, uint16_t version, struct settings *s,
    struct event *out)
{
	memset(out, 0, sizeof *out);
	out->type = type;
	out->version = version;
	if (type == EV_CONFIG)
		out->u.config.settings = s;
	struct bytes b = bytes_reader(data, len);
	event_code(&b, out);
	return bytes_at_end(&b);
}

static void
every_type_comes_back_as_it_was(void **state)
{
	static uint8_t room[ROOM];
	static struct settings s, got;
	(void)state;
	kit_norms(&s);
	kit_windows(&s);
	for (unsigned type = EV_NONE + 1; type <= EV_LAST; type++) {
		if (!is_in_use(type, &s))
			continue;
		struct event e, back;
		fill(&e, (enum event_type)type, &s);
		size_t len = encode(&e, room, sizeof room);
		assert_true(decode(room, len, (uint16_t)type, e.version, &got, &back));
		if (type == EV_CONFIG) {
			assert_memory_equal(&s, &got, sizeof s);
			assert_int_equal(back.u.config.text_len, 5);
			assert_memory_equal(back.u.config.text, "tekst", 5);
			assert_memory_equal(back.u.config.hash, e.u.config.hash, ZCC_HASH_BYTES);
			continue;
		}
		assert_memory_equal(&e.u, &back.u, sizeof e.u);
	}
}

/* Release 0.1 wrote all in version 1: what it did not know is as if it had not happened. */
static void
a_body_of_an_older_version_is_read_as_what_it_was(void **state)
{
	static uint8_t room[ROOM];
	static struct settings s, got;
	static const enum event_type types[] = {EV_CONFIG, EV_CASE_RECEIVED, EV_CASE_CHANGED,
	    EV_CASE_NOTED, EV_ALARM_RAISED};
	(void)state;
	kit_norms(&s);
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		struct event e, back;
		fill(&e, types[i], &s);
		e.version = 1;
		size_t len = encode(&e, room, sizeof room);
		assert_true(decode(room, len, (uint16_t)types[i], 1, &got, &back));
		if (types[i] == EV_ALARM_RAISED)
			assert_int_equal(back.u.alarm.whom, FOR_TOEZICHT); /* as its kind has it now */
		assert_false(decode(room, len, (uint16_t)types[i], event_version((uint16_t)types[i]),
		    &got, &back));
		if (types[i] != EV_CASE_CHANGED)
			continue;
		assert_string_equal(back.u.changed.claimed_by, "anna");
		assert_int_equal(back.u.changed.marks | back.u.changed.attempts, 0);
	}
}

static void
a_body_that_is_cut_or_too_long_is_no_event(void **state)
{
	static uint8_t room[ROOM];
	static struct settings s, got;
	(void)state;
	kit_norms(&s);
	kit_windows(&s);
	for (unsigned type = EV_NONE + 1; type <= EV_LAST; type++) {
		if (!is_in_use(type, &s))
			continue;
		struct event e, back;
		fill(&e, (enum event_type)type, &s);
		size_t len = encode(&e, room, sizeof room - 1);
		room[len] = 0;
		assert_false(decode(room, len + 1, (uint16_t)type, e.version, &got, &back));
		for (size_t cut = 0; cut < len; cut += len > 1000 ? 97 : 1)
			assert_false(decode(room, cut, (uint16_t)type, e.version, &got, &back));
	}
}

/* A body of an older release, as its journal has it. */
static void
an_older_version_is_read_without_what_came_later(void **state)
{
	static uint8_t room[ROOM];
	static struct settings s, got;
	struct event e, back;
	(void)state;
	kit_norms(&s);
	kit_windows(&s);
	fill(&e, EV_REFUSED, &s);
	e.version = 1;
	size_t len = encode(&e, room, sizeof room);
	assert_true(decode(room, len, EV_REFUSED, 1, &got, &back));
	assert_int_equal(back.u.refused.code, ZCC_E_STALE);
	assert_int_equal(back.u.refused.line, 0);
	assert_false(decode(room, len, EV_REFUSED, 2, &got, &back));
	fill(&e, EV_CONFIG, &s);
	e.version = 1;
	len = encode(&e, room, sizeof room);
	assert_true(decode(room, len, EV_CONFIG, 1, &got, &back));
	assert_int_equal(got.line[LINE_REGULIER].norm_s, s.line[LINE_REGULIER].norm_s);
	assert_int_equal(got.windows_num, 0);
	assert_int_equal(got.line_window[LINE_REGULIER].windows, 0);
	assert_false(decode(room, len, EV_CONFIG, 2, &got, &back));
}

static void
an_unknown_type_or_version_is_no_event(void **state)
{
	static const uint8_t zeros[256];
	static struct settings got;
	struct event back;
	(void)state;
	assert_false(decode(zeros, 0, EV_NONE, 1, &got, &back));
	assert_false(decode(zeros, 0, EV_LAST + 1, 1, &got, &back));
	assert_false(decode(zeros, 0, UINT16_MAX, 1, &got, &back));
	assert_true(decode(zeros, 0, EV_STOPPED, 1, &got, &back));
	assert_false(decode(zeros, 0, EV_STOPPED, 0, &got, &back));
	assert_false(decode(zeros, 0, EV_STOPPED, 2, &got, &back));
}

/* What 0.1 wrote has no lines and no shifts in it, and is read for ever. */
static void
a_body_of_an_older_version_is_read_and_says_nothing_of_the_rest(void **state)
{
	static uint8_t room[ROOM];
	static struct settings s, got;
	struct event e, back;
	(void)state;
	kit_norms(&s);
	fill(&e, EV_OPERATOR_ADDED, &s);
	e.version = 1;
	size_t len = encode(&e, room, sizeof room);
	assert_true(decode(room, len, EV_OPERATOR_ADDED, 1, &got, &back));
	assert_int_equal(back.u.operator.roles_num, 2);
	assert_int_equal(back.u.operator.lines, 0);
	assert_false(decode(room, len, EV_OPERATOR_ADDED, 2, &got, &back));
	assert_false(decode(room, len, EV_OPERATOR_ADDED, 3, &got, &back));
	s.shift_max_s = 9;
	s.role[0].shift = true;
	fill(&e, EV_CONFIG, &s);
	e.version = 1;
	len = encode(&e, room, sizeof room);
	assert_true(decode(room, len, EV_CONFIG, 1, &got, &back));
	assert_int_equal(got.roles_num, s.roles_num);
	assert_int_equal(got.shift_max_s, 0);
	assert_false(got.role[0].shift);
}

static void
more_roles_than_there_can_be_are_refused(void **state)
{
	static uint8_t room[ROOM];
	static struct settings s;
	struct event e, back;
	(void)state;
	fill(&e, EV_OPERATOR_ADDED, &s);
	size_t len = encode(&e, room, sizeof room);
	/* the number stands after the name (a length and its bytes) and the key */
	for (size_t i = 0; i < len; i++) {
		uint8_t was = room[i];
		room[i] = 255;
		if (decode(room, len, EV_OPERATOR_ADDED, 2, &s, &back))
			assert_true(back.u.operator.roles_num <= ZCC_ROLES_MAX);
		room[i] = was;
	}
}

static void
a_truth_that_is_neither_0_nor_1_is_refused(void **state)
{
	static uint8_t room[ROOM];
	static struct settings s;
	struct event e, back;
	(void)state;
	fill(&e, EV_SEAT, &s);
	size_t len = encode(&e, room, sizeof room);
	assert_int_equal(room[8], 1); /* after the seat */
	room[8] = 2;
	assert_false(decode(room, len, EV_SEAT, 1, &s, &back));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_type_comes_back_as_it_was),
	    cmocka_unit_test(a_body_of_an_older_version_is_read_as_what_it_was),
	    cmocka_unit_test(a_body_that_is_cut_or_too_long_is_no_event),
	    cmocka_unit_test(an_older_version_is_read_without_what_came_later),
	    cmocka_unit_test(an_unknown_type_or_version_is_no_event),
	    cmocka_unit_test(a_body_of_an_older_version_is_read_and_says_nothing_of_the_rest),
	    cmocka_unit_test(more_roles_than_there_can_be_are_refused),
	    cmocka_unit_test(a_truth_that_is_neither_0_nor_1_is_refused),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}
