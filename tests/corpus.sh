#!/bin/sh
# tests/corpus.sh JOBMILL CORPUS: `jobmill parse` over every recorded file, kind by
# folder: no crash, no leak, no hang (20 s), an exit status of the contract, and
# JSON lines only. Skipped (77) where the corpus is not at hand.
jobmill=$1
corpus=$2
[ -d "$corpus" ] || { echo "corpus: not here, skipped"; exit 77; }
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
one() { # file
    folder=${1#"$corpus"/}
    folder=${folder%%/*}
    case $folder in
    ats-other|api-other) kind= ;;
    ats-*) kind=${folder#ats-} ;;
    api-remoteok|api-remotive|api-usajobs) kind=${folder#api-} ;;
    api-hn) kind=hn-who-is-hiring ;;
    html-*) kind=page ;;
    feed-*) kind=feed ;;
    sitemap) kind=sitemap ;;
    *) kind= ;;
    esac
    # shellcheck disable=SC2086
    timeout 20 "$jobmill" parse ${kind:+--kind $kind} "$1" > "$2.out" 2> "$2.err"
    status=$?
    case $status in 0|1|2) ;; *) echo "exit $status: $1"; tail -3 "$2.err" ;; esac
    grep -vq '^{.*}$' "$2.out" && echo "not JSON lines: $1"
    wc -l < "$2.out" >> "$2.count"
    rm -f "$2.out" "$2.err"
}
half() { # which of two
    n=0
    find "$corpus" -type f ! -name INDEX.tsv ! -name README.md ! -name '*.csv' | sort | while read -r file; do
        n=$((n + 1))
        [ $((n % 2)) -eq "$1" ] && one "$file" "$log/$1"
    done
}
half 0 > "$log/a" &
half 1 > "$log/b"
wait
cat "$log/a" "$log/b"
files=$(cat "$log"/*.count | wc -l)
postings=$(awk '{ n += $1 } END { print n + 0 }' "$log"/*.count)
echo "corpus: $files files, $postings postings"
[ ! -s "$log/a" ] && [ ! -s "$log/b" ] && [ "$files" -gt 0 ]
