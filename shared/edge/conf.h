/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * conf - reads configuration text strictly: zcc.conf, the maps of zcc-replay, triage protocols.
 *
 * The text is scanned before libconfig sees it (conf_scan.h), then parsed, then read through the
 * functions below, which check name, type and range.  The first thing found wrong sticks: after it
 * every reader yields its fallback, so a caller reads all it wants and asks conf_done() once.
 * A fault names file, line, the key's path, the value and what is allowed:
 *
 *     zcc.conf:41: lines[2].norm_s: 90000 is outside 0..86400
 *
 *     struct conf *c;
 *     int r = conf_parse(text, len, "zcc.conf", &c, f);
 *     if (r != ZCC_OK)
 *             return r;
 *     const struct conf_node *g = conf_group(c, conf_root(c), "site");
 *     conf_keys(c, g, "id demo");
 *     demo = conf_bool(c, g, "demo");
 *     r = conf_done(c, f);
 *     conf_free(c);
 *
 * Tests: unit/test_conf.c, fuzz/fuzz_conf.c.   Threads: one struct conf per thread.
 * Memory: nodes and strings live as long as the struct conf.
 */
#ifndef ZCC_CONF_H
#define ZCC_CONF_H

#include "zcc/err.h"
#include "zcc/limits.h"

#include <stdbool.h>
#include <stddef.h>

struct conf;      /* one checked text; conf_free() it */
struct conf_node; /* a group or a list in it.  NULL is an empty one to every function here */

/* The bytes of a regular file of at most ZCC_CONFIG_MAX, on the heap with a NUL behind them.
 * ZCC_E_CONFIG: cannot be opened or read, no regular file, too big.  ZCC_E_FULL: the machine lacks memory
 * or descriptors now (err_is_shortage). */
ZCC_CHECK int conf_read(const char *path, char **text, size_t *len, struct fault *f);
/* The same for at most `max`. */
ZCC_CHECK int conf_read_long(
    const char *path, size_t max, char **text, size_t *len, struct fault *f);
/* `name` stands in messages and is not kept longer than the struct conf.  ZCC_E_CONFIG: refused by
 * the scan or the syntax; ZCC_E_FULL: no memory to read it.  *out is then NULL. */
ZCC_CHECK int conf_parse(const char *text, size_t len, const char *name, struct conf **out,
    struct fault *f);
/* The same for a text that never travels in a command: at most `max` bytes. */
ZCC_CHECK int conf_parse_long(const char *text, size_t len, size_t max, const char *name,
    struct conf **out, struct fault *f);
void conf_free(struct conf *c); /* NULL is allowed */
/* ZCC_OK, or ZCC_E_CONFIG and the first thing that was wrong. */
ZCC_CHECK int conf_done(const struct conf *c, struct fault *f);

const struct conf_node *conf_root(const struct conf *c);
/* Only these keys, separated by one space, may stand in the group. */
void conf_keys(struct conf *c, const struct conf_node *group, const char *keys);
bool conf_has(const struct conf_node *group, const char *key);
/* Where it stands in the text, from 1; 0 for the root and for NULL. */
unsigned conf_line(const struct conf_node *node);

/*
 * Values of a group.  A missing key is a fault, except with conf_*_or(), which then yields
 * `fallback`.  Strings hold at most `size` - 1 bytes, at least one unless the fallback is "" too,
 * and nothing that text_check() refuses; they are never NULL ("" after a fault).
 */
int conf_int(struct conf *c, const struct conf_node *group, const char *key, int lo, int hi);
int conf_int_or(struct conf *c, const struct conf_node *group, const char *key, int lo, int hi,
    int fallback);
bool conf_bool(struct conf *c, const struct conf_node *group, const char *key);
bool conf_bool_or(struct conf *c, const struct conf_node *group, const char *key, bool fallback);
const char *conf_str(struct conf *c, const struct conf_node *group, const char *key, size_t size);
const char *conf_str_or(struct conf *c, const struct conf_node *group, const char *key, size_t size,
    const char *fallback);
/* A day, "2026-03-01", that the calendar has. */
const char *conf_date(struct conf *c, const struct conf_node *group, const char *key);

/* NULL after a fault.  A list is written ( ... ) or [ ... ]; it has `min`..`max` elements. */
const struct conf_node *conf_group(struct conf *c, const struct conf_node *group, const char *key);
const struct conf_node *conf_list(struct conf *c, const struct conf_node *group, const char *key,
    unsigned min, unsigned max);
/* Elements 0..conf_count()-1 of a list, or the members of a group in their order. */
unsigned conf_count(const struct conf_node *list);
const struct conf_node *conf_item_group(struct conf *c, const struct conf_node *list, unsigned i);
const char *conf_item_str(struct conf *c, const struct conf_node *list, unsigned i, size_t size);
int conf_item_int(struct conf *c, const struct conf_node *list, unsigned i, int lo, int hi);

/* What only the caller can know is wrong: "FILE:LINE: PATH: ..." with `key` of the group (NULL: the
 * node itself).  Text from the file in `fmt`'s values goes through text_escape() first. */
void conf_fail(struct conf *c, const struct conf_node *node, const char *key, const char *fmt, ...)
    ZCC_PRINTF(4, 5);
/* The same for element `i` of a list. */
void conf_fail_item(struct conf *c, const struct conf_node *list, unsigned i, const char *fmt, ...)
    ZCC_PRINTF(4, 5);

#endif
