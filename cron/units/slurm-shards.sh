#!/bin/sh
#SBATCH --job-name=jobmill --array=0-1 --ntasks=1 --cpus-per-task=1 --output=shards/%a.log
# slurm-shards.sh: a run as a job array, one shard a task, each with a database and an
# archive of its own below shards/. In the folder of jobmill.conf:
#   mkdir -p shards
#   id=$(sbatch --parsable slurm-shards.sh)
#   sbatch --dependency=afterany:$id slurm-merge.sh
# A host belongs to one shard, so each is still asked at its own rate.
set -u
shard=shards/$SLURM_ARRAY_TASK_ID
mkdir -p "$shard"
jobmill run -c jobmill.conf -d "$shard/jobs.db" --archive "$shard/archive" \
    --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --quiet
