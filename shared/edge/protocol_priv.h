/* SPDX-License-Identifier: EUPL-1.2 */
/* protocol_priv - what the files that read a protocol share.  See protocol_file.h. */
#ifndef ZCC_PROTOCOL_PRIV_H
#define ZCC_PROTOCOL_PRIV_H

#include "shared/care/protocol.h"
#include "shared/edge/conf.h"

enum {
	NAME_SIZE = 41,      /* a complaint, rule, pathway, factor: half a row of the screen */
	SHORT_SIZE = 25,     /* a criterion in the list on the left */
	QUESTION_SIZE = 161, /* two rows */
	OPTION_SIZE = 57,    /* what is left of a row behind name and digit */
	ADVICE_SIZE = 301,
	SOURCE_SIZE = 161
};

/* Reading one layer into the protocol; the base is layer 0. */
struct reading {
	struct protocol *p;
	struct conf *c;
	uint32_t layer;
};

/* A copy of a text of the file that lives as long as the protocol. */
const char *protocol_keep(struct reading *r, const char *s);
struct protocol_place protocol_place(const struct reading *r, const struct conf_node *g);
/* Lower case letters, digits, dashes; kept. */
const char *protocol_code(struct reading *r, const struct conf_node *g, const char *key);
uint8_t protocol_urgency_of(struct reading *r, const struct conf_node *g, const char *key);
/* A list that may be absent. */
const struct conf_node *protocol_list(
    struct reading *r, const struct conf_node *g, const char *key, unsigned max);

/* The steps: each reads what it can of a layer, what depends on it comes later. */
void protocol_read_head(struct reading *r);
void protocol_read_asked(struct reading *r); /* texts and criteria, also those of complaints */
void protocol_sort_asked(struct protocol *p);
void protocol_read_complaints(struct reading *r); /* replaces one of the base by code */
void protocol_sort_complaints(struct protocol *p);
void protocol_read_pathways(struct reading *r);

#endif
