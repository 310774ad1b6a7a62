# shellcheck shell=bash
# Sourced by run.sh and test.sh: `fetch_unicorn ROOT` sees to it that the machine has the native
# Unicorn library. In this order: $FUZZ_UNICORN; ROOT/.cache/unicorn/libunicorn.so.2, unpacked from
# Debian 13's package when missing (version 2.1.1: much faster stores than Debian 12's 2.0.1, see
# docs/performance.md); the system's own.
#
# The package comes through an apt of its own (debian-packages.sh).

# shellcheck source=.ci/debian-packages.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/debian-packages.sh"

fetch_unicorn() {
    local cache="$1/.cache/unicorn"
    [ -n "${FUZZ_UNICORN:-}" ] && return 0
    [ -s "$cache/libunicorn.so.2" ] && return 0
    # Once the download has failed, a system's library is good enough; remove the mark to retry.
    [ -e "$cache/use-system" ] && _unicorn_in_system && return 0

    mkdir -p "$cache" || return 1
    echo "Fetching the Unicorn library from Debian's packages (once) ..." >&2
    local work status=0
    work=$(mktemp -d "$cache/fetch.XXXXXX") || return 1
    (_unicorn_download "$work" "$cache") > "$work/log" 2>&1 || status=$?
    if [ "$status" -ne 0 ]; then
        tail -n 5 "$work/log" >&2
    fi
    rm -rf "$work"
    [ "$status" -eq 0 ] && return 0

    touch "$cache/use-system"
    _unicorn_in_system && return 0
    echo "Installing the system's libunicorn2 instead ..." >&2
    if _unicorn_install > /dev/null 2>&1 && _unicorn_in_system; then
        return 0
    fi
    echo "Unicorn is missing and could not be fetched. Please type:" >&2
    echo "    sudo apt-get update && sudo apt-get install libunicorn2" >&2
    return 1
}

_unicorn_in_system() {
    case $(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) in
        *libunicorn.so.2*) return 0 ;;
        *) return 1 ;;
    esac
}

# apt-get update alone can fail for a reason that does not concern this package.
_unicorn_install() {
    local sudo=
    [ "$(id -u)" -eq 0 ] || sudo='sudo -n'
    $sudo apt-get install -y -q libunicorn2 < /dev/null && return 0
    $sudo apt-get update -q < /dev/null
    $sudo apt-get install -y -q libunicorn2 < /dev/null
}

# Downloads into WORK, unpacks into CACHE. (`set -e` has no effect inside a condition: hence the
# chain of &&.)
_unicorn_download() {
    local work=$1 cache=$2
    debian_unpack trixie "$(dpkg --print-architecture)" "$work" libunicorn2t64 || return 1
    cd "$work" || return 1

    local library
    library=$(find root/usr/lib -name libunicorn.so.2) && [ -n "$library" ] || return 1
    # An older C library than the package's cannot load it.
    if ldd "$library" 2>&1 | grep 'not found'; then
        return 1
    fi
    cp root/usr/share/doc/libunicorn2t64/copyright "$cache/copyright"
    # Under its last name only when it is whole: another run may be looking.
    mv "$library" "$cache/libunicorn.so.2"
}
