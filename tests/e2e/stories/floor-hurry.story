# The harness itself: a program that is slow and says that it is idle while keys still wait cannot mislead it. The
# screens are compared at once: see and cursor wait for what they want, and would hide it.
# SPDX-License-Identifier: EUPL-1.2

run floor --hurry 3
keys Down Down Down Down Down Down Down Down
golden floor-hurry-down
type abcdefghij
golden floor-hurry-typed
keys Up Up Up Up Up Up Up Up
cursor on "Förvaltning 1 "
keys Down
cursor on "Förvaltning 2 "
keys F10
exit 0
