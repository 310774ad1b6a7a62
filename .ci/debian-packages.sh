# shellcheck shell=bash
# Sourced: Debian's packages of any suite and architecture, unpacked into a folder of our own. apt
# runs with directories of its own, so that neither root nor a change of the system is needed. The
# mirror is the one that the system's apt sources name.

# debian_unpack SUITE ARCHITECTURE WORK PACKAGE…: downloads into WORK, unpacks into WORK/root. (`set
# -e` has no effect inside a condition: hence the chain of &&.)
debian_unpack() {
    local suite=$1 arch=$2 work=$3 mirror keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    shift 3
    if ! mirror=$(debian_mirror); then
        echo "no Debian mirror in the system's apt sources"
        return 1
    fi
    mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/packages" "$work/root"
    : > "$work/state/status"
    echo "deb [signed-by=$keyring] $mirror $suite main" > "$work/sources.list"
    # sid's index says that it is valid for some days only; mirrors may be later than that.
    local apt=(apt-get -q
        -o "Dir::State=$work/state" -o "Dir::State::status=$work/state/status"
        -o "Dir::Cache=$work/cache" -o "Dir::Etc::sourcelist=$work/sources.list"
        -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferencesparts=/dev/null
        -o Dir::Etc::preferences=/dev/null -o APT::Sandbox::User= -o Acquire::Languages=none
        -o "APT::Architecture=$arch" -o "APT::Architectures=$arch"
        -o Acquire::Check-Valid-Until=false
        -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false)
    (
        cd "$work/packages" &&
            "${apt[@]}" update &&
            "${apt[@]}" download "$@" || exit 1
        for package in ./*.deb; do
            dpkg-deb -x "$package" "$work/root" || exit 1
        done
    )
}

# The address of Debian's main archive as the system's apt sources have it, in either format: the
# first entry for packages whose suite is a release's own name and whose components hold main.
debian_mirror() {
    local etc=${1:-/etc/apt} files=() f
    for f in "$etc"/sources.list "$etc"/sources.list.d/*.list; do
        [ -r "$f" ] && files+=("$f")
    done
    local suites='^(bookworm|trixie|forky|sid|stable|testing|unstable)$'
    if [ ${#files[@]} -gt 0 ]; then
        awk -v suites="$suites" '
            $1 == "deb" {
                sub(/\[[^]]*\]/, "")
                if ($3 ~ suites && $4 ~ /^main/) { print $2; exit }
            }' "${files[@]}" | grep . && return 0
    fi
    for f in "$etc"/sources.list.d/*.sources; do
        [ -r "$f" ] || continue
        awk -v suites="$suites" '
            function entry(   n, i, words) {
                n = split(value["Suites"], words)
                for (i = 1; i <= n; i++)
                    if (words[i] ~ suites && value["Types"] ~ /deb( |$)/ &&
                        value["Components"] ~ /main/ && value["Enabled"] != "no") {
                        split(value["URIs"], words)
                        print words[1]
                        found = 1
                        exit
                    }
                split("", value)
            }
            /^#/ { next }
            /^[ \t]*$/ { entry(); next }
            /^[ \t]/ { sub(/^[ \t]+/, ""); value[field] = value[field] " " $0; next }
            {
                field = substr($0, 1, index($0, ":") - 1)
                line = substr($0, index($0, ":") + 1)
                gsub(/^[ \t]+|[ \t]+$/, "", line)
                value[field] = line
            }
            END { if (!found) entry() }' "$f" | grep . && return 0
    done
    return 1
}
