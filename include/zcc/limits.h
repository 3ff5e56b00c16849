/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * limits - every fixed bound, with the reason for its value.  Sizes of text fields are bytes with
 * the closing NUL.  What can differ per site (rows of a table) stands in zcc.conf(5) instead.
 */
#ifndef ZCC_LIMITS_H
#define ZCC_LIMITS_H

#define ZCC_OPERATOR_SIZE 32 /* Linux login names are at most 32 bytes; ours one less */
#define ZCC_ROLE_SIZE 24     /* longest role name is "coordinerend-triagist" */
#define ZCC_ROLES_MAX 32     /* roles of a site; RL-1 names 16 */
#define ZCC_CODE_SIZE 24     /* complaint, reason and kind codes, also a board column */
#define ZCC_PLACE_SIZE 32    /* longest name of a Dutch municipality is 26 bytes */
#define ZCC_COMPLAINTS_MAX 192
#define ZCC_PLACES_MAX 96
#define ZCC_REASONS_MAX 32
#define ZCC_SHIFTS_MAX 6
#define ZCC_LINES_NUM 6
#define ZCC_TREND_NUM 12     /* steps of five minutes: an hour */
#define ZCC_WINDOWS_MAX 16   /* windows of a site; a bit each in what a line has */
#define ZCC_REFERRALS_MAX 8
#define ZCC_WORDS_SIZE 48    /* what a caller is told of a referral; also a value of a refusal */
#define ZCC_HOLIDAYS_MAX 32  /* days that a site adds to or takes from the calendar */
#define ZCC_ABSENT_SIZE 52 /* whom to call when nobody of a role is there: whole in 80 columns */
#define ZCC_POSTS_MAX 16     /* huisartsenposten that forward their calls here (KB-2) */
#define ZCC_DESKS_MAX 16     /* desks that place patients (OP-4) */
#define ZCC_ROUTES_MAX 16    /* and when each does */
#define ZCC_TURNS_MAX 8      /* desks that take turns in one of them */
#define ZCC_LOCATIONS_MAX 32 /* places of work of one ZCC (KB-12) */
#define ZCC_ONCALL_MAX 64   /* duties of those on call; a rota of a week for a handful of roles */
#define ZCC_SEEN_ALSO 4      /* who saw an alarm after the first: more than work at one desk at night */
#define ZCC_NOODKNOPS_MAX 256 /* uses of the noodknop that are kept: weeks of a busy room, reviewed or not */
#define ZCC_NOODKNOPS_OWN 16 /* and that wait for review, of one person: more is no emergency */
#define ZCC_DESKS_NUM 5      /* triage, regie, vervolgzorg, toezicht, meldkamer */
#define ZCC_ALARMS_PAST 64   /* alarms that are done and still shown: half a day of a calm room */

#define ZCC_MELDKAMERS_MAX 8 /* one ROAZ region borders on a few safety regions, each with one */
#define ZCC_RANGES_MAX 8     /* of postcodes, per meldkamer */

#define ZCC_CODES_SIZE 256   /* codes with commas: some ten, of a competence (RL-2) */

#define ZCC_NAME_SIZE 128    /* a person's name in a dossier */
#define ZCC_PHONE_SIZE 24    /* E.164 has 15 digits; room for signs */
#define ZCC_ADDRESS_SIZE 256
#define ZCC_NOTE_SIZE 2048   /* one note; a longer story is more notes */
#define ZCC_SBAR_SIZE 512    /* one of the four parts of a warm transfer: it is read while talking */
#define ZCC_MESSAGE_CHARS 120 /* of a message between desks: a glance, and one line of a wide screen */
#define ZCC_MESSAGE_SIZE 484  /* the same in bytes, of four each */
#define ZCC_MESSAGES_MAX 32   /* that stand at once: more than that nobody reads */
#define ZCC_ANSWERS_SIZE 2048 /* of one triage, each by its code */
#define ZCC_DOSSIER_MAX 8192 /* all dossier fields of one command, encoded */

#define ZCC_ID_BYTES 16      /* command id: 48 bits UTC ms, 80 random bits */
#define ZCC_HASH_BYTES 32
#define ZCC_KEY_BYTES 32
#define ZCC_SIG_BYTES 64
#define ZCC_SITE_BYTES 16

#define ZCC_BODY_MAX 65536   /* one frame on the wire */
#define ZCC_ANSWER_MAX 262144 /* one answer: a page of the journal, which may hold a configuration */
#define ZCC_DEPTH_MAX 8      /* nesting of MessagePack and of configuration */
#define ZCC_GROUP_MAX 256    /* commands in one group, events in one page */
#define ZCC_OUTSTANDING_MAX 64 /* commands one peer may have unanswered */
#define ZCC_CONFIG_MAX 57344 /* configuration text: fits in one signed command */
#define ZCC_UNDO_MAX 1024    /* acts that can still be taken back: one per operator */

#define ZCC_LIVE_MS 3000     /* a heartbeat older than this is not live (HB-7) */
#define ZCC_AGE_MAX_MS (24LL * 3600 * 1000) /* an older command id is refused */
#define ZCC_AHEAD_MAX_MS (5LL * 60 * 1000)  /* an id further ahead is refused */
#define ZCC_UNLOCK_TRIES_MAX 1000 /* tries at a locked screen that one command tells of */
#define ZCC_PROMISE_MAX_MS (7LL * 24 * 3600 * 1000) /* a call back later than this is an appointment */

#endif
