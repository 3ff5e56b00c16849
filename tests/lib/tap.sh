#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# tap.sh TEST - run one test for prove.  cmocka 1.1.5 says "not ok" of a test that was skipped.
set -o pipefail

case $1 in
*.t) exec "$1" ;;
*) "$1" 2>&1 | sed -u 's/^not \(ok [0-9]* # SKIP\)/\1/' ;;
esac
