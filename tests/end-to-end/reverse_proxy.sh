#!/usr/bin/env bash
# The server behind nginx, with the configuration that we give people: what a browser, a forger and a
# smuggler get.
#   reverse_proxy.sh SOURCE BIN     exit 77 where there is no nginx
set -euo pipefail
source=$1 bin=$2
nginx=$(PATH=$PATH:/usr/sbin command -v nginx) || { echo "skipped: there is no nginx here"; exit 77; }
command -v curl >/dev/null && command -v openssl >/dev/null || { echo "skipped: no curl or openssl"; exit 77; }

folder=$(mktemp -d)
running=()
end() {
    for process in "${running[@]}"; do kill "$process" 2>/dev/null || true; done
    wait
    rm -rf "$folder"
}
trap end EXIT
failures=0
expect() { # WHAT WANTED GOT
    [ "$2" = "$3" ] || { echo "FAILED: $1: wanted \"$2\", got \"$3\""; failures=$((failures + 1)); }
}

library=$folder/library
"$bin/findings-indexer" --library "$library" ingest "$source/corpus-samples/evidence" >/dev/null
echo "a long enough password" | "$bin/findings-search-server" --library "$library" account add ada \
    --name Ada --role editor >/dev/null
mkfifo "$folder/says"
"$bin/findings-search-server" --library "$library" serve --listen 127.0.0.1:0 --trusted-proxy 127.0.0.1 \
    --base-url https://library.example >"$folder/says" 2>"$folder/log" &
running+=($!)
exec 9<"$folder/says" # stays open: it has more to say
read -r greeting <&9
server=${greeting##*:}

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=library.example \
    -keyout "$folder/key.pem" -out "$folder/certificate.pem" 2>/dev/null

# nginx takes no port of the system's choice
start_nginx() {
    plain=$((20000 + RANDOM % 20000)) tls=$((40000 + RANDOM % 20000))
    sed -e '/listen \[::\]/d' -e "s/listen 80;/listen 127.0.0.1:$plain;/" \
        -e "s/listen 443/listen 127.0.0.1:$tls/" -e "s/127.0.0.1:8080/127.0.0.1:$server/" \
        -e "s#/etc/letsencrypt/.*/fullchain.pem#$folder/certificate.pem#" \
        -e "s#/etc/letsencrypt/.*/privkey.pem#$folder/key.pem#" \
        "$source/search-server/packaging/nginx.conf" >"$folder/site.conf"
    cat >"$folder/nginx.conf" <<END
daemon off; pid $folder/pid; worker_processes 1; error_log $folder/error.log;
$([ "$(id -u)" = 0 ] && echo "user root;")
events {}
http {
    client_body_temp_path $folder/t1; proxy_temp_path $folder/t2; fastcgi_temp_path $folder/t3;
    uwsgi_temp_path $folder/t4; scgi_temp_path $folder/t5;
    include $folder/site.conf;
}
END
    "$nginx" -e "$folder/error.log" -c "$folder/nginx.conf" 2>/dev/null &
    running+=($!)
    for _ in $(seq 50); do
        kill -0 $! 2>/dev/null || return 1
        curl -so /dev/null "http://127.0.0.1:$plain/" && return 0
        sleep 0.1
    done
    return 1
}
for _ in 1 2 3; do start_nginx && break; done || { cat "$folder/error.log"; exit 1; }

site=https://library.example
# ask ADDRESS [OPTION…]: through nginx, as a browser would
ask() {
    local address=$1
    shift
    curl -sk --resolve "library.example:443:127.0.0.1" --connect-to "library.example:443:127.0.0.1:$tls" \
        "$@" "$site$address"
}
status() { ask "$@" -o /dev/null -w '%{http_code}'; }

for _ in $(seq 100); do
    [ "$(status /health/ready)" = 200 ] && break
    sleep 0.1
done
expect "a search" 200 "$(status '/api/v1/search?q=children')"
expect "a page over HTTP/2" "2 200" "$(ask /en/search -o /dev/null -w '%{http_version} %{http_code}')"
expect "plain HTTP" "308 $site/en/?q=a" \
    "$(curl -so /dev/null -w '%{http_code} %{redirect_url}' -H 'Host: library.example' "http://127.0.0.1:$plain/en/?q=a")"
expect "addresses for others" 1 "$(ask /sitemap.xml | grep -c "<loc>$site/" | awk '{print ($1 > 0)}')"
long=$(printf 'a%.0s' $(seq 15000))
expect "an address of 15 KiB" "400 application/problem+json" \
    "$(ask "/api/v1/search?$long=" -o /dev/null -w '%{http_code} %{content_type}')"
expect "more than anybody takes" 413 "$(head -c 80000000 /dev/zero | status /en/sign-in -X POST -T - -H 'Expect:')"

# Signing in: five failures are enough, whatever address the client claims, and are nobody else's.
sign_in() { # CLIENT PASSWORD [HEADER…]
    local client=$1 password=$2
    shift 2
    ask /en/sign-in --interface "$client" -c "$folder/jar-$client" -o "$folder/page" -D "$folder/header"
    local token
    token=$(sed -n 's/.*name="form_token" value="\([^"]*\)".*/\1/p' "$folder/page" | head -n 1)
    ask /en/sign-in --interface "$client" -b "$folder/jar-$client" -o /dev/null -D "$folder/header" \
        -w '%{http_code}' -H "Origin: $site" "$@" --data-urlencode "form_token=$token" \
        --data-urlencode sign_in_name=ada --data-urlencode "password=$password"
}
for try in 1 2 3 4 5; do
    expect "wrong password $try" 422 "$(sign_in 127.0.0.2 wrong -H "X-Forwarded-For: 203.0.113.$try")"
done
expect "a sixth try" 429 "$(sign_in 127.0.0.2 "a long enough password" -H "X-Forwarded-For: 203.0.113.9")"
expect "another client" 303 "$(sign_in 127.0.0.3 "a long enough password")"
expect "the cookie" 1 "$(grep -ci '^set-cookie: __Host-findings=.*; Secure' "$folder/header")"
expect "HSTS" 1 "$(grep -ci '^strict-transport-security' "$folder/header")"

# One answer to what two servers may read in two ways.
answers() { # REQUEST
    printf "$1" | timeout 5 openssl s_client -quiet -connect "127.0.0.1:$tls" -servername library.example 2>/dev/null |
        grep -c '^HTTP/1' || true
}
hidden='GET /hidden HTTP/1.1\r\nHost: library.example\r\nConnection: close\r\n\r\n'
for lengths in 'Transfer-Encoding: chunked\r\nContent-Length: 5' 'Content-Length: 0\r\nContent-Length: 5' \
    'Transfer-Encoding: xchunked' 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity' 'Content-Length: 0, 5'; do
    expect "smuggling by $lengths" 1 \
        "$(answers "POST /en/ HTTP/1.1\r\nHost: library.example\r\n$lengths\r\n\r\n0\r\n\r\n$hidden")"
done

[ $failures = 0 ] || { tail -n 5 "$folder/error.log" | cut -c 1-300; exit 1; }
echo "all right"
