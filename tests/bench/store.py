#!/usr/bin/env python3
"""The store alone, from 10^4 postings on: what a new posting and a sighting cost, and what a posting weighs.

    tests/bench/store.py [--sizes 10000 100000] [--weeks 12] [--build build/release]

Compiles tests/bench/store_bench.c and made_postings.c with the store of a release build, makes a database of each size over some weeks and
shows its nights as they come: CPU of the calls into store/, bytes a posting. 10^6 postings take 7 GB and some ten
minutes. Needs gcc and a release build. Asserts nothing: timings are for reading."""
import argparse
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIBS = ["sqlite3", "jansson", "libxxhash", "libutf8proc", "libpcre2-8"]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sizes", type=int, nargs="+", default=[10000, 100000])
    ap.add_argument("--weeks", type=int, default=12)
    ap.add_argument("--build", default=str(ROOT / "build/release"))
    a = ap.parse_args()
    build = Path(a.build)
    work = Path(tempfile.mkdtemp(prefix="jobmill-store-"))
    try:
        libs = subprocess.check_output(["pkg-config", "--cflags", "--libs", *LIBS], text=True).split()
        bench = work / "bench"
        sources = [str(ROOT / "tests/bench" / name) for name in ("store_bench.c", "made_postings.c")]
        subprocess.check_call(["gcc", "-O2", "-std=gnu17", f"-I{ROOT}", "-o", str(bench), *sources,
                               *(str(build / f"lib{room}.a") for room in ("store", "normalize", "base")), *libs, "-lpthread", "-lm"])
        for size in a.sizes:
            file = work / f"{size}.db"
            print(f"{size} postings over {a.weeks} weeks", flush=True)
            subprocess.check_call([str(bench), str(file), str(size), str(a.weeks)])
            print(f"  {file.stat().st_size / size:,.0f} bytes a posting")
            file.unlink()
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
