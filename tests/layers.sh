#!/bin/sh
# tests/layers.sh ROOT: the rule of the house. A stage includes base/ and its own
# folder; report includes base/ and store/store.h; only cron/ includes the
# stages' public headers, and nothing else of theirs. Public headers of curl,
# libxml2, PCRE2, SQLite stay inside their rooms. *_sieves.h and *_tables.h are laid out by the build.
cd "$1" || exit 2
bad=0
complain() { echo "layers: $1"; bad=1; }
allowed() { # room -> pattern of includes that are fine
    case $1 in
    base) echo 'base/' ;;
    fetch|parse|normalize|store) echo "base/|$1/|[a-z]+_(sieves|tables)\\.h" ;;
    report) echo 'base/|report/|store/store\.h' ;;
    cron) echo 'base/|cron/|fetch/fetch\.h|parse/parse\.h|normalize/normalize\.h|store/store\.h|report/report\.h' ;;
    esac
}
for room in base fetch parse normalize store report cron; do
    hits=$(grep -rnE '^#include "' "$room" --include='*.c' --include='*.h' --include='*.def' 2>/dev/null |
        grep -vE ":#include \"($(allowed $room))")
    [ -z "$hits" ] || complain "room $room includes what it must not:
$hits"
done
check_lib() { # header pattern, rooms that may
    hits=$(grep -rlE "#include <$1" base fetch parse normalize store report cron 2>/dev/null | grep -vE "^($2)/")
    [ -z "$hits" ] || complain "<$1> outside its room: $hits"
}
check_lib 'curl/' fetch
check_lib 'libxml/' parse
check_lib 'sqlite3' store
check_lib 'confuse' cron
for f in $(git ls-files '*.c' 2>/dev/null | grep -E '^(base|fetch|parse|normalize|store|report|cron)/'); do
    [ -f "$f" ] || continue
    case $f in */data/*) continue ;; esac
    grep -q '"base/banned.h"' "$f" || complain "$f does not include base/banned.h"
    n=$(wc -l < "$f")
    case $f in *_table.c) ;; *) [ "$n" -le 600 ] || complain "$f has $n lines (600 at most)" ;; esac
done
[ $bad -eq 0 ] && echo "layers: ok"
exit $bad
