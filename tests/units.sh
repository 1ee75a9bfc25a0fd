#!/bin/sh
# tests/units.sh ROOT JOBMILL: the systemd units are sound and tightly closed, the
# logrotate file is read, the crontab's commands are. Skipped (77) without
# systemd-analyze.
root=$1
jobmill=$2
EXPOSURE=20 # in tenths, as `systemd-analyze security` counts: 0 best, 100 worst
command -v systemd-analyze >/dev/null || { echo "units: no systemd-analyze, skipped"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bad=0
mkdir "$folder/bin" && ln -s "$jobmill" "$folder/bin/jobmill"
sed -e "s#@JOBMILL_BINDIR@#$folder/bin#; s#@JOBMILL_CONFDIR@#/etc/jobmill#" \
    "$root/cron/units/jobmill.service.in" > "$folder/jobmill.service"
cp "$root/cron/units/jobmill.timer" "$folder"
# manual pages and users are those of the machine it will run on
systemd-analyze verify --man=no --recursive-errors=no \
    "$folder/jobmill.service" "$folder/jobmill.timer" > "$folder/verify" 2>&1 || bad=1
grep -F "$folder/jobmill" "$folder/verify" && bad=1
grep -q '@' "$folder/jobmill.service" && grep -n '@[A-Z_]*@' "$folder/jobmill.service" && bad=1
[ $bad -eq 0 ] || { echo "units: verify fails"; cat "$folder/verify"; }
if ! systemd-analyze security --offline=yes --threshold=$EXPOSURE "$folder/jobmill.service" > "$folder/security" 2>&1; then
    echo "units: less closed than it was:"
    grep -v '^. ✓' "$folder/security"
    bad=1
fi
tail -1 "$folder/security"
systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' "$folder/jobmill.timer")" > /dev/null || bad=1
# each command of the crontab, as far as its options are right (--help stops it)
sed -n 's/^#* *[0-9*]\{1,2\} .*  jobmill  *jobmill \([a-z]*\) \([^|>]*\).*/\1 \2/p' "$root/cron/units/crontab" \
    > "$folder/commands"
sed -n 's/^# [0-9* ]*  jobmill  *jobmill \([a-z]*\) \(.*\) 2>.*/\1 \2/p' "$root/cron/units/crontab" >> "$folder/commands"
sed -n 's/^ExecStart=[^ ]* \([a-z]*\) \(.*\)/\1 \2/p' "$folder/jobmill.service" >> "$folder/commands"
while read -r command rest; do
    # shellcheck disable=SC2086
    "$jobmill" "$command" $rest --help > /dev/null 2>&1 || { echo "units: not understood: $command $rest"; bad=1; }
done < "$folder/commands"
[ "$(wc -l < "$folder/commands")" -ge 3 ] || { echo "units: crontab and unit name no commands"; bad=1; }
if command -v logrotate >/dev/null; then
    sed 's/ *su .*//; s/ jobmill adm//' "$root/cron/units/logrotate" > "$folder/logrotate"
    logrotate -d -s "$folder/state" "$folder/logrotate" > "$folder/out" 2>&1 || { cat "$folder/out"; bad=1; }
    grep -i '^error' "$folder/out" && bad=1
fi
[ $bad -eq 0 ] && echo "units: ok"
exit $bad
