# The part of script/bench that measures what slow clients do to the others; sourced by it.
library=$2
port=${PORT:-18080}
log=$(mktemp)
"$build/release/bin/findings-search-server" --library "$library" serve --read-only \
    --listen "127.0.0.1:$port" >/dev/null 2>"$log" &
server=$!
trap 'kill $server 2>/dev/null || true; rm -f "$log"' EXIT
until curl -sf "http://127.0.0.1:$port/health/ready" >/dev/null; do
    kill -0 $server 2>/dev/null || fail "the server ended: $(tail -n 3 "$log")"
    sleep 0.1
done
echo "| slow | p50 ms | p99 ms | p50 meanwhile | p99 meanwhile | ratio | failed | held at most | connections | memory + MiB |"
echo "|---|---|---|---|---|---|---|---|---|---|"
for kind in header body read; do
    "$build/release/bin/slow-clients" "$port" $server $kind 4000 64 60
done
