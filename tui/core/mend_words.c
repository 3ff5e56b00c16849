/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/mend_words.h"

#include "shared/base/text.h"
#include "tui/core/text.h"
#include "zcc/types.h"

#include <inttypes.h>

const char *
mend_short(const struct zcc_case_row *row)
{
	return row->mend == MEND_OUT ? _("[to] ") : row->mend == MEND_IN ? _("[from] ") : "";
}

void
mend_label(const struct zcc_case_row *row, char *out, size_t size)
{
	out[0] = '\0';
	if (row->mend != MEND_NONE)
		text_format(out, size, row->mend == MEND_OUT ? _("WRONG PATIENT: ask again, went to %" PRIu64) :
		    _("RIGHT PATIENT: came from %" PRIu64), row->mended);
}

const char *
tag_label(unsigned tag)
{
	return tag == TAG_LEARN ? _("to learn from") : tag == TAG_CHAIN ? _("incident in the chain") : "?";
}
