/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One description per body serves reading and writing (bytes.h).  A body that changes gets a new
 * version and a branch here; the old branch stays.
 */
#include "hub/core/event.h"

#include "hub/core/record.h"
#include "shared/care/words.h"

static void
code_refused(struct bytes *b, struct event *e)
{
	uint16_t code = (uint16_t)e->u.refused.code;
	bytes_u16(b, &e->u.refused.verb);
	bytes_u16(b, &code);
	bytes_u64(b, &e->u.refused.id);
	e->u.refused.code = (int16_t)code;
	if (e->version < 2)
		return;
	bytes_u16(b, &e->u.refused.why);
	bytes_u8(b, &e->u.refused.line);
	bytes_str(b, e->u.refused.referral, sizeof e->u.refused.referral);
	if (e->u.refused.line > ZCC_LINES_NUM)
		bytes_fail(b);
}

static void
code_config(struct bytes *b, struct event *e)
{
	bytes_raw(b, e->u.config.hash, sizeof e->u.config.hash);
	bytes_blob(b, &e->u.config.text, &e->u.config.text_len);
	settings_code(b, e->u.config.settings, e->version);
}

static void
code_line_window(struct bytes *b, struct event *e)
{
	bytes_u8(b, &e->u.line_window.line);
	record_window(b, &e->u.line_window.now);
	if (e->u.line_window.line < 1 || e->u.line_window.line > ZCC_LINES_NUM)
		bytes_fail(b);
}

static void
code_noted(struct bytes *b, struct event *e)
{
	bytes_u64(b, &e->u.of_case.id);
	if (e->version < 2)
		return;
	bytes_bool(b, &e->u.of_case.has_phone);
	bytes_bool(b, &e->u.of_case.has_address);
}

static void
code_operator(struct bytes *b, struct event *e)
{
	bytes_str(b, e->u.operator.name, sizeof e->u.operator.name);
	bytes_raw(b, e->u.operator.key, sizeof e->u.operator.key);
	record_roles(b, &e->u.operator.roles_num, e->u.operator.role);
	if (e->version < 2)
		return;
	bytes_u8(b, &e->u.operator.lines);
	bytes_str(b, e->u.operator.not_complaints, sizeof e->u.operator.not_complaints);
	bytes_str(b, e->u.operator.not_decisions, sizeof e->u.operator.not_decisions);
}

static void
code_received(struct bytes *b, struct event *e)
{
	record_case_row(b, &e->u.received.row, &e->u.received.hand, &e->u.received.triage, e->version);
}

static void
code_entered(struct bytes *b, struct event *e)
{
	const struct zcc_case_row *row = &e->u.received.row;
	code_received(b, e);
	bytes_i64(b, &e->u.received.answered_line);
	bytes_bool(b, &e->u.received.is_within);
	if (row->state != CASE_WACHTEND && row->state != CASE_TERUGBELLEN &&
	    row->state != CASE_GESLOTEN)
		bytes_fail(b);
}

static void
code_read(struct bytes *b, struct event *e)
{
	bytes_u64(b, &e->u.of_case.id);
	if (e->version >= 2)
		bytes_bool(b, &e->u.of_case.is_dossier);
	if (e->version >= 3)
		bytes_u8(b, &e->u.of_case.relation);
	if (e->u.of_case.relation != RELATION_NONE && relation_word(e->u.of_case.relation)[0] == '\0')
		bytes_fail(b);
}

static void
code_reviewed(struct bytes *b, struct event *e)
{
	bytes_u64(b, &e->u.reviewed.id);
	bytes_u64(b, &e->u.reviewed.case_id);
	bytes_u8(b, &e->u.reviewed.outcome);
	if (review_word(e->u.reviewed.outcome)[0] == '\0')
		bytes_fail(b);
}

static void
code_erased(struct bytes *b, struct event *e)
{
	bytes_u64(b, &e->u.of_case.id);
	if (e->version >= 2)
		bytes_u8(b, &e->u.of_case.erasure);
	if (e->u.of_case.erasure != ERASURE_NONE && erasure_word(e->u.of_case.erasure)[0] == '\0')
		bytes_fail(b);
}

static void
code_message(struct bytes *b, struct event *e)
{
	bytes_u8(b, &e->u.message.act);
	record_message(b, &e->u.message.m);
	if (e->u.message.act == 0 || e->u.message.act >= MESSAGE_ACTS_NUM)
		bytes_fail(b);
}

static void
code_placing(struct bytes *b, struct event *e)
{
	struct ev_placing *p = &e->u.placing;
	bytes_u8(b, &p->act);
	record_placing(b, &p->now);
	bytes_u32(b, &p->cases);
	if (p->act == 0 || p->act >= PLACING_ACTS_NUM)
		bytes_fail(b);
}

bool
event_changes_case(unsigned type)
{
	switch (type) {
	case EV_CASE_RECEIVED:
	case EV_CASE_ENTERED:
	case EV_CASE_CHANGED:
	case EV_CASE_NOTED:
	case EV_CASE_IDENTIFIED:
	case EV_CASE_LINKED:
	case EV_CASE_ASKED:
	case EV_BACKGROUND:
	case EV_CASE_MENDED:
	case EV_PART_MOVED:
	case EV_STRUCK: return true;
	default: return false;
	}
}

uint16_t
event_version(unsigned type)
{
	switch (type) {
	case EV_CONFIG: return SETTINGS_VERSION;
	case EV_CASE_RECEIVED:
	case EV_CASE_CHANGED:
	case EV_CASE_ENTERED: return RECORD_CASE_VERSION;
	case EV_ALARM_RAISED:
	case EV_ALARM_SEEN:
	case EV_ALARM_GONE: return RECORD_ALARM_VERSION;
	case EV_READ: return 3;
	case EV_CASE_NOTED:
	case EV_CASE_IDENTIFIED:
	case EV_CASE_LINKED:
	case EV_CASE_ERASED:
	case EV_OPERATOR_ADDED:
	case EV_SEARCHED:
	case EV_REFUSED: return 2;
	default: return 1;
	}
}

static void
code_linked(struct bytes *b, struct event *e)
{
	bytes_u64(b, &e->u.linked.id);
	bytes_u64(b, &e->u.linked.earlier);
	if (e->version >= 2)
		bytes_bool(b, &e->u.linked.opens_nothing);
	if (e->u.linked.earlier >= e->u.linked.id)
		bytes_fail(b);
}

void
event_code(struct bytes *b, struct event *e)
{
	if (e->version < 1 || e->version > event_version(e->type)) {
		bytes_fail(b);
		return;
	}
	switch ((enum event_type)e->type) {
	case EV_STARTED: bytes_u64(b, &e->u.started.epoch); break;
	case EV_STOPPED: break;
	case EV_CONFIG: code_config(b, e); break;
	case EV_OPERATOR_ADDED: code_operator(b, e); break;
	case EV_OPERATOR_REVOKED:
		bytes_str(b, e->u.operator.name, sizeof e->u.operator.name);
		break;
	case EV_CASE_RECEIVED: code_received(b, e); break;
	case EV_CASE_ENTERED: code_entered(b, e); break;
	case EV_CASE_CHANGED: record_changed(b, &e->u.changed, e->version); break;
	case EV_CASE_NOTED: code_noted(b, e); break;
	case EV_CASE_LEFT:
	case EV_CASE_RETIRED:
	case EV_CASE_RUNG: bytes_u64(b, &e->u.of_case.id); break;
	case EV_CASE_ERASED: code_erased(b, e); break;
	case EV_READ: code_read(b, e); break;
	case EV_CAPACITY: record_capacity(b, &e->u.capacity); break;
	case EV_ALARM_RAISED:
	case EV_ALARM_SEEN:
	case EV_ALARM_GONE: record_alarm(b, &e->u.alarm, e->version); break;
	case EV_ALARM_CHANGED: record_alarm_changed(b, &e->u.alarm_changed); break;
	case EV_SHIFT_BEGAN: bytes_i64(b, &e->u.shift.wall_ms); break;
	case EV_REFUSED: code_refused(b, e); break;
	case EV_SEARCHED:
		bytes_u32(b, &e->u.searched.found);
		if (e->version >= 2)
			bytes_u8(b, &e->u.searched.what);
		break;
	case EV_UNLOCK_FAILED: bytes_u32(b, &e->u.unlock.tries); break;
	case EV_SEAT:
		bytes_u64(b, &e->u.seat.seat);
		bytes_bool(b, &e->u.seat.is_there);
		bytes_str(b, e->u.seat.role, sizeof e->u.seat.role);
		break;
	case EV_LINE_WINDOW: code_line_window(b, e); break;
	case EV_OPERATOR_SHIFT: record_shift(b, &e->u.duty); break;
	case EV_OPERATOR_TASK: record_task(b, &e->u.task); break;
	case EV_CASE_PUSHED: record_pushed(b, &e->u.pushed); break;
	case EV_MESSAGE: code_message(b, e); break;
	case EV_PLACING: code_placing(b, e); break;
	case EV_NOODKNOP: record_noodknop(b, &e->u.noodknop); break;
	case EV_REVIEWED: code_reviewed(b, e); break;
	case EV_STRUCK: record_struck(b, &e->u.struck); break;
	case EV_CASE_MENDED: record_mended(b, &e->u.mended); break;
	case EV_PART_MOVED: record_moved(b, &e->u.moved); break;
	case EV_TAGGED: record_tagged(b, &e->u.tagged); break;
	case EV_BACKGROUND:
		bytes_u64(b, &e->u.background.id);
		bytes_u8(b, &e->u.background.limit);
		bytes_bool(b, &e->u.background.is_allowed);
		if (e->u.background.limit > LIMITS_NUM)
			bytes_fail(b);
		break;
	case EV_CASE_LINKED: code_linked(b, e); break;
	case EV_CASE_IDENTIFIED:
		bytes_u64(b, &e->u.identified.id);
		record_identity(b, &e->u.identified.who);
		bytes_bool(b, &e->u.identified.has_phone);
		bytes_bool(b, &e->u.identified.has_address);
		if (e->version >= 2)
			bytes_u8(b, &e->u.identified.age);
		else
			e->u.identified.age = AGE_UNKNOWN;
		break;
	case EV_PROTOCOL: record_protocol(b, &e->u.protocol); break;
	case EV_CASE_ASKED: record_asked(b, &e->u.asked); break;
	case EV_NONE:
	default: bytes_fail(b);
	}
}

bool
event_is_same_call(const struct event *e)
{
	return e->type == EV_CASE_RECEIVED && (e->u.received.row.flags & CASE_FLAG_ANSWERED) != 0;
}
