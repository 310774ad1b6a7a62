#!/bin/bash
# run.sh VERB …: fetches native Unicorn when it is missing, builds in Release when a source has
# changed, runs the command line. When nothing changed it adds some hundredths of a second.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
program=$root/fuzz/bin/Release/net10.0/Fuzz.dll
cache=$root/.cache
stamp=$cache/build-stamp # The sources' names, as old as the build they went into.
mkdir -p "$cache"

# sources [TEST…]: files that go into the program and pass find's TEST.
sources() {
    find "$root/beam" "$root/oracle" "$root/jit" "$root/fuzz" "$root/corpus" "$root/reports" \
        "$root/Directory.Build.props" "$root/Directory.Packages.props" \
        "$root/global.json" "$root/.editorconfig" \
        -type d \( -name bin -o -name obj -o -name cases \) -prune -o -type f "$@" -print
}

changed() {
    [ -f "$program" ] && [ -f "$stamp" ] || return 0
    [ -z "$(sources -newer "$stamp")" ] || return 0
    ! sources | cmp -s - "$stamp"
}

build() {
    sources > "$stamp.new"
    echo "run.sh: building" >&2
    if ! dotnet build "$root/fuzz/Fuzz.csproj" -c Release -v q --nologo > "$cache/build.log" 2>&1
    then
        cat "$cache/build.log" >&2
        echo "run.sh: the build failed" >&2
        exit 3
    fi
    mv "$stamp.new" "$stamp"
}

# One at a time: two builds in one folder would spoil each other.
if changed; then
    (
        flock 9
        # The compiler server outlives the build and must not inherit the lock.
        if changed; then build 9>&-; fi
    ) 9> "$cache/build-lock"
fi

# Verbs that need no machine work without it; the others say that it is missing.
. "$root/.ci/fetch-unicorn.sh"
fetch_unicorn "$root" || true

# exec: signals and the exit code are the program's own.
exec dotnet "$program" "$@"
