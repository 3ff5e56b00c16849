#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='HB-3, HB-7: kill -9 of the hub at random moments, under load'
. "$(dirname "$0")/../lib/site.sh"

# ZCC_KILLS=3000 for a longer run; each takes about 0.1 s.
test_expect_success 'nothing acknowledged is lost or doubled, no dead picture is live' '
	"$ZCC_AID/stress/stress_kill" kills="${ZCC_KILLS:-300}" >out &&
	grep "lost 0, doubled 0, strange 0, wrong 0" out
'

test_done
