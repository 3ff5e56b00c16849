/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "tui/core/style.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* The default palettes, by number, of what people sit behind. */
static const struct {
	const char *name;
	uint32_t rgb[16];
} palettes[] = {
	{ "xterm", { 0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
	    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff } },
	{ "PuTTY", { 0x000000, 0xbb0000, 0x00bb00, 0xbbbb00, 0x0000bb, 0xbb00bb, 0x00bbbb, 0xbbbbbb,
	    0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff } },
	{ "Windows Terminal", { 0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd,
	    0xcccccc, 0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2 } },
};

static double
luminance(uint32_t rgb)
{
	static const double weight[] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		double v = (double)(rgb >> (16 - 8 * i) & 0xff) / 255;
		sum += weight[i] * (v <= 0.03928 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double
contrast(uint32_t a, uint32_t b)
{
	double la = luminance(a), lb = luminance(b);

	return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

/* goal 18 */
static void
every_block_reads_on_every_palette(void **state)
{
	(void)state;
	for (size_t p = 0; p < sizeof(palettes) / sizeof(palettes[0]); p++) {
		for (int s = 0; s < STYLES_NUM; s++) {
			const struct style_look *l = style_look((enum style)s);
			if (l->bg >= 0)
				assert_true(contrast(palettes[p].rgb[l->fg], palettes[p].rgb[l->bg]) >= 4.5);
		}
	}
}

static void
a_block_sets_both_of_its_colours_or_none(void **state)
{
	(void)state;
	for (int s = 0; s < STYLES_NUM; s++)
		assert_true((style_look((enum style)s)->fg < 0) == (style_look((enum style)s)->bg < 0));
}

/* HB-9, goal 17 */
static void
without_colour_what_matters_still_stands_out(void **state)
{
	static const enum style loud[] = { STYLE_U0, STYLE_U1, STYLE_U2, STYLE_NEAR, STYLE_OVER,
		STYLE_OLD, STYLE_LOST, STYLE_NEW };

	(void)state;
	for (size_t i = 0; i < sizeof(loud) / sizeof(loud[0]); i++)
		assert_int_not_equal(style_look(loud[i])->mono, 0);
	assert_int_not_equal(style_look(STYLE_U0)->mono, style_look(STYLE_U1)->mono);
	assert_int_not_equal(style_look(STYLE_U1)->mono, style_look(STYLE_U2)->mono);
	assert_int_not_equal(style_look(STYLE_NEAR)->mono, style_look(STYLE_OVER)->mono);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_block_reads_on_every_palette),
		cmocka_unit_test(a_block_sets_both_of_its_colours_or_none),
		cmocka_unit_test(without_colour_what_matters_still_stands_out),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("style", tests, NULL, NULL);
}
