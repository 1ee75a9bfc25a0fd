#!/bin/sh
# tests/docs.sh ROOT JOBMILL: README lists every command with its summary, and every
# command has help; every command line in the docs is one that the program
# understands, every link leads somewhere, and the blocks marked `sh` run, in order.
root=$1
jobmill=$2
cd "$root" || exit 2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bad=0
complain() { echo "docs: $*"; bad=1; }

# ---- the list of commands ----
"$jobmill" --help | sed -n 's/^  \([a-z]*\)  *\(.*\)$/\1	\2/p' > "$folder/commands"
while IFS='	' read -r name summary; do
    grep -qF "| \`jobmill $name\` | $summary |" README.md || complain "README lacks: $name | $summary"
    "$jobmill" "$name" --help | grep -q "usage: jobmill $name" || complain "no help for $name"
done < "$folder/commands"
[ -s "$folder/commands" ] || complain "no commands listed"
"$jobmill" init --stdout > "$folder/jobmill.conf" && "$jobmill" run --dry-run -c "$folder/jobmill.conf" > /dev/null ||
    complain "the sample configuration is not read"

# ---- every command line ----
# In blocks, "jobmill ..." at the start, behind a pipe, `$ `, `sudo`, `(` or cron's five
# fields; in the text, between backquotes. --help is added: the options are judged,
# nothing is done.
pages="README.md docs/*.md cron/units/*.sh"
# shellcheck disable=SC2086
awk '
    FNR == 1 { fenced = 0 }
    FILENAME ~ /[.]md$/ && /^```/ { fenced = !fenced; next }
    FILENAME ~ /[.]sh$/ && /^#/ { next }
    fenced || FILENAME ~ /[.]sh$/ {
        line = $0
        while (line ~ /\\$/ && (getline more) > 0) line = substr(line, 1, length(line) - 1) more
        while (match(line, /(^|[|(&;{'"'"'] *|[$] +|sudo +|[*] +|parallel .*)jobmill +[a-z]/)) {
            line = substr(line, RSTART + RLENGTH - 1)
            print FILENAME "\t" line
        }
        next
    }
    {
        n = split($0, part, "`")
        for (i = 2; i <= n; i += 2)
            if (part[i] ~ /^jobmill [a-z]/) print FILENAME "\t" substr(part[i], 9)
    }' $pages > "$folder/lines"
while IFS='	' read -r page line; do
    # up to what belongs to the shell; words in capitals and "..." stand for anything
    line=$(printf '%s\n' "$line" | sed "s/\([A-Za-z]\)|[A-Za-z|-]*/\1/g; s/  *[|<>#&;].*//; s/  *[0-9]>.*//; s/)\"*\$//; s/}\$//; s/ \.\.\.\$//; s/;.*//; s/' :::.*//")
    case $line in *" ... "* | "run "[0-9]* | *'$('*) continue ;; esac # no command, or more than one
    ( set -f; eval "exec \"\$jobmill\" $line --help" ) > "$folder/out" 2>&1 < /dev/null ||
        complain "$page: not understood: jobmill $line: $(tail -n 1 "$folder/out")"
done < "$folder/lines"
lines=$(wc -l < "$folder/lines")
[ "$lines" -ge 60 ] || complain "only $lines command lines found"

# ---- links ----
for page in docs/*.md; do
    grep -o '](\([^)#:]*\)[)#]' "$page" | sed 's/^](//; s/[)#]$//' | while read -r link; do
        [ -e "docs/$link" ] || echo "docs: $page: no such page: $link"
    done
done > "$folder/links"
[ -s "$folder/links" ] && { cat "$folder/links"; bad=1; }
for page in docs/*.md docs/*.[15]; do
    [ "$page" = docs/README.md ] || grep -qF "(${page#docs/})" docs/README.md || complain "docs/README.md lacks $page"
done

# ---- what runs ----
mkdir "$folder/bin" && ln -s "$jobmill" "$folder/bin/jobmill"
for page in docs/getting-started.md docs/scale.md; do
    [ -e "$page" ] || continue
    work=$folder/$(basename "$page" .md)
    mkdir "$work" && ln -s "$root/sample" "$work/sample"
    awk '/^```sh$/ { on = 1; next } /^```/ { on = 0 } on' "$page" > "$work/script"
    [ -s "$work/script" ] || complain "$page: no block marked sh"
    ( cd "$work" && PATH="$folder/bin:$PATH" sh -eu ./script ) > "$folder/out" 2> "$folder/err" ||
        { complain "$page: its blocks do not run"; tail -n 5 "$folder/out" "$folder/err"; }
done
[ $bad -eq 0 ] && echo "docs: ok, $lines command lines"
exit $bad
