# script/bench yardsticks LIBRARY: our index, search and HTTP beside what others make of the same records.
# Sourced by script/bench. CPU time is what counts here: other work on the machine disturbs it least.

work=$work/yardsticks
mkdir -p "$work"
port=${PORT:-18080}

echo "## Indexing all records of $library"
echo
"$bin/index-yardsticks" "$library" "$work" "${ROUNDS:-3}"
echo
echo "## Searches in process"
echo
"$bin/search-yardsticks" "$library" "$work/others-$(basename "$library")" "${ROUNDS:-5}"

# cpu_of PID: CPU seconds of the process up to now
cpu_of() { awk -v hz="$(getconf CLK_TCK)" '{sub(/.*\) /, ""); print ($12 + $13) / hz}' "/proc/$1/stat"; }

# under_load NAME PID ADDRESS [LUA]: a table row of three loads
under_load() {
    local row="| $1 |" connections before after result
    for connections in 1 8 64; do
        sleep 2
        before=$(cpu_of "$2")
        result=$(wrk -t1 -c$connections -d"${SECONDS_EACH:-8}s" ${4:+-s "$4"} "$3" | awk '
            /requests in/ {all = $1}
            /Requests\/sec/ {rate = $2}
            /Non-2xx/ {failed = $NF}
            END {printf "%d %.0f %d", all, rate, failed}')
        after=$(cpu_of "$2")
        row+=$(echo "$result" | awk -v a="$before" -v b="$after" '{printf " %s | %.1f | %s |", $2, (b - a) * 1e6 / $1, $3}')
    done
    echo "$row"
}

# waits until the address answers
until_up() {
    for _ in $(seq 100); do
        curl -sf -o /dev/null "$1" && return
        sleep 0.1
    done
    fail "$1 does not answer"
}

head -c 2048 /dev/zero | tr '\0' x >"$work/fixed"
cat >"$work/nginx.conf" <<END
worker_processes 1;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 1024; }
http {
    access_log off;
    keepalive_requests 100000000;
    server {
        listen 127.0.0.1:$((port + 1));
        location = /return { return 200 "$(cat "$work/fixed")"; }
        location = /fixed { root $work; }
    }
}
END
nginx -c "$work/nginx.conf"
"$bin/fixed-answer" $((port + 2)) "$work/fixed" &
beast=$!
"$bin/findings-search-server" --library "$library" serve --listen "127.0.0.1:$port" \
    --connections-per-address 1000 2>"$work/server.log" &
server=$!
trap 'kill $server $beast "$(cat "$work/nginx.pid")" 2>/dev/null || true' EXIT
until_up "http://127.0.0.1:$port/health/ready"
until_up "http://127.0.0.1:$((port + 1))/return"
until_up "http://127.0.0.1:$((port + 2))/"
nginx_worker=$(pgrep -P "$(cat "$work/nginx.pid")" | head -n 1)

echo
echo "## HTTP: requests/s, CPU µs of the server a request, answers that are not 200, at 1, 8 and 64 connections"
echo
echo "| what | 1: requests/s | CPU µs | not 200 | 8: requests/s | CPU µs | not 200 | 64: requests/s | CPU µs | not 200 |"
echo "|---|---|---|---|---|---|---|---|---|---|"
under_load "nginx, return of 2 KB" "$nginx_worker" "http://127.0.0.1:$((port + 1))/return"
under_load "nginx, a file of 2 KB" "$nginx_worker" "http://127.0.0.1:$((port + 1))/fixed"
under_load "bare Beast, 2 KB" $beast "http://127.0.0.1:$((port + 2))/"
under_load "ours, /static/tagging-desk.js (1.5 KB)" $server "http://127.0.0.1:$port/static/tagging-desk.js"
export SEARCH_OPTIONS="&per_page=10&facets=0&expand=0"
under_load "ours, ten best, no facets" $server "http://127.0.0.1:$port" "$root/tests/bench/words.lua"
export SEARCH_OPTIONS="&per_page=10"
under_load "ours, the full page of ten" $server "http://127.0.0.1:$port" "$root/tests/bench/words.lua"
