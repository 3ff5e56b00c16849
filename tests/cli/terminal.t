#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='G-27, goal 24: a terminal of any size that hangs up in the middle of a note'
. "$(dirname "$0")/../lib/site.sh"

# ZCC_LIVES=10000 for all of them; each takes about 0.1 s.
test_expect_success 'who typed it is given it back, and nobody else' '
	"$ZCC_AID/torture/terminal" lives="${ZCC_LIVES:-40}" >out && grep "each to who typed it, 0 lost" out
'

test_done
