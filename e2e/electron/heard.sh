#!/usr/bin/env bash
# Runs the program $HEARD, and writes what it says to the file $HEARD_IN as well. It becomes that program, so that its
# process is the one that whoever started this knows.
exec "$HEARD" "$@" > >(exec tee -a "$HEARD_IN") 2> >(exec tee -a "$HEARD_IN" >&2)
