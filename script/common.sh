# Shared by the scripts beside it; sourced, not run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${BUILD_DIR:-$root/build}

say() { printf '\n== %s\n' "$*"; }
fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# One compiler a core, but no more than one for each 1.5 GiB: the largest file needs that much.
jobs() {
    if [ -n "${JOBS:-}" ]; then
        echo "$JOBS"
        return
    fi
    local cores memory
    cores=$(nproc)
    memory=$(awk '/MemAvailable/ {print int($2 / 1572864)}' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

# configure PRESET [OPTION…]: into $build/PRESET, from any folder.
configure() {
    local preset=$1
    shift
    (cd "$root" && cmake --preset "$preset" -B "$build/$preset" "$@" >"$build/$preset.configure.log") ||
        { cat "$build/$preset.configure.log"; fail "cmake could not configure $preset"; }
}

# compile PRESET [TARGET…]: all targets where none is named.
compile() {
    cmake --build "$build/$1" --parallel "$(jobs)" ${2:+--target "${@:2}"}
}
