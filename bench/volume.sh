#!/bin/sh
# What volume costs: bench/volume.sh [N=10000] [FOLDER=/tmp/dragoman-volume] [THREADS="1 2"]
#
#   cmake --preset release -DDRAGOMAN_BENCH=ON && cmake --build --preset release
#   bench/volume.sh 10000
#
# Makes N reports (bench/generate: 500 words in the mean, the same on every machine) and prints, for
# each number of threads: reading them into a new record, stage by stage, with the most memory the
# program had; beside it `wc -w` on the same file and the language stage alone, and `stream`, which
# keeps nothing. Then how long it takes to pass over all of them as known. Compare the memory of
# 1000, 10000 and 100000.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
count=${1:-10000}
folder=${2:-/tmp/dragoman-volume}
threads=${3:-1 2}
dragoman=${DRAGOMAN:-$here/build/release/dragoman}
export DRAGOMAN_DATA="${DRAGOMAN_DATA:-$here/data}"
mkdir -p "$folder"
reports=$folder/reports-$count.jsonl
[ -s "$reports" ] || "$here/build/release/bench/generate" "$count" > "$reports"

timed() { # what, command...
  what=$1
  shift
  start=$(date +%s.%N)
  "$@" > "$folder/out" 2> "$folder/err" || cat "$folder/err"
  end=$(date +%s.%N)
  awk -v what="$what" -v n="$count" -v a="$start" -v b="$end" \
    'BEGIN { printf "%-28s %9.2f s %10.0f documents/s\n", what, b - a, n / (b - a) }'
}

printf '%s reports, %s bytes, %s words\n' "$count" "$(wc -c < "$reports")" "$(wc -w < "$reports")"
timed 'wc -w' wc -w "$reports"
for n in $threads; do
  record=$folder/volume-$n.db
  rm -f "$record" "$record-wal" "$record-shm"
  timed "read, threads: $n" "$dragoman" read "$reports" --record "$record" --threads "$n" --profile
  cat "$folder/err"
  timed "stream, threads: $n" "$dragoman" stream --only event,statement --threads "$n" --profile \
    < "$reports"
  grep 'most memory' "$folder/err"
done
timed 'passed over as known' "$dragoman" read "$reports" --record "$record" --threads 1
