/* SPDX-License-Identifier: EUPL-1.2 */
/* out_report - report kpi in both renderings.   Tests: cli/report.t.   Threads: one. */
#ifndef ZCC_CTL_OUT_REPORT_H
#define ZCC_CTL_OUT_REPORT_H

struct report_sum;

void out_text_report(const struct report_sum *s);
void out_json_report(const struct report_sum *s);

#endif
