#!/bin/bash
# fetch-afl.sh FOLDER: sets up AFL++ in FOLDER from Debian's package, without the compilers that
# the package asks for: FOLDER/afl-fuzz starts it, behind the loader of its own release.
set -eu

folder=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=.ci/debian-packages.sh
. "$here/debian-packages.sh"

packages=(afl++ libpython3.11 libexpat1 zlib1g libc6 libgcc-s1 libstdc++6)
mkdir -p "$(dirname -- "$folder")"
work=$(mktemp -d "$folder.XXXXXX")
trap 'rm -rf "$work"' EXIT
if ! debian_unpack bookworm amd64 "$work" "${packages[@]}" > "$work/log" 2>&1; then
    tail -n 5 "$work/log" >&2
    exit 1
fi
root=$folder/root
printf '#!/bin/sh\nexec %s --library-path %s %s "$@"\n' \
    "'$root/lib64/ld-linux-x86-64.so.2'" \
    "'$root/usr/lib/x86_64-linux-gnu:$root/lib/x86_64-linux-gnu'" \
    "'$root/usr/bin/afl-fuzz'" > "$work/afl-fuzz"
chmod +x "$work/afl-fuzz"
rm -rf "$work/state" "$work/cache" "$work/packages" "$work/sources.list" "$work/log" "$folder"
mv "$work" "$folder"
