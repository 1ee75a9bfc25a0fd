#!/bin/sh
# tests/docs.sh ROOT JOBMILL: README lists every command with its summary, and
# every command has help.
cd "$1" || exit 2
bad=0
"$2" --help | sed -n 's/^  \([a-z]*\)  *\(.*\)$/\1	\2/p' > /tmp/jobmill-commands.$$
while IFS='	' read -r name summary; do
    grep -qF "| \`jobmill $name\` | $summary |" README.md || { echo "docs: README lacks: $name | $summary"; bad=1; }
    "$2" "$name" --help | grep -q "usage: jobmill $name" || { echo "docs: no help for $name"; bad=1; }
done < /tmp/jobmill-commands.$$
[ -s /tmp/jobmill-commands.$$ ] || { echo "docs: no commands listed"; bad=1; }
rm -f /tmp/jobmill-commands.$$
"$2" init --stdout > /tmp/jobmill-conf.$$ && "$2" run --dry-run -c /tmp/jobmill-conf.$$ > /dev/null || { echo "docs: the sample configuration is not read"; bad=1; }
rm -f /tmp/jobmill-conf.$$
[ $bad -eq 0 ] && echo "docs: ok"
exit $bad
