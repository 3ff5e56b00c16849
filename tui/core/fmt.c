/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/fmt.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/care/ask.h"
#include "shared/care/words.h"
#include "tui/core/text.h"

#include <stdio.h>
#include <string.h>

static void
from_minutes(char out[FMT_ROOM], unsigned long long minutes)
{
	if (minutes < 60)
		snprintf(out, FMT_ROOM, _("%llum"), minutes);
	else if (minutes < 24 * 60)
		/* TRANSLATORS: hours and minutes, at most 5 columns: 1h20 */
		snprintf(out, FMT_ROOM, _("%lluh%02llu"), minutes / 60, minutes % 60);
	else
		snprintf(out, FMT_ROOM, _("%llud"), minutes / (24 * 60));
}

static void
in_steps(char out[FMT_ROOM], int64_t ms, unsigned step_s)
{
	unsigned long long s = ms < 0 ? 0 : (unsigned long long)ms / 1000;

	if (s < 60)
		snprintf(out, FMT_ROOM, _("%llus"), s / step_s * step_s);
	else if (s < 120)
		/* TRANSLATORS: minutes and seconds: 1m50 */
		snprintf(out, FMT_ROOM, _("%llum%02llu"), s / 60, s % 60 / 10 * 10);
	else
		from_minutes(out, s / 60);
}

void
fmt_wait(char out[FMT_ROOM], int64_t ms)
{
	in_steps(out, ms, 10);
}

void
fmt_left(char out[FMT_ROOM], int64_t ms)
{
	in_steps(out, ms, 2);
}

void
fmt_norm(char out[FMT_ROOM], uint32_t s)
{
	if (s < 60)
		snprintf(out, FMT_ROOM, _("%us"), s);
	else if (s % 3600 == 0)
		snprintf(out, FMT_ROOM, _("%uh"), s / 3600);
	else
		from_minutes(out, s / 60);
}

void
fmt_clock(char out[FMT_ROOM], int64_t wall_ms)
{
	struct local_time t = clock_local(wall_ms);

	snprintf(out, FMT_ROOM, "%02d:%02d", t.hour % 100, t.minute % 100);
}

void
fmt_clock_s(char out[FMT_ROOM], int64_t wall_ms)
{
	struct local_time t = clock_local(wall_ms);

	snprintf(out, FMT_ROOM, "%02d:%02d:%02d", t.hour % 100, t.minute % 100, t.second % 100);
}

void
fmt_moment(char out[FMT_ROOM], int64_t wall_ms, int64_t now_ms)
{
	static const char *const weekdays[] = { NC_("weekday", "Sun"), NC_("weekday", "Mon"),
		NC_("weekday", "Tue"), NC_("weekday", "Wed"), NC_("weekday", "Thu"),
		NC_("weekday", "Fri"), NC_("weekday", "Sat") };
	char clock[FMT_ROOM];

	fmt_clock(clock, wall_ms);
	if (wall_ms - now_ms < 24 * 3600 * 1000)
		text_copy(out, FMT_ROOM, clock);
	else
		text_format(out, FMT_ROOM, "%s %s",
		    in_context(weekdays[clock_local(wall_ms).weekday % 7]), clock);
}

void
fmt_share(char out[FMT_ROOM], int32_t tenths)
{
	if (tenths < 0)
		snprintf(out, FMT_ROOM, "%s", _("n/a"));
	else
		/* TRANSLATORS: a share with one decimal: 98.4% */
		snprintf(out, FMT_ROOM, _("%d.%d%%"), tenths / 10, tenths % 10);
}

void
fmt_age_sex(char out[FMT_ROOM], unsigned age, unsigned sex)
{
	static const char letters[] = { [SEX_UNKNOWN] = '\0', [SEX_M] = 'M', [SEX_V] = 'V',
		[SEX_X] = 'X' };
	char letter[2] = { sex < sizeof(letters) ? letters[sex] : '\0', '\0' };

	if (age == AGE_UNKNOWN)
		snprintf(out, FMT_ROOM, "-%s", letter);
	else
		snprintf(out, FMT_ROOM, "%u%s", age, letter);
}

void
fmt_urgency(char out[FMT_ROOM], unsigned urgency, bool is_provisional)
{
	static const char signs[] = "[]<>**      ";

	if (urgency > URGENCY_MAX)
		snprintf(out, FMT_ROOM, " -- ");
	else
		snprintf(out, FMT_ROOM, "%cU%u%c", signs[2 * urgency], urgency,
		    is_provisional ? '?' : signs[2 * urgency + 1]);
}

enum norm
norm_now(int64_t due_line, uint32_t norm_s, int64_t now_line)
{
	if (due_line == ZCC_NEVER || norm_s == 0)
		return NORM_NONE;
	int64_t left_ms = due_line - now_line;
	if (left_ms < 0)
		return NORM_OVER;
	return left_ms * 4 <= (int64_t)norm_s * 1000 ? NORM_NEAR : NORM_FINE;
}

char
norm_sign(enum norm n)
{
	return n == NORM_OVER ? '!' : n == NORM_NEAR ? '^' : ' ';
}

void
fmt_date(char *out, size_t size, const char *date)
{
	if (date_is_valid(date))
		text_format(out, size, "%.2s-%.2s-%.4s", date + 8, date + 5, date);
	else
		text_copy(out, size, date);
}

void
fmt_short(char *out, size_t size, const char *s, int columns)
{
	const char *next = s;
	size_t at = 0;
	int used = 0;
	bool is_whole = text_width(s) <= columns;

	for (int32_t cp; (cp = text_next(&next)) != 0;) {
		int w = text_width_of(cp);
		size_t len = (size_t)(next - s) - at;

		if (used + w > columns - (is_whole ? 0 : 2) || at + len + 3 > size)
			break;
		memcpy(out + at, s + at, len);
		at += len;
		used += w;
	}
	text_copy(out + at, size - at, is_whole ? "" : "..");
}
