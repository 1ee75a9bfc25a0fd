#!/usr/bin/env python3
"""One run against the same run in two shards, on one core each: wall and CPU seconds, and whether what is exported
is the same.

    tests/bench/scale.py [--sites 8] [--pages 400] [--slurm] [--jobmill build/release/jobmill]

Sites are addresses of 127.0.0.0/8, served by one nginx on a core that all share. The shards run under GNU parallel;
with --slurm also as the job array of cron/units/slurm-shards.sh and slurm-merge.sh, on a cluster of this one machine
that is started here (Debian's slurmctld, slurmd, slurm-client and munge; root) and ended again. Needs nginx."""
import argparse
import gzip
import json
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import bench  # noqa: E402  its pages and its stopwatch

ROOT = bench.ROOT
PORT = 18775


def record(url, text):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + text.encode()
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-04-30T12:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n")
    return head.encode() + body + b"\r\n\r\n"


def serve(work, sites, n_pages):
    """Writes the sites, serves them, and packs each into a WARC file; returns nginx and the texts of two
    jobmill.confs, one that asks the sites and one that reads the files."""
    conf = 'allow-private = yes\nrobots = no\nrate = "1000000/s"\nconcurrency = 8\nworkers = 1\n'
    reading = 'workers = 1\narchive = ""\n'
    servers = ""
    for site in range(1, sites + 1):
        folder = work / "sites" / str(site)
        folder.mkdir(parents=True)
        host = f"127.0.0.{site}:{PORT}"
        urls = []
        with open(work / f"{site}.warc.gz", "wb") as warc:
            for i, text in bench.pages(n_pages, site % 2 == 0):
                (folder / f"{i}.html").write_text(text)
                urls.append(f"http://{host}/{i}.html")
                warc.write(gzip.compress(record(urls[-1], text), 6, mtime=0))
        reading += f'source "site-{site}" {{ kind = warc  path = "{work}/{site}.warc.gz" }}\n'
        (folder / "sitemap.xml").write_text('<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' + "".join(f"<url><loc>{u}</loc></url>" for u in urls) + "</urlset>")
        servers += f"server {{ listen {host}; root {folder}; charset utf-8; }}\n"
        conf += f'source "site-{site}" {{ kind = sitemap  url = "http://{host}/sitemap.xml" }}\n'
    os.chmod(work, 0o755)
    (work / "nginx.conf").write_text(f"""daemon off; worker_processes 1; pid {work}/nginx.pid; error_log {work}/error.log; events {{ worker_connections 1024; }}
http {{ access_log off; types {{ text/html html; text/xml xml; }} client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3; uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5;
keepalive_requests 100000; {servers} }}""")
    nginx = subprocess.Popen(["nginx", "-c", str(work / "nginx.conf"), "-p", str(work)], stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    return nginx, conf, reading


def exported(jobmill, folder):
    """All postings by id, without the second in which each was seen; under "twins" the members of its job and its
    group, for what these are named after depends on that second."""
    text = subprocess.run([jobmill, "export", "postings", "--all", "-d", "jobs.db"], cwd=folder, check=True, capture_output=True, text=True).stdout
    rows = {}
    for line in text.splitlines():
        row = json.loads(line)
        for key in ("first_seen", "last_seen"):
            row.pop(key)
        rows[row["id"]] = row
    members = {}
    for row in rows.values():
        for key in ("job_id", "job_group"):
            members.setdefault((key, row[key]), []).append(row["id"])
    for row in rows.values():
        row["twins"] = [row[key] and sorted(members[key, row[key]]) for key in ("job_id", "job_group")]
    for row in rows.values():
        del row["job_id"], row["job_group"]
    return rows


class Cluster:
    """Slurm on this machine, in a folder."""

    def __init__(self, folder):
        self.started = []
        self.folder = folder
        host = socket.gethostname().split(".")[0]
        cpus = os.cpu_count()
        for name in ("state", "spool", "munge"):
            (folder / name).mkdir()
        user = pwd.getpwnam("munge")
        (folder / "munge/key").write_bytes(os.urandom(1024))
        os.chmod(folder / "munge/key", 0o400)
        for path in (folder / "munge", folder / "munge/key"):
            os.chown(path, user.pw_uid, user.pw_gid)
        os.chmod(folder / "munge", 0o755)
        socket_path = folder / "munge/socket"
        (folder / "cgroup.conf").write_text("CgroupPlugin=cgroup/v1\nIgnoreSystemd=yes\n")
        (folder / "slurm.conf").write_text(f"""ClusterName=one
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket={socket_path}
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
SlurmctldPort=26817
SlurmdPort=26818
ProctrackType=proctrack/linuxproc
TaskPlugin=task/affinity
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=0,sched_interval=1
ReturnToService=2
MpiDefault=none
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} State=UNKNOWN
PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP
""")
        self.env = dict(os.environ, SLURM_CONF=str(folder / "slurm.conf"))
        self.start(["runuser", "-u", "munge", "--", "munged", "--foreground", f"--socket={socket_path}", f"--key-file={folder}/munge/key", f"--pid-file={folder}/munge/pid", f"--log-file={folder}/munge/log", f"--seed-file={folder}/munge/seed"])
        time.sleep(1)
        self.start(["slurmctld", "-D", "-i"])
        time.sleep(1)
        self.start(["slurmd", "-D", "-N", host])
        for _ in range(100):
            state = subprocess.run(["sinfo", "-h", "-o", "%T"], env=self.env, capture_output=True, text=True).stdout.strip()
            if state == "idle":
                return
            time.sleep(0.3)
        self.stop()
        sys.exit(f"slurm: the node does not become idle: {state}\n" + (folder / "slurmd.log").read_text()[-2000:])

    def start(self, command):
        log = open(self.folder / "out", "ab")
        self.started.append(subprocess.Popen(command, env=self.env, stdout=log, stderr=log))

    def stop(self):
        for process in reversed(self.started):
            process.terminate()
        for process in self.started:
            process.wait()


def slurm(jobmill, folder, work):
    cluster_folder = Path(tempfile.mkdtemp(prefix="cluster-", dir=work))
    os.chmod(cluster_folder, 0o755)
    cluster = Cluster(cluster_folder)
    try:
        env = dict(cluster.env, PATH=f"{Path(jobmill).parent}:{os.environ['PATH']}")
        (folder / "shards").mkdir()
        t = time.monotonic()
        job = subprocess.run(["sbatch", "--parsable", str(ROOT / "cron/units/slurm-shards.sh")], cwd=folder, env=env, check=True, capture_output=True, text=True).stdout.strip()
        subprocess.run(["sbatch", "--parsable", f"--dependency=afterany:{job}", str(ROOT / "cron/units/slurm-merge.sh")], cwd=folder, env=env, check=True, capture_output=True)
        while subprocess.run(["squeue", "-h"], env=env, capture_output=True, text=True).stdout.strip():
            time.sleep(0.1)
        wall = time.monotonic() - t
        for log in sorted((folder / "shards").glob("*.log")):
            if log.stat().st_size:
                print(f"{log.name}: {log.read_text()[:600]}")
        return wall
    finally:
        cluster.stop()


def measure(a, work, name, conf):
    """One run, two shards under GNU parallel, the job array; prints a line each. Whether each gave the same."""
    def folder_of(what):
        folder = work / f"{name}-{what}".replace(" ", "-")
        folder.mkdir()
        (folder / "jobmill.conf").write_text(conf)
        return folder

    one = folder_of("one")
    shares = [len(set(subprocess.run([a.jobmill, "run", "--dry-run", "--shard", f"{i}/2"], cwd=one, check=True, capture_output=True, text=True).stdout.split()) & {f"site-{k}" for k in range(1, a.sites + 1)}) for i in range(2)]
    print(f"{name}: {shares[0]} sites in one shard, {shares[1]} in the other")
    used, wall, _ = bench.cpu(["taskset", "-c", "0", a.jobmill, "run", "-q"], cwd=one)
    want = exported(a.jobmill, one)
    print(f"  {'one run, one core':34} {wall:7.2f} s wall {used:7.2f} s CPU  {len(want)} postings")

    def show(what, folder, wall, used):
        got = exported(a.jobmill, folder)
        twins = sum(1 for key in want if got.get(key, {}).pop("twins", None) != want[key]["twins"])
        same = got == {key: {k: v for k, v in row.items() if k != "twins"} for key, row in want.items()}
        files = len(list((folder / "archive").glob("*.warc.gz")))
        print(f"  {what:34} {wall:7.2f} s wall {used:14} {len(got)} postings, {'the same' if same else 'NOT THE SAME'}; twins differ for {twins}; {files} archive files")
        return same

    again = folder_of("again")
    used, wall, _ = bench.cpu(["taskset", "-c", "0", a.jobmill, "run", "-q"], cwd=again)
    same = [show("the same once more", again, wall, f"{used:7.2f} s CPU")]
    two = folder_of("two")
    clock = "/usr/bin/time -a -o times -f '%U %S'"
    command = f"{a.jobmill} run -q -c jobmill.conf -d shards/{{}}/jobs.db --archive shards/{{}}/archive --shard {{}}/2"
    used, wall, _ = bench.cpu(["sh", "-ec", f"mkdir shards; parallel -j 2 \"mkdir shards/{{}} && {clock} taskset -c {{}} {command}\" ::: 0 1; PATH={Path(a.jobmill).parent}:$PATH {clock} sh {ROOT}/cron/units/slurm-merge.sh"], cwd=two)
    times = [sum(map(float, line.split())) for line in (two / "times").read_text().splitlines() if line[0].isdigit()]
    same.append(show("two shards and merge, GNU parallel", two, wall, f"{used:7.2f} s CPU"))
    print(f"  {'':34} (longer shard {max(times[:2]):.2f} s CPU, then merge {times[2]:.2f}: {max(times[:2]) + times[2]:.2f} s one after the other)")
    if a.slurm:
        array = folder_of("array")
        same.append(show("two shards and merge, Slurm", array, slurm(a.jobmill, array, work), ""))
    return same


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sites", type=int, default=8)
    ap.add_argument("--pages", type=int, default=400)
    ap.add_argument("--slurm", action="store_true")
    ap.add_argument("--jobmill", default=str(ROOT / "build/release/jobmill"))
    a = ap.parse_args()
    work = Path(tempfile.mkdtemp(prefix="jobmill-scale-"))
    nginx, asking, reading = serve(work, a.sites, a.pages)
    try:
        print(f"{a.sites} sites of {a.pages} pages")
        same = measure(a, work, "asking", asking) + measure(a, work, "reading archives", reading)
        sys.exit(0 if all(same) else 1)
    finally:
        nginx.terminate()
        nginx.wait()
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
