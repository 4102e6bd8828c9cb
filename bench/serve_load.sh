#!/bin/sh
# The server under load while another process writes: 64 connections for 30 seconds on a mix of
# routes, each asked once before, `dragoman read` into the same record beside it. Prints wrk's
# figures, the errors, and whether anything was lost.
#
#   bench/serve_load.sh [RECORD] [SECONDS] [CONNECTIONS]
#
# RECORD (copied, not changed) is what is served, for example one that bench/linking_bench made;
# without it a small one is read from examples/. Needs Debian's wrk and build/release/dragoman.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
program=$home/build/release/dragoman
seconds=${2:-30}
connections=${3:-64}
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
server=""
record=$folder/record.db
if [ -n "${1:-}" ]; then cp "$1" "$record"; else
  "$program" read "$home/examples" --record "$record" 2>/dev/null
fi

# Reports that are all different: those of examples/, each with a line of its own, again and again.
python3 - "$home/examples" "$folder/more.jsonl" <<'PYTHON'
import json, pathlib, sys
texts = [p.read_text() for p in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt"))]
with open(sys.argv[2], "w") as out:
    for i in range(400):
        text = texts[i % len(texts)] + f"\n\nThis was edition {i} of the paper.\n"
        out.write(json.dumps({"text": text, "published": f"2025-05-{i % 28 + 1:02d}"}) + "\n")
PYTHON
before=$("$program" documents --record "$record" --json | wc -l)

"$program" serve --record "$record" --port 0 >"$folder/url" 2>/dev/null &
server=$!
until [ -s "$folder/url" ]; do sleep 0.05; done
url=$(head -n 1 "$folder/url")
pair=$(curl -s "${url}api/v1/pairs?limit=1" |
  python3 -c 'import json, sys; print("-".join(json.load(sys.stdin)["items"][0]["pair"]))')

cat >"$folder/mix.lua" <<LUA
local paths = {
  "/api/v1/status", "/api/v1/events?limit=50", "/api/v1/incidents?order=newest",
  "/api/v1/events?pair=$pair&order=newest&limit=20", "/api/v1/dossier?pair=$pair",
  "/api/v1/search?q=border", "/api/v1/timeline?pair=$pair", "/api/v1/positions/matrix?pair=$pair",
  "/api/v1/commitments", "/api/v1/statements?limit=20", "/api/v1/pairs",
}
local number = 0
request = function()
  number = number + 1
  return wrk.format("GET", paths[number % #paths + 1])
end
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("p50 %.1f ms, p99 %.1f ms, slowest %.1f ms\n", latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000))
  io.write(string.format("errors: connect %d, read %d, write %d, timeout %d, status %d\n",
    errors.connect, errors.read, errors.write, errors.timeout, errors.status))
end
LUA
grep -o '"/api[^"]*"' "$folder/mix.lua" | tr -d '"' | while read -r path; do
  curl -s -o "$folder/answer" "${url%/}$path"
done
"$program" read "$folder/more.jsonl" --record "$record" --threads 1 2>"$folder/read.log" &
reader=$!
wrk -t 2 -c "$connections" -d "${seconds}s" -s "$folder/mix.lua" "${url%/}" |
  grep -E 'Requests/sec|p50|errors'
wait "$reader" || true
tail -n 1 "$folder/read.log"
after=$("$program" documents --record "$record" --json | wc -l)
echo "documents: $before before, $after after, 400 read beside"
"$program" doctor --record "$record" | tail -n 1
