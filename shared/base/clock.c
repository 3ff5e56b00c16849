/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/base/clock.h"

#include "shared/base/err.h"
#include "shared/base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { SECOND = 1000, HOUR = 3600 * SECOND, DAY = 24 * HOUR };

/* What four digits of a year can say: 0000-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z. */
static const int64_t year_0_ms = -62167219200000, year_9999_ms = 253402300799999;

static int64_t
read_ms(clockid_t id)
{
	struct timespec ts;
	ZCC_MUST(clock_gettime(id, &ts) == 0);
	return (int64_t)ts.tv_sec * SECOND + ts.tv_nsec / 1000000;
}

int64_t
clock_wall_ms(void)
{
	return read_ms(CLOCK_REALTIME);
}

int64_t
clock_boot_ms(void)
{
	return read_ms(CLOCK_BOOTTIME);
}

int
clock_boot_id(char out[37])
{
	memset(out, 0, 37);
	int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return ZCC_E_IO;
	ssize_t n = read(fd, out, 36);
	close(fd);
	if (n == 36)
		return ZCC_OK;
	memset(out, 0, 37);
	return ZCC_E_IO;
}

void
timeline_start(struct timeline *t, const struct timeline_mark *last, const char *boot_id,
    int64_t boot_ms, int64_t wall_ms, int64_t *clamp_ms)
{
	*t = (struct timeline){.wall_minus_boot_ms = wall_ms - boot_ms};
	text_copy(t->boot_id, sizeof t->boot_id, boot_id);
	*clamp_ms = 0;
	if (last->boot_id[0] == '\0')
		return; /* an empty journal: the line begins as the boot clock */
	int64_t line = boot_ms + last->offset_ms;
	if (strcmp(last->boot_id, boot_id) != 0) {
		int64_t away = wall_ms - last->wall_ms;
		int64_t kept = away < 0 ? 0 : away > DAY ? DAY : away;
		*clamp_ms = away - kept;
		line = last->line_ms + kept;
	}
	/* A machine restored from an image keeps its boot id while its clock goes back. */
	if (line < last->line_ms)
		line = last->line_ms;
	t->offset_ms = line - boot_ms;
}

int64_t
timeline_ms(const struct timeline *t, int64_t boot_ms)
{
	return boot_ms + t->offset_ms;
}

int64_t
timeline_wall_step(struct timeline *t, int64_t boot_ms, int64_t wall_ms)
{
	int64_t apart = wall_ms - boot_ms;
	int64_t step = apart - t->wall_minus_boot_ms;
	t->wall_minus_boot_ms = apart;
	return step > SECOND || step < -SECOND ? step : 0;
}

/* Rounds down, also before 1970. */
static struct tm
utc(int64_t wall_ms)
{
	time_t s = (time_t)(wall_ms / SECOND - (wall_ms % SECOND < 0));
	struct tm tm;
	ZCC_MUST(gmtime_r(&s, &tm) != NULL);
	return tm;
}

/* From 01:00 UTC on the last Sunday of March until that of October; both have 31 days. */
static bool
is_summer(const struct tm *at)
{
	enum { MARCH = 2, OCTOBER = 9, LAST = 31 };
	if (at->tm_mon != MARCH && at->tm_mon != OCTOBER)
		return at->tm_mon > MARCH && at->tm_mon < OCTOBER;
	int sunday = LAST - (at->tm_wday + LAST - at->tm_mday) % 7;
	bool has_changed = at->tm_mday > sunday || (at->tm_mday == sunday && at->tm_hour >= 1);
	return has_changed == (at->tm_mon == MARCH);
}

struct local_time
clock_local(int64_t wall_ms)
{
	enum { MINUTE = 60 * SECOND };
	struct tm tm = utc(wall_ms);
	int offset = is_summer(&tm) ? 120 : 60;
	tm = utc(wall_ms + (int64_t)offset * MINUTE);
	return (struct local_time){
	    .year = tm.tm_year + 1900,
	    .month = tm.tm_mon + 1,
	    .day = tm.tm_mday,
	    .hour = tm.tm_hour,
	    .minute = tm.tm_min,
	    .second = tm.tm_sec,
	    .weekday = tm.tm_wday,
	    .offset_min = offset,
	};
}

void
clock_minute(char out[CLOCK_MINUTE_SIZE], int64_t wall_ms)
{
	struct local_time l = clock_local(wall_ms < year_0_ms ? year_0_ms
	        : wall_ms > year_9999_ms - DAY                  ? year_9999_ms - DAY
	                                                        : wall_ms);
	char room[64]; /* what the compiler thinks five ints may take */
	snprintf(room, sizeof room, "%04d-%02d-%02d %02d:%02d", l.year, l.month, l.day, l.hour,
	    l.minute);
	text_copy(out, CLOCK_MINUTE_SIZE, room);
}

void
clock_rfc3339(char out[25], int64_t wall_ms)
{
	if (wall_ms < year_0_ms)
		wall_ms = year_0_ms;
	if (wall_ms > year_9999_ms)
		wall_ms = year_9999_ms;
	struct tm tm = utc(wall_ms);
	unsigned ms = (unsigned)((wall_ms - year_0_ms) % SECOND);
	char room[80]; /* what the compiler thinks six ints may take */
	snprintf(room, sizeof room, "%04d-%02d-%02dT%02d:%02d:%02d.%03uZ", tm.tm_year + 1900,
	    tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, ms);
	text_copy(out, 25, room);
}

/* The digits of `text` where `shape` has a d, everything else as it stands in `shape`. */
static bool
has_shape(const char *text, const char *shape)
{
	for (; *shape != '\0'; shape++, text++)
		if (*shape == 'd' ? *text < '0' || *text > '9' : *text != *shape)
			return false;
	return *text == '\0';
}

static int
number(const char *digits, int num)
{
	int n = 0;
	while (num-- > 0)
		n = 10 * n + (*digits++ - '0');
	return n;
}

static bool
parse_utc(const char *text, int64_t *wall_ms)
{
	struct tm tm = {.tm_year = number(text, 4) - 1900,
	    .tm_mon = number(text + 5, 2) - 1,
	    .tm_mday = number(text + 8, 2),
	    .tm_hour = number(text + 11, 2),
	    .tm_min = number(text + 14, 2),
	    .tm_sec = number(text + 17, 2)};
	struct tm same = tm;
	*wall_ms = (int64_t)timegm(&tm) * SECOND;
	if (text[19] == '.')
		*wall_ms += number(text + 20, 3);
	/* what is no day or hour comes back as another one */
	return tm.tm_mon == same.tm_mon && tm.tm_mday == same.tm_mday &&
	    tm.tm_hour == same.tm_hour && tm.tm_min == same.tm_min && tm.tm_sec == same.tm_sec;
}

/* The moments at which Amsterdam shows what `shown` says as if it were UTC: none, one or two. */
static int
moments_of(int64_t shown, int64_t out[2])
{
	static const int offset_min[] = {120, 60}; /* summer comes first */
	int num = 0;
	for (int i = 0; i < 2; i++) {
		int64_t at = shown - (int64_t)offset_min[i] * 60 * SECOND;
		if (clock_local(at).offset_min == offset_min[i])
			out[num++] = at;
	}
	return num;
}

/* A day and time that Amsterdam shows; of two moments the nearest that `step` asks for (see parse_local). */
static bool
parse_shown(const char *text, int64_t now_wall_ms, int step, int64_t *wall_ms)
{
	char utc_text[] = "0000-00-00T00:00:00Z";
	int64_t shown, at[2];
	memcpy(utc_text, text, strlen(text));
	utc_text[sizeof utc_text - 2] = 'Z';
	int num = parse_utc(utc_text, &shown) ? moments_of(shown, at) : 0;
	if (num == 0)
		return false;
	bool is_second = num == 2 && (step > 0 ? at[0] <= now_wall_ms : at[1] <= now_wall_ms);
	*wall_ms = at[is_second];
	return true;
}

/*
 * "15:30": the nearest moment at which Amsterdam shows it, after this minute (step 1) or from this minute
 * back (step -1).  A night may have it twice.  One that skips it has none: the day after was not meant.
 */
static bool
parse_local(const char *text, int64_t now_wall_ms, int step, int64_t *wall_ms)
{
	enum { MINUTE_MS = 60 * SECOND };
	int hour = number(text, 2), minute = number(text + 3, 2);
	if (hour > 23 || minute > 59)
		return false;
	int64_t from = now_wall_ms - now_wall_ms % MINUTE_MS, at[2];
	int64_t shown_now = from + (int64_t)clock_local(from).offset_min * MINUTE_MS;
	int64_t shown = shown_now - shown_now % DAY + ((int64_t)hour * 60 + minute) * MINUTE_MS;
	for (int days = 0; days <= 1; days++, shown += step * DAY) {
		int num = moments_of(shown, at);
		if (num == 0 && (shown - shown_now) * step >= 0)
			return false;
		for (int i = 0; i < num; i++) {
			*wall_ms = at[step > 0 ? i : num - 1 - i];
			if (step > 0 ? *wall_ms > from : *wall_ms <= from)
				return true;
		}
	}
	return false;
}

/* "+01:00" */
static bool
parse_offset(const char *text, int64_t *wall_ms)
{
	char utc_text[] = "0000-00-00T00:00:00Z";
	int hours = number(text + 20, 2), minutes = number(text + 23, 2);
	memcpy(utc_text, text, 19);
	if (hours > 23 || minutes > 59 || !parse_utc(utc_text, wall_ms))
		return false;
	int64_t offset = ((int64_t)hours * 60 + minutes) * 60 * SECOND;
	*wall_ms -= text[19] == '-' ? -offset : offset;
	return true;
}

bool
clock_parse_utc(const char *text, int64_t *wall_ms)
{
	return (has_shape(text, "dddd-dd-ddTdd:dd:ddZ") ||
	           has_shape(text, "dddd-dd-ddTdd:dd:dd.dddZ")) &&
	    parse_utc(text, wall_ms);
}

static bool
parse(const char *text, int64_t now_wall_ms, int step, int64_t *wall_ms)
{
	if (has_shape(text, "dd:dd"))
		return parse_local(text, now_wall_ms, step, wall_ms);
	if (has_shape(text, "dddd-dd-ddTdd:dd") || has_shape(text, "dddd-dd-ddTdd:dd:dd"))
		return parse_shown(text, now_wall_ms, step, wall_ms);
	if (has_shape(text, "dddd-dd-ddTdd:dd:dd+dd:dd") ||
	    has_shape(text, "dddd-dd-ddTdd:dd:dd-dd:dd"))
		return parse_offset(text, wall_ms);
	return clock_parse_utc(text, wall_ms);
}

bool
clock_parse_next(const char *text, int64_t now_wall_ms, int64_t *wall_ms)
{
	return parse(text, now_wall_ms, 1, wall_ms);
}

bool
clock_parse_past(const char *text, int64_t now_wall_ms, int64_t *wall_ms)
{
	return parse(text, now_wall_ms, -1, wall_ms);
}
