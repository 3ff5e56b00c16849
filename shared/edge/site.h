/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site - a site's directory: where its files are, and what zcc.conf says.
 *
 *     DIR/zcc.conf  keys/hub.key keys/hub.pub keys/NAME.key  state/journal.db state/reserve ...
 *     run/lock run/segment run/command.sock run/bell.sock
 *
 * zcc.conf is the whole truth of a site in one text: the `site` block that `zcc-ctl init` wrote,
 * then the region and the roles, copied from conf/regions/NAME.conf and conf/roles.conf.  Its keys
 * stand in zcc.conf(5).
 *
 * Tests: unit/test_conf.c, cli/.   Threads: no state.   Memory: plain data, and the text.
 */
#ifndef ZCC_SITE_H
#define ZCC_SITE_H

#include "shared/care/settings.h"

#include <limits.h>

/* The triage protocol of a demonstration site, below its directory. */
#define SITE_DEMO_PROTOCOL "protocols/region.conf"

struct site_sizes {
	uint32_t cases;      /* rows of open cases on the board, 16..65536 */
	uint32_t book_cases; /* cases the book can hold, incl. those closed for a day; >= cases */
	uint32_t operators;  /* 16..4096 */
	uint32_t capacity;   /* 16..65536 */
	uint32_t alarms;     /* 16..65536 */
};

struct site {
	char dir[PATH_MAX];     /* absolute */
	char conf[PATH_MAX];    /* absolute path of the configuration file */
	uint8_t id[ZCC_SITE_BYTES];
	char group[32];         /* Unix group that may look; empty = the creator's */
	uint8_t hub_key[ZCC_KEY_BYTES]; /* Ed25519, from keys/hub.pub; zeros when unreadable */
	char protocol[256];     /* file of the triage protocol; empty = there is no triage here */
	uint32_t inhabitants;   /* of the region, for figures per 1000 of them (KP-8); 0 = not told */
	uint32_t lock_after_s;  /* a console locks its screen after so long without a key; 0 = never */
	struct site_sizes sizes;
	struct settings settings;
	char *text;             /* the configuration's bytes, heap; site_free() */
	uint32_t text_len;
};

/*
 * Read and check the configuration: -c FILE, else $ZCC_CONFIG, else /etc/zcc/zcc.conf.
 * ZCC_E_CONFIG with file, line, key and what is wrong: unknown keys, `@include`, a number that does
 * not print back to its text, a value out of range, nesting deeper than ZCC_DEPTH_MAX, size over
 * ZCC_CONFIG_MAX.  site_free() also after a failure.
 */
ZCC_CHECK int site_open(const char *conf_option, struct site *s, struct fault *f);
/* The same in two steps, for who has use for the paths (dir, conf, site_path()) before the rest. */
ZCC_CHECK int site_find(const char *conf_option, struct site *s, struct fault *f);
ZCC_CHECK int site_read(struct site *s, struct fault *f);
void site_free(struct site *s);
/*
 * The same checks on bytes (config apply, fuzzing); `name` stands in messages.  Fills all but dir,
 * conf and hub_key.  On a demo site settings.shifts_num is 0: it asks for no shift.
 */
ZCC_CHECK int site_parse(const char *text, size_t len, const char *name, struct site *s,
    struct fault *f);

/* Paths below dir; false when the result would not fit. */
bool site_path(const struct site *s, const char *below, char *out, size_t size);
/*
 * Who acts: --as, else $ZCC_OPERATOR, else `demo` on a demo site, else the Unix login name of the
 * real user.  NULL when there is none or it does not fit.
 */
const char *site_operator(const struct site *s, const char *as_option,
    char room[ZCC_OPERATOR_SIZE]);
/*
 * A file below the installed data ("roles.conf", "regions/twente.conf"): in $ZCC_DATA; without that
 * beside the program (../share/zcc, or conf/ of the tree it was built in) or in PREFIX/share/zcc.
 * ZCC_E_CONFIG: in none of these.
 */
ZCC_CHECK int site_data_path(const char *below, char *out, size_t size, struct fault *f);

/*
 * The text of a new zcc.conf: site block, region, roles.  `group` may be "".  It has passed
 * site_parse().  *text is on the heap, free() it.
 * ZCC_E_DATA: no such region (the fault lists those that exist).  ZCC_E_CONFIG: a data file is
 * missing or wrong, or all of it is over ZCC_CONFIG_MAX.
 */
ZCC_CHECK int site_compose(const char *region, bool is_demo, const uint8_t id[ZCC_SITE_BYTES],
    const char *group, char **text, uint32_t *len, struct fault *f);

#endif
