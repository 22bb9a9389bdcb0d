# script/bench formats [MIB]: RIS and PubMed XML beside bibutils' ris2xml and med2xml, on one core,
# in turn. Sourced by script/bench. Both read and write MODS; ours also only read. Three runs of
# 16 MiB, of which the median counts, then one of MIB (1,024) for memory, where a program that takes
# more than 10 minutes or 8 GiB gives up. The files are the real ones of the test data over and over,
# or else our samples.

large=${1:-1024}
work=$(mktemp -d "${BENCH_DIR:-/tmp}/findings-formats.XXXXXX")
trap 'rm -rf "$work"' EXIT
convert=$build/release/bin/convert-records
data=${FINDINGS_TEST_DATA:-$HOME/.cache/findings-test-data}/formats

# repeated MIB HEAD BODY TAIL: so many times BODY that it is MIB, between HEAD and TAIL
repeated() {
    local bytes times
    bytes=$(stat -c %s "$3")
    times=$(($1 * 1048576 / bytes + 1))
    cat "$2"
    for ((; times > 0; --times)); do cat "$3"; done
    cat "$4"
}

: >"$work/nothing"
if [ -d "$data/ris" ]; then
    find "$data/ris" -name '*.ris' -size -1000k -print0 | sort -z | xargs -0 cat >"$work/body.ris"
else
    cat "$root"/tests/fuzz/corpus/ris/*.ris >"$work/body.ris"
fi
articles=$(find "$data/pubmed_xml/sr_project" -name '*.xml' 2>/dev/null | sort | head -n 1)
articles=${articles:-$root/tests/fuzz/corpus/pubmed_xml/one.xml}
echo '<?xml version="1.0" encoding="UTF-8"?><PubmedArticleSet>' >"$work/head.xml"
sed -n '/<PubmedArticle>/,/<\/PubmedArticle>/p' "$articles" >"$work/body.xml"
echo '</PubmedArticleSet>' >"$work/tail.xml"

# measured RECORDS COMMAND…: "wall cpu KiB", or nothing where it fails or says that it has seen fewer
# than nine tenths of the records: ris2xml ends with success when memory ends.
measured() {
    local records=$1 seen
    shift
    (
        ulimit -v 8388608
        taskset -c 0 time -f '%e %U %S %M' -o "$work/time" timeout 600 "$@" >/dev/null 2>"$work/stderr"
    ) || return 0
    seen=$(sed -nE 's/.*Processed ([0-9]+) references.*/\1/p; s/^([0-9]+) records.*/\1/p' "$work/stderr" | tail -n 1)
    [ $((${seen:-0} * 10)) -ge $((records * 9)) ] || return 0
    awk '{print $1, $2 + $3, $4}' "$work/time"
}

# row NAME MIB RECORDS RUNS: RUNS is a file of what measured() said; the median by CPU counts
row() {
    sort -n -k 2 "$4" | awk -v name="$1" -v mib="$2" -v records="$3" '
        {wall[NR] = $1; cpu[NR] = $2; peak[NR] = $3}
        END {
            m = int((NR + 1) / 2)
            if (!NR) print "| " name " | " mib " | gave up | | | | |"
            else printf "| %s | %d | %s | %.2f | %.0f | %.1f | %.0f |\n", name, mib, wall[m], cpu[m],
                records / cpu[m], mib * 1.048576 / cpu[m], peak[m] / 1024
        }'
}

echo "# one core of $(awk -F': ' '/model name/ {print $2; exit}' /proc/cpuinfo)"
echo
echo "| what | MiB | wall s | CPU s | records/CPU s | MB/CPU s | peak MiB |"
echo "|---|---|---|---|---|---|---|"

# compared FROM FILE RUNS THEIRS…
compared() {
    local from=$1 file=$2 runs=$3 mib records
    shift 3
    mib=$(($(stat -c %s "$file") / 1048576))
    records=$("$convert" "$from" none "$file" 2>&1 | awk '{print $1}')
    rm -f "$work"/runs.*
    : >"$work/runs.ours"; : >"$work/runs.reading"; : >"$work/runs.theirs"
    for ((; runs > 0; --runs)); do
        measured "$records" "$convert" "$from" mods "$file" >>"$work/runs.ours"
        measured "$records" "$@" "$file" >>"$work/runs.theirs"
        measured "$records" "$convert" "$from" none "$file" >>"$work/runs.reading"
    done
    row "$from to MODS ($records records)" "$mib" "$records" "$work/runs.ours"
    row "$1" "$mib" "$records" "$work/runs.theirs"
    row "$from, read only" "$mib" "$records" "$work/runs.reading"
}

for size in 16 "$large"; do
    runs=$((size == 16 ? 3 : 1))
    repeated "$size" "$work/nothing" "$work/body.ris" "$work/nothing" >"$work/all.ris"
    compared ris "$work/all.ris" "$runs" ris2xml -i unicode
    rm "$work/all.ris"
    repeated "$size" "$work/head.xml" "$work/body.xml" "$work/tail.xml" >"$work/all.xml"
    compared pubmed_xml "$work/all.xml" "$runs" med2xml -i unicode
    rm "$work/all.xml"
done
