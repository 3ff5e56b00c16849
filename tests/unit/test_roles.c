/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * RL-1: the first screen of each role that ships, at the desk that conf/roles.conf gives it, compared
 * with tests/screen/role-NAME.screen.  What each may do is told by cli/roles.t.
 */
#include "tests/lib/unit.h"

#include "tests/lib/a_board.h"
#include "tests/lib/shot.h"
#include "shared/base/err.h"
#include "shared/edge/site.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const roles[] = { "triagist", "coordinerend-triagist", "regiearts",
	"vervolgzorg", "toezicht", "beheer", "intake", "partner", "auditor", "centralist", "ggz",
	"wijkverpleging", "seh", "so", "rapid", "zorgcentrale" };
enum { ROLES_NUM = sizeof roles / sizeof roles[0] };

static struct site site;

static int
read_what_ships(void **state)
{
	static const uint8_t id[ZCC_SITE_BYTES] = { 1 };
	char *text;
	uint32_t len;
	struct fault f = {0};

	(void)state;
	if (site_compose("twente", true, id, "", &text, &len, &f) != ZCC_OK ||
	    site_parse(text, len, "zcc.conf", &site, &f) != ZCC_OK) {
		print_error("%s\n", f.text);
		return -1;
	}
	free(text);
	return 0;
}

static int
forget(void **state)
{
	(void)state;
	site_free(&site);
	return 0;
}

/* RL-1 */
static void
every_role_has_a_first_screen_as_it_was_agreed(void **state)
{
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < ROLES_NUM; i++) {
		char name[64];
		const struct role_settings *r = settings_role(&site.settings, roles[i]);
		assert_int_not_equal(r->desk, DESK_NONE);
		snprintf(name, sizeof name, "role-%s", roles[i]);
		struct shot s = { .name = name, .lang = "nl", .role = roles[i], .desk = r->desk,
			.rows = 24, .cols = 80, .keys = "", .settings = &site.settings,
			.placing = PLACING_IS_HAD };
		wrong += !shot_is_golden(&s);
	}
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_role_has_a_first_screen_as_it_was_agreed),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("roles", tests, read_what_ships, forget);
}
