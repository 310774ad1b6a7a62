#!/bin/bash
# fetch-vm.sh NAME FOLDER: sets up a real Erlang VM in FOLDER from Debian's packages. NAME is
# otp25, otp27 or otp29, for amd64, or one of them with -armhf behind it: the 32-bit ARM VM, run by
# qemu's user mode emulation. FOLDER gets root/, the packages' files, and bin/, the programs that
# the VM starts, behind the right loader.
set -eu

name=$1
folder=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=.ci/debian-packages.sh
. "$here/debian-packages.sh"

case $name in
    otp25*) suite=bookworm ;;
    otp27*) suite=trixie ;;
    otp29*) suite=sid ;;
    *) echo "fetch-vm.sh: no such VM: $name" >&2; exit 2 ;;
esac
packages=(erlang-base libc6 libtinfo6 zlib1g libstdc++6 libgcc-s1)
[ "$suite" != sid ] || packages+=(libsctp1)
case $name in
    *-armhf) arch=armhf ;;
    *) arch=amd64 ;;
esac

mkdir -p "$(dirname -- "$folder")"
work=$(mktemp -d "$folder.XXXXXX")
trap 'rm -rf "$work"' EXIT
if ! debian_unpack "$suite" "$arch" "$work" "${packages[@]}" > "$work/log" 2>&1; then
    tail -n 5 "$work/log" >&2
    exit 1
fi
root=$work/root
# Later suites have no /lib of their own: it is a link.
for link in lib lib64; do
    [ -e "$root/$link" ] || [ ! -d "$root/usr/$link" ] || ln -s "usr/$link" "$root/$link"
done

if [ "$arch" = armhf ]; then
    emulator=$(command -v qemu-arm-static || command -v qemu-arm || true)
    if [ -z "$emulator" ]; then
        # The machine has none: its own package, unpacked beside the root.
        rm -rf "$work/emulator"
        own=$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")
        debian_unpack "$own" amd64 "$work/emulator" qemu-user-static > "$work/log" 2>&1 || {
            tail -n 5 "$work/log" >&2
            exit 1
        }
        cp "$work/emulator/root/usr/bin/qemu-arm-static" "$work/qemu-arm-static"
        emulator=$folder/qemu-arm-static
        rm -rf "$work/emulator"
    fi
    before=("$emulator" -L "$folder/root")
else
    libraries=$folder/root/usr/lib/x86_64-linux-gnu:$folder/root/lib/x86_64-linux-gnu
    before=("$folder/root/lib64/ld-linux-x86-64.so.2" --library-path "$libraries")
fi

erts=$(basename "$root"/usr/lib/erlang/erts-*)
bin=$folder/root/usr/lib/erlang/$erts/bin
mkdir -p "$work/bin"
for program in erl_child_setup inet_gethost; do
    printf '#!/bin/bash\nexec %s "$@"\n' "$(printf '%q ' "${before[@]}" "$bin/$program")" \
        > "$work/bin/$program"
    chmod +x "$work/bin/$program"
done
# What the harness starts, a word a line.
printf '%s\n' "${before[@]}" "$bin/beam.smp" > "$work/command"
rm -rf "$work/state" "$work/cache" "$work/packages" "$work/sources.list" "$work/log"
rm -rf "$folder"
mv "$work" "$folder"
