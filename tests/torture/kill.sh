#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# G-1: kill -9 of the hub under load, $KILLS times (20,000): nothing that was acknowledged is lost,
# nothing is done twice.
exec "$ZCC_BUILD/tests/stress/stress_kill" gate=G-1 kills="${KILLS:-20000}" seconds="$ZCC_GATE_S"
