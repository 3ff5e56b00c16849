/* SPDX-License-Identifier: EUPL-1.2 */
/* alarm_kit - a book with people at the desks of regie and toezicht, for the tests of alarms. */
#ifndef ZCC_ALARM_KIT_H
#define ZCC_ALARM_KIT_H

#include "shared/care/alarm.h"
#include "tests/lib/book_kit.h"

enum { MINUTE_MS = 60000, FEW = 20 };

static inline int
setup(void **state)
{
	static const struct book_sizes sizes = {
	    .board_cases = 8, .cases = 30, .operators = 8, .capacity = 3, .alarms = FEW};
	int code = kit_setup_sizes(state, &sizes);
	struct kit *k = *state;
	kit_operator(k, "femke", "beheer", 6); /* sits where eva does */
	kit_time(k);
	return code;
}

static inline int
sees(struct kit *k, const char *operator, uint64_t alarm)
{
	kit_ask(k, operator, VERB_ALARM_ACK, 0)->board.alarm = alarm;
	return kit_decide(k);
}

/* Nothing may depend on what a dump does not have. */
static inline void
assert_dump_is_the_book(const struct kit *k)
{
	struct bytes out = kit_dump(k->b), in = bytes_reader(out.data, out.at);
	struct book *other = book_new(&k->sizes);
	OK(book_load(other, &in));
	struct bytes again = kit_dump(other);
	assert_int_equal(again.at, out.at);
	assert_memory_equal(again.data, out.data, out.at);
	bytes_free(&out);
	bytes_free(&again);
	book_free(other);
}

static inline void
on_hold_too_long(struct kit *k, unsigned num)
{
	uint64_t first = 0;
	for (unsigned i = 0; i < num; i++) {
		uint64_t id = kit_call(k, LINE_SPOED);
		first = first == 0 ? id : first;
		OK(kit_do(k, "anna", VERB_CLAIM, id));
		OK(kit_do(k, "anna", VERB_HOLD, id));
	}
	kit_pass(k, (int64_t)k->settings.hold_s * 1000);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, kit_teardown)

#endif
