/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/out_cell.h"

#include "shared/base/text.h"

#include <stdio.h>

void
out_column(const char *s, int width)
{
	char clean[512];
	text_clean(clean, sizeof clean, s[0] != '\0' ? s : "-", false);
	int pad = width - text_width(clean);
	printf("%s%*s", clean, pad > 0 ? pad : 0, "");
}

void
out_cell(const char *s, int width)
{
	out_column(s, width);
	fputs("  ", stdout);
}
