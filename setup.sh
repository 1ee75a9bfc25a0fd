#!/bin/sh
# setup.sh run | test | build | coverage
#   build     install what is missing (Debian 12, apt-get) and build build/release/jobmill
#   run       build, then do the main job on the bundled sample: no network needed
#   test      build with sanitizers and run every test
#   coverage  build with gcov, run every test, print the table
set -eu
cd "$(dirname "$0")"

PACKAGES_BUILD="gcc cmake ninja-build pkg-config libcurl4-openssl-dev libxml2-dev libpcre2-dev
libsqlite3-dev libconfuse-dev libutf8proc-dev libxxhash-dev libdeflate-dev zlib1g-dev libbrotli-dev
libzstd-dev libssl-dev ca-certificates"
PACKAGES_TEST="libcmocka-dev libjansson-dev libmicrohttpd-dev git"

say() { echo "setup: $*" >&2; }

install_missing() {
    missing=
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    [ -z "$missing" ] && return 0
    command -v apt-get >/dev/null || { say "install these first:$missing"; exit 2; }
    sudo=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { say "not root, and no sudo: install these first:$missing"; exit 2; }
        sudo=sudo
    fi
    say "installing$missing"
    $sudo apt-get update -qq || say "apt-get update failed; trying with the lists that are here"
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

build() { # preset [target]
    cmake --preset "$1" >/dev/null
    cmake --build --preset "$1" ${2:+--target "$2"}
}

run_sample() {
    out=build/sample
    rm -rf "$out" && mkdir -p "$out"
    jobmill=build/release/jobmill
    say "reading the bundled sample (sample/jobmill.conf) into $out/jobs.db"
    "$jobmill" run -c sample/jobmill.conf -d "$out/jobs.db"
    echo
    "$jobmill" report compare backend-developer devops-engineer -d "$out/jobs.db" --min-n 5
    cat <<TXT

Next, try:
  $jobmill status -d $out/jobs.db
  $jobmill export postings -d $out/jobs.db --format csv | head -3
  $jobmill init && $jobmill run --dry-run       your own boards
TXT
}

case "${1:-}" in
build)
    # shellcheck disable=SC2086
    install_missing $PACKAGES_BUILD
    build release jobmill
    ;;
run)
    # shellcheck disable=SC2086
    install_missing $PACKAGES_BUILD
    build release jobmill >&2
    run_sample
    ;;
test)
    # shellcheck disable=SC2086
    install_missing $PACKAGES_BUILD $PACKAGES_TEST
    build asan
    ctest --preset asan -j "$(nproc)"
    ;;
coverage)
    # shellcheck disable=SC2086
    install_missing $PACKAGES_BUILD $PACKAGES_TEST gcovr
    build coverage
    ctest --preset coverage -j "$(nproc)"
    gcovr -r . --exclude 'tests/' --exclude '.*/data/' build/coverage
    ;;
*)
    sed -n '2,6s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac
