/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * kind - two closed lists of the field: the kinds of care that a triage can end in (CK-1), and the
 * sectors that partners belong to (PR-1).
 *
 * *_word() gives "" for a number that is no word; *_number() gives 0 for a word that is none.
 *
 * Tests: unit/test_protocol_file.c, unit/test_site.c.   Pure; strings are constant.
 */
#ifndef ZCC_KIND_H
#define ZCC_KIND_H

enum { CARE_NONE = 0, CARE_AMBULANCE = 17, CARES_NUM = 20, SECTORS_NUM = 21 };

const char *care_word(unsigned care);
unsigned care_number(const char *word);
/* The gravest urgency, 0..5, at which this kind is care enough: nobody with a U1 is told to look
 * after himself.  0 for a number that is no kind. */
unsigned care_gravest(unsigned care);

const char *sector_word(unsigned sector);
unsigned sector_number(const char *word);

#endif
