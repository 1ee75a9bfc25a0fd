#!/bin/sh
# tests/package.sh [BARE]: makes the Debian package, installs it with what it depends
# on into a bare Debian 12 folder and tries it there. By hand: needs root, debootstrap,
# the network to Debian's archive and two minutes. BARE: a folder made by
# `debootstrap --variant=minbase bookworm` before; it is copied, not changed.
# Exit status 77 where it cannot be tried.
set -eu
cd "$(dirname "$0")/.."
if [ "$(id -u)" -ne 0 ] || ! command -v cpack >/dev/null || ! command -v unshare >/dev/null; then
    echo "package: needs root, cpack and unshare, skipped"
    exit 77
fi
[ $# -gt 0 ] || command -v debootstrap >/dev/null || { echo "package: no debootstrap, skipped"; exit 77; }

cmake --preset release >/dev/null
cmake --build --preset release --target jobmill >/dev/null
(cd build/release && rm -f jobmill_*.deb && cpack -G DEB >/dev/null)
deb=$(echo build/release/jobmill_*.deb)
echo "package: $deb, $(wc -c < "$deb") bytes"
if command -v lintian >/dev/null; then
    lintian --fail-on error,warning "$deb" && echo "package: lintian has nothing to say"
fi

folder=$(mktemp -d)
root=$folder/root
trap 'rm -rf "$folder"' EXIT
if [ $# -gt 0 ]; then
    cp -a "$1" "$root"
else
    debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian >"$folder/log" ||
        { tail "$folder/log"; exit 77; }
fi
cp "$deb" "$root/opt/jobmill.deb"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
cat > "$root/opt/trial.sh" <<'TRIAL'
set -eu
export DEBIAN_FRONTEND=noninteractive
say() { echo "package: $*"; }
quietly() { "$@" >/opt/log 2>&1 || { tail -20 /opt/log; exit 1; }; }
# a container's folders leave documentation out at times; this one must not
rm -f /etc/dpkg/dpkg.cfg.d/docker /etc/dpkg/dpkg.cfg.d/excludes
quietly apt-get update
before=$(dpkg -l | grep -c '^ii')
quietly apt-get install -y --no-install-recommends /opt/jobmill.deb
say "installed with $(($(dpkg -l | grep -c '^ii') - before - 1)) packages that it depends on"
say "$(jobmill --version)"
! ldd /usr/bin/jobmill | grep 'not found'
id jobmill >/dev/null
[ "$(stat -c %U /var/lib/jobmill)" = jobmill ]
# the bundled sample, as the user it will run as
cat > /opt/as <<'AS'
exec setpriv --reuid=jobmill --regid=jobmill --clear-groups "$@"
AS
cd /var/lib/jobmill
sh /opt/as jobmill run --quiet -c /usr/share/doc/jobmill/examples/jobmill.conf -d /var/lib/jobmill/jobs.db
postings=$(jobmill export postings -d jobs.db | wc -l)
say "the sample gives $postings postings"
[ "$postings" -gt 100 ]
jobmill report compare backend-developer devops-engineer -d jobs.db --min-n 5 | grep -q edian
[ "$(jobmill parse -q --warc - < /usr/share/doc/jobmill/examples/sample.warc.gz | wc -l)" -gt 100 ]
# the packaged configuration
sources=$(sh /opt/as jobmill run --dry-run -c /etc/jobmill/jobmill.conf | wc -l)
say "/etc/jobmill/jobmill.conf asks $sources sources"
[ "$sources" -ge 25 ]
bash -c '. /usr/share/bash-completion/completions/jobmill; COMP_WORDS=(jobmill repl); COMP_CWORD=1; _jobmill; [ "$COMPREPLY" = replay ]'
quietly apt-get install -y --no-install-recommends man-db systemd zsh
say "$(man -w jobmill) $(man -w jobmill.conf)"
man jobmill.conf | grep -q 'KINDS OF SOURCE'
zsh -fc 'fpath+=(/usr/share/zsh/vendor-completions); autoload -Uz _jobmill && autoload +X _jobmill'
systemd-analyze verify /usr/lib/systemd/system/jobmill.timer /usr/lib/systemd/system/jobmill.service
say "$(systemd-analyze security --offline=yes /usr/lib/systemd/system/jobmill.service | tail -1)"
# a change of the configuration outlives an upgrade; purge leaves the data
echo '# mine' >> /etc/jobmill/jobmill.conf
quietly dpkg -i /opt/jobmill.deb
tail -1 /etc/jobmill/jobmill.conf | grep -q mine
quietly dpkg --purge jobmill
[ ! -e /etc/jobmill ] && [ ! -e /usr/bin/jobmill ] && [ -s /var/lib/jobmill/jobs.db ]
say ok
TRIAL
# shellcheck disable=SC2016
unshare -m -p -f --propagation private sh -c '
    mount -t proc proc "$0/proc" && mount --bind /dev "$0/dev"
    exec chroot "$0" /usr/bin/env -i HOME=/opt LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin sh /opt/trial.sh' "$root"
