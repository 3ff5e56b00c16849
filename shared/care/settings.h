/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * settings - what the rules take from the configuration: norms, lines, roles, codes.
 *
 * The hub journals a `config adopted` event with these values and the text they came from, so that
 * a replay judges by the norms of its day.  Everything here is data (DESIGN: "norms are data"); the
 * source and valid-from date of each norm stand beside it in the text.
 *
 * Tests: unit/test_settings.c.   Plain data: no pointers, may be copied.
 */
#ifndef ZCC_SETTINGS_H
#define ZCC_SETTINGS_H

#include "zcc/err.h"
#include "zcc/limits.h"
#include "zcc/types.h"

#include "shared/base/bytes.h"

#include <stdbool.h>

/* What a configuration that does not name them means. */
enum {
	SETTINGS_HOLD_S = 120,
	SETTINGS_CALLBACK_ATTEMPTS = 3,
	SETTINGS_PUSH_S = 30,
	SETTINGS_ENTER_S = 86400,
	SETTINGS_RAV_WAIT_S = 15,
	SETTINGS_CONTACT_S = 120,
	SETTINGS_RIDE_S = 900,
	SETTINGS_TRANSFER_S = 60,
	SETTINGS_CHECK_S = 600,
	SETTINGS_TAKEOVER_S = 900,
	SETTINGS_AUTHORISE_S = 3600,
	SETTINGS_NOODKNOP_S = 900,
	SETTINGS_REVIEW_S = 86400,
	SETTINGS_TAG_REVIEW_S = 604800,
	SETTINGS_DOSSIER_YEARS = 20,
	SETTINGS_CONSULT_S = 180
};

struct line_settings {
	uint32_t norm_s;     /* to be answered within; 0 = no norm */
	uint32_t target_pct; /* share that should be, 0..100 */
	uint8_t urgency;     /* provisional, 0..URGENCY_MAX, until a triagist says (C10) */
	bool never_refused;  /* by no window, role or full table (C19) */
};

/* The days on which a window begins: bit per weekday, 0 = Sunday, and the days that the calendar
 * knows.  A holiday still is its weekday; it is no day of work. */
enum window_days {
	DAYS_WEEKEND = 1 << 0 | 1 << 6,
	DAY_WORK = 1 << 7,
	DAY_HOLIDAY = 1 << 8,
	DAYS_ALL = (1 << 9) - 1
};

struct window_settings {
	uint8_t window;   /* enum zcc_window */
	uint16_t days;    /* enum window_days bits */
	uint16_t from_min; /* local minutes after midnight, 0..1439 */
	uint16_t to_min;   /* 0..1440; the next day when not later than from_min */
};

/* Where callers go while a line is closed (C19). */
struct referral_settings {
	char code[ZCC_CODE_SIZE];
	char words[ZCC_WORDS_SIZE];
};

/* A huisartsenpost whose calls come here while it is closed (KB-2). */
struct post_settings {
	char code[ZCC_CODE_SIZE];
	char words[ZCC_WORDS_SIZE];
};

/* A meldkamer that the region hands over to (RV-1). */
struct meldkamer_settings {
	char code[ZCC_CODE_SIZE];
	char words[ZCC_WORDS_SIZE];       /* its name */
	char telephone[ZCC_ABSENT_SIZE];  /* in words: a number, a key, a card */
	char second[ZCC_ABSENT_SIZE];     /* when that is not answered */
	uint32_t ranges_num;
	struct {
		uint16_t from, to; /* postcodes, 1000..9999, both included */
	} range[ZCC_RANGES_MAX];
};

/* When time makes an alarm, and for how long one may rest. */
struct alarm_settings {
	uint32_t bell_s;       /* a U0 or U1 that nobody took: the bell at every desk of its line (TE-2) */
	uint32_t urgent_s;     /* and the alarm to the regiearts */
	uint32_t widen_s;      /* an alarm that nobody saw is for toezicht too (PE-9) */
	uint32_t late_s;       /* a promised call back is this late */
	uint32_t low_calls;    /* a line below its target counts from so many calls in 60 minutes ... */
	uint32_t low_back_pct; /* ... until its share is so much above it again */
	uint32_t rest_max_s;   /* nobody may put one at rest for longer */
	uint32_t chatter_s;    /* one that comes and goes is put at rest by the hub for so long; 0 = never */
};
extern const struct alarm_settings settings_alarm; /* what a configuration that names none means */
/* A desk that places patients, and whose it is (OP-4). */
enum desk_kind { DESK_KIND_PARTICIPANT = 1, DESK_KIND_CENTRAL, DESK_KIND_ZORGCENTRALE };
struct desk_settings {
	char code[ZCC_CODE_SIZE];
	char words[ZCC_WORDS_SIZE];
	uint8_t kind; /* enum desk_kind */
	char role[ZCC_ROLE_SIZE]; /* in which its people work here, and take over */
};

/* When some of them do, and in what turns; see routing.h. */
enum rotation { ROTATION_NONE, ROTATION_DAY, ROTATION_WEEK };
struct route_settings {
	struct window_settings when; /* its `window` is not used */
	bool is_always;              /* round the clock: `when` is not used */
	uint8_t rotation;            /* enum rotation */
	int64_t since_day;           /* the first desk's, by its number since 1970-01-01 */
	uint8_t desks_num;
	uint8_t desk[ZCC_TURNS_MAX]; /* places in settings.desk[] */
};

/* What can fail, so that something else is agreed for it (KO-5). */
enum lack { LACK_HUB, LACK_DISK, LACK_PICTURE, LACK_CAPACITY, LACK_MKA, LACKS_NUM };
extern const uint32_t settings_triaged_s[URGENCY_MAX + 1]; /* the same */
extern const uint32_t settings_retriage_s[URGENCY_MAX + 1];

struct holiday_settings {
	int64_t day;   /* number since 1970-01-01 */
	bool is_added; /* or taken away */
};

/* Who can be called for a role, and when (SH-1). */
struct oncall_settings {
	char role[ZCC_ROLE_SIZE];
	char words[ZCC_ABSENT_SIZE]; /* name and number */
	bool is_always;              /* or while `when` holds, whose name says nothing */
	struct window_settings when;
};

enum desk {
	DESK_NONE = 0, DESK_TRIAGE, DESK_REGIE, DESK_VERVOLGZORG, DESK_TOEZICHT, DESK_MELDKAMER,
	DESKS_NUM
};

struct role_settings {
	char name[ZCC_ROLE_SIZE];
	uint64_t verbs; /* bit verb_number: granted */
	uint8_t desk;   /* enum desk: its first screen */
	uint8_t lines;  /* bit line number: the lines it may see and claim */
	bool shift;     /* changes something only in a running shift (PE-8, SH-1) */
	char absent[ZCC_ABSENT_SIZE]; /* what is agreed for when nobody of it is there (KB-8) */
};

struct settings {
	char region[ZCC_CODE_SIZE];
	bool is_demo;
	struct line_settings line[ZCC_LINES_NUM + 1]; /* by enum zcc_line; [0] unused */
	/* norms and limits, in seconds unless named otherwise */
	uint32_t lost_s;         /* a silent console's claims become verlaten */
	uint32_t undo_s;         /* an act can be taken back this long */
	uint32_t leave_board_s;  /* a closed case leaves the segment */
	uint32_t leave_book_s;   /* and the book */
	uint32_t earlier_s;      /* a second call of the same phone or BSN within this is linked */
	uint32_t capacity_fresh_s; /* capacity older than this is stale */
	uint32_t hold_s;            /* a caller on hold longer than this waits for anybody (TE-1) */
	uint32_t callback_attempts; /* calls back in vain, then the regiearts decides (CB-1) */
	uint32_t roles_num, complaints_num, places_num, reasons_num, shifts_num;
	struct role_settings role[ZCC_ROLES_MAX];
	char complaint[ZCC_COMPLAINTS_MAX][ZCC_CODE_SIZE];
	char place[ZCC_PLACES_MAX][ZCC_PLACE_SIZE]; /* municipalities; a 4-digit postcode is also a place */
	char reason[ZCC_REASONS_MAX][ZCC_CODE_SIZE]; /* why a case is closed */
	uint16_t shift_min[ZCC_SHIFTS_MAX]; /* local minutes after midnight at which a shift begins */
	/* since version 2 */
	uint32_t windows_num, referrals_num, holidays_num;
	struct window_settings window[ZCC_WINDOWS_MAX];
	struct referral_settings referral[ZCC_REFERRALS_MAX];
	struct holiday_settings holiday[ZCC_HOLIDAYS_MAX];
	struct {
		uint16_t windows; /* bit i: window[i]; 0 = open round the clock */
		uint8_t referral; /* place in referral[], from 1; 0 only without windows */
	} line_window[ZCC_LINES_NUM + 1]; /* by enum zcc_line; [0] unused */
	uint32_t push_s;      /* a call offered to one person goes back to all after this (TE-1) */
	uint32_t shift_max_s; /* an operator's shift that lasts longer raises an alarm; 0 = none does */
	struct alarm_settings alarm;
	uint32_t locations_num;
	char location[ZCC_LOCATIONS_MAX][ZCC_CODE_SIZE]; /* places of work (KB-12) */
	uint32_t oncall_num;
	struct oncall_settings oncall[ZCC_ONCALL_MAX];
	uint32_t enter_max_s; /* what was written on paper can be entered so long after (PT-1) */
	uint32_t posts_num;
	struct post_settings post[ZCC_POSTS_MAX];
	uint32_t desks_num, routes_num;
	struct desk_settings desk[ZCC_DESKS_MAX];
	struct route_settings route[ZCC_ROUTES_MAX];
	uint32_t takeover_s; /* a take-over that nobody acknowledges is an alarm after this (OP-4) */
	char lack[LACKS_NUM][ZCC_ABSENT_SIZE]; /* what to do meanwhile, in words; "" = nothing is agreed */
	uint32_t rav_wait_s; /* the meldkamer has not acknowledged for so long: an alarm (KB-4) */
	uint32_t contact_s;  /* from the call to the contact with the meldkamer (C5) */
	uint32_t ride_s;     /* from the acceptance by the meldkamer (AM-3) */
	uint32_t check_s;    /* who waits for a late unit is called again after this; 0 = is not (CB-2) */
	uint32_t transfer_s; /* a warm transfer that nobody takes falls back to its sender (OV-5) */
	uint32_t authorise_s; /* advice that no regiearts authorised in time: an alarm; 0 = nobody does (TB-6) */
	uint32_t noodknop_s; /* a dossier that the noodknop opened is open so long (AU-8) */
	uint32_t review_s;   /* a use of it that nobody reviewed is an alarm after this; 0 = none is */
	uint32_t tag_review_s; /* a tag that nobody looked into is an alarm after this; 0 = none is (KB-15) */
	uint32_t dossier_years; /* a dossier is kept so long after its last change (AU-6) */
	uint8_t asks_desk[HELPS_NUM + 1]; /* by enum zcc_help: enum desk that answers it (KB-1); 0 = see route.h */
	uint32_t consult_s;  /* a consult that nobody at the regie answered in time: an alarm; 0 = none is (TB-5) */
	uint32_t meldkamers_num; /* 0: an older configuration, which names none */
	struct meldkamer_settings meldkamer[ZCC_MELDKAMERS_MAX];
	/* From the call to help, per urgency; of a U5 after midnight of the next day of work (workday.h);
	 * 0 = no clock runs. */
	uint32_t triaged_s[URGENCY_MAX + 1];
	/* Who waits where care is given is triaged again this long after the last time, per urgency (NT-12);
	 * 0 = is not. */
	uint32_t retriage_s[URGENCY_MAX + 1];
	uint8_t place_meldkamer[ZCC_PLACES_MAX]; /* of place[i]: in meldkamer[], from 1; 0 = of none */
};
/* Of the encoding; older ones are read for ever.  1: without windows, telephone and people. */
enum { SETTINGS_VERSION = 2 };

/* NULL when there is no such role. */
const struct role_settings *settings_role(const struct settings *s, const char *name);
bool settings_has_complaint(const struct settings *s, const char *code);
bool settings_has_place(const struct settings *s, const char *place); /* or four digits 1000-9999 */
bool settings_has_reason(const struct settings *s, const char *code);
bool settings_has_location(const struct settings *s, const char *code);
/* NULL when there is none of this code. */
const struct meldkamer_settings *settings_meldkamer(const struct settings *s, const char *code);
/* The one that serves a place; *is_guessed: no one is known to, and this is the region's first.  NULL:
 * the configuration names none. */
const struct meldkamer_settings *settings_meldkamer_of(const struct settings *s, const char *place,
    bool *is_guessed);
/* Must an operator in this role have a running shift before he changes anything?  Not on a
 * demonstration site, and not in a role that is not there. */
bool settings_asks_shift(const struct settings *s, const char *role);
/* Advice is authorised here: it has a limit, and there is a role that may. */
bool settings_authorises(const struct settings *s);

/* The desk of this code that places patients; NULL when there is none such. */
const struct desk_settings *settings_desk(const struct settings *s, const char *code);
/* Cases in hand in this role are those of a desk that places patients (OP-4). */
bool settings_places(const struct settings *s, const char *role);
/* The role of a desk that names none. */
const char *desk_kind_role(unsigned kind);
/* "deelnemer", "centraal", "zorgcentrale"; "" for another number. */
const char *desk_kind_word(unsigned kind);
/* "hub", "schijf", "beeld", "capaciteit", "mka". */
const char *lack_word(enum lack lack);
/* The post of this code; NULL when the region has none such. */
const struct post_settings *settings_post(const struct settings *s, const char *code);

/* The referral of a line; NULL for one without windows. */
const struct referral_settings *settings_referral(const struct settings *s, unsigned line);

/* Read or write all of it, by the mode of `b` (bytes.h); used in events, dumps and snapshots.  What a
 * version did not have yet is read as none. */
void settings_code(struct bytes *b, struct settings *s, unsigned version);

#endif
