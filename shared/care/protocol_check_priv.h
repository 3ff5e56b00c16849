/* SPDX-License-Identifier: EUPL-1.2 */
/* protocol_check_priv - what the files of the check share.  See protocol_check.h. */
#ifndef ZCC_PROTOCOL_CHECK_PRIV_H
#define ZCC_PROTOCOL_CHECK_PRIV_H

#include "shared/care/protocol_found.h"

/* Two texts that nobody can tell apart when they are read out. */
bool check_reads_same(const char *a, const char *b);
/* "telephone", "physical" */
extern const char *const check_variant_word[VARIANTS_NUM];
/* What people read. */
void check_words(struct checking *c);
/* One complaint: its variants, care and outcomes; its rules. */
void check_complaint(struct checking *c, const struct protocol_complaint *a);
void check_rules(struct checking *c, const struct protocol_complaint *a);

#endif
