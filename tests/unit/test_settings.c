/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct settings in, out;
static uint8_t room[65536];

static void
fill(void)
{
	memset(&in, 0, sizeof in);
	in = (struct settings){.region = "twente",
	    .is_demo = true,
	    .lost_s = 10,
	    .undo_s = 20,
	    .leave_board_s = 900,
	    .leave_book_s = 86400,
	    .earlier_s = 3600,
	    .capacity_fresh_s = 7200,
	    .hold_s = 90,
	    .callback_attempts = 4,
	    .roles_num = 2,
	    .complaints_num = 2,
	    .places_num = 1,
	    .reasons_num = 1,
	    .shifts_num = 3,
	    .role =
		{{.name = "triagist", .verbs = 1ULL << 63 | 8, .desk = DESK_TRIAGE, .lines = 0x7e,
		     .shift = true, .absent = "kaart 3"},
		    {.name = "beheer", .verbs = 2}},
	    .complaint = {"koorts", "buikpijn"},
	    .place = {"'s-Gravenhage"},
	    .reason = {"advies"},
	    .shift_min = {0, 480, 1439},
	    .windows_num = 1,
	    .referrals_num = 1,
	    .holidays_num = 2,
	    .window = {{WINDOW_AVOND, 0x3e, 1020, 480}},
	    .referral = {{"eigen-huisarts", "bel uw huisarts"}},
	    .holiday = {{20000, true}, {20001, false}},
	    .line_window = {[LINE_REGULIER] = {1, 1}},
	    .shift_max_s = 43200,
	    .rav_wait_s = 15,
	    .contact_s = 120,
	    .ride_s = 900,
	    .transfer_s = 60,
	    .meldkamers_num = 1,
	    .meldkamer = {{.code = "mon", .words = "Oost", .telephone = "kaart 1", .second = "kaart 2",
		.ranges_num = 2, .range = {{7441, 7449}, {7460, 7699}}}},
	    .place_meldkamer = {1},
	    .locations_num = 1,
	    .location = {"hengelo"},
	    .oncall_num = 2,
	    .oncall = {{.role = "beheer", .words = "kaart 8", .when = {.days = 0x3e, .from_min = 1020,
			    .to_min = 480}},
		{.role = "triagist", .words = "kaart 9", .is_always = true}}};
	for (unsigned i = 1; i <= ZCC_LINES_NUM; i++)
		in.line[i] = (struct line_settings){.norm_s = 30 * i, .target_pct = 95,
		    .urgency = (uint8_t)(i % 6), .never_refused = i == LINE_112};
}

static size_t
write_in(void)
{
	struct bytes w = bytes_writer(room, sizeof room);
	settings_code(&w, &in, SETTINGS_VERSION);
	assert_true(bytes_ok(&w));
	return w.at;
}

static void
settings_come_back_as_they_went(void **state)
{
	(void)state;
	fill();
	struct bytes r = bytes_reader(room, write_in());
	memset(&out, 0xff, sizeof out);
	settings_code(&r, &out, SETTINGS_VERSION);
	assert_true(bytes_at_end(&r));

	size_t len = write_in();
	static uint8_t again[sizeof room];
	struct bytes w = bytes_writer(again, sizeof again);
	settings_code(&w, &out, SETTINGS_VERSION);
	assert_int_equal(w.at, len);
	assert_memory_equal(again, room, len);
	assert_string_equal(out.place[0], "'s-Gravenhage");
	assert_int_equal(out.line[LINE_112].norm_s, 120);
	assert_true(out.line[LINE_112].never_refused);
	assert_int_equal(out.role[0].verbs, 1ULL << 63 | 8);
	assert_int_equal(out.shift_min[2], 1439);
	assert_true(out.role[0].shift && !out.role[1].shift);
	assert_string_equal(out.role[0].absent, "kaart 3");
	assert_int_equal(out.shift_max_s, 43200);
	assert_int_equal(out.ride_s, 900);
	assert_int_equal(out.transfer_s, 60);
	assert_int_equal(out.meldkamer[0].range[1].to, 7699);
	assert_string_equal(out.meldkamer[0].second, "kaart 2");
	assert_int_equal(out.place_meldkamer[0], 1);
	assert_true(settings_has_location(&out, "hengelo") && !settings_has_location(&out, "elders"));
	assert_int_equal(out.window[0].from_min, 1020);
	assert_int_equal(out.oncall[0].when.from_min, 1020);
	assert_string_equal(out.oncall[1].words, "kaart 9");
	assert_true(out.oncall[1].is_always && !out.oncall[0].is_always);
	assert_string_equal(settings_referral(&out, LINE_REGULIER)->words, "bel uw huisarts");
	assert_null(settings_referral(&out, LINE_SPOED));
	assert_true(out.holiday[0].is_added && !out.holiday[1].is_added);
}

/* The settings of release 0.1 end before windows and telephone. */
static void
settings_of_an_older_version_have_no_windows_and_the_defaults_of_the_telephone(void **state)
{
	(void)state;
	fill();
	struct bytes w = bytes_writer(room, sizeof room);
	settings_code(&w, &in, 1);
	struct bytes r = bytes_reader(room, w.at);
	settings_code(&r, &out, 1);
	assert_true(bytes_at_end(&r));
	assert_int_equal(out.hold_s, 120);
	assert_int_equal(out.callback_attempts, 3);
	assert_int_equal(out.windows_num + out.referrals_num + out.holidays_num, 0);
	assert_null(settings_referral(&out, LINE_REGULIER));
	/* and nothing else differs: as much is written again */
	size_t len = w.at;
	static uint8_t again[sizeof room];
	w = bytes_writer(again, sizeof again);
	settings_code(&w, &out, 1);
	assert_int_equal(w.at, len);
	assert_memory_equal(again, room, len);
}

static void
every_truncation_fails_and_leaves_nothing(void **state)
{
	static const struct settings empty;
	(void)state;
	fill();
	size_t len = write_in();
	for (size_t size = 0; size < len; size++) {
		struct bytes r = bytes_reader(room, size);
		settings_code(&r, &out, SETTINGS_VERSION);
		assert_false(bytes_ok(&r));
		assert_memory_equal(&out, &empty, sizeof out);
	}
}

/* Whatever one byte becomes, reading stays within its arrays (the sanitizers look on), and what is
 * read can be written again. */
static void
a_damaged_byte_fails_or_gives_other_settings(void **state)
{
	static uint8_t again[sizeof room];
	(void)state;
	fill();
	size_t len = write_in();
	for (size_t i = 0; i < len; i++) {
		uint8_t kept = room[i];
		room[i] = 0xff;
		struct bytes r = bytes_reader(room, len);
		settings_code(&r, &out, SETTINGS_VERSION);
		if (bytes_at_end(&r)) {
			struct bytes w = bytes_writer(again, sizeof again);
			settings_code(&w, &out, SETTINGS_VERSION);
			assert_true(bytes_ok(&w));
			assert_memory_equal(again, room, len);
		}
		room[i] = kept;
	}
}

static void
assert_refused(void)
{
	struct bytes w = bytes_writer(room, sizeof room);
	settings_code(&w, &in, SETTINGS_VERSION);
	assert_false(bytes_ok(&w));
	fill();
}

static void
what_no_configuration_can_say_is_refused(void **state)
{
	(void)state;
	fill();
	in.roles_num = ZCC_ROLES_MAX + 1;
	assert_refused();
	in.complaints_num = UINT32_MAX;
	assert_refused();
	in.shifts_num = ZCC_SHIFTS_MAX + 1;
	assert_refused();
	in.line[3].target_pct = 101;
	assert_refused();
	in.line[3].urgency = URGENCY_MAX + 1;
	assert_refused();
	in.role[0].desk = DESKS_NUM;
	assert_refused();
	in.shift_min[1] = 1440;
	assert_refused();
	write_in();
}

static void
lists_are_searched_by_exact_word(void **state)
{
	(void)state;
	fill();
	assert_ptr_equal(settings_role(&in, "beheer"), &in.role[1]);
	assert_null(settings_role(&in, "arts"));
	assert_null(settings_role(&in, ""));
	assert_true(settings_has_complaint(&in, "buikpijn"));
	assert_false(settings_has_complaint(&in, "buik"));
	assert_true(settings_has_reason(&in, "advies"));
	assert_false(settings_has_reason(&in, ""));
}

static void
a_place_is_a_municipality_or_four_digits(void **state)
{
	static const char *const bad[] = {"", "999", "0999", "99999", "75a1", "7511AA", "Enschede"};
	(void)state;
	fill();
	assert_true(settings_has_place(&in, "'s-Gravenhage"));
	assert_true(settings_has_place(&in, "1000"));
	assert_true(settings_has_place(&in, "9999"));
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(settings_has_place(&in, bad[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(settings_come_back_as_they_went),
	    cmocka_unit_test(settings_of_an_older_version_have_no_windows_and_the_defaults_of_the_telephone),
	    cmocka_unit_test(every_truncation_fails_and_leaves_nothing),
	    cmocka_unit_test(a_damaged_byte_fails_or_gives_other_settings),
	    cmocka_unit_test(what_no_configuration_can_say_is_refused),
	    cmocka_unit_test(lists_are_searched_by_exact_word),
	    cmocka_unit_test(a_place_is_a_municipality_or_four_digits),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
