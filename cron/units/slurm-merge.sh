#!/bin/sh
#SBATCH --job-name=jobmill-merge --ntasks=1 --output=shards/merge.log
# slurm-merge.sh: what the shards stored into jobs.db, what they fetched into archive/.
# The shards keep their databases: the next night goes on from them.
set -eu
jobmill merge --quiet -d jobs.db shards/*/jobs.db
mkdir -p archive
find shards -path '*/archive/*' -type f -exec mv -n {} archive/ \;
