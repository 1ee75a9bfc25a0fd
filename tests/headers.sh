#!/bin/sh
# tests/headers.sh ROOT CC: every header compiles on its own.
cd "$1" || exit 2
flags=$(pkg-config --cflags libxml-2.0 sqlite3 libcurl libpcre2-8 libxxhash 2>/dev/null)
bad=0
for h in $(find base fetch parse normalize store report cron -name '*.h' ! -name banned.h ! -path '*/data/*'); do
    # shellcheck disable=SC2086
    printf '#include "%s"\n' "$h" | "$2" -std=c17 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE \
        -DJOBMILL_VERSION='""' -DPCRE2_CODE_UNIT_WIDTH=8 -Wall -Wextra -Werror -I. $flags \
        -fsyntax-only -fmax-errors=3 -x c - || { echo "headers: $h does not stand alone"; bad=1; }
done
[ $bad -eq 0 ] && echo "headers: ok"
exit $bad
