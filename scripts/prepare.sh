# shellcheck shell=bash
# What `start` and `test` share: finding what is missing on this machine, and building the web app. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit
# shellcheck disable=SC2034 # read by the scripts that source this file
target=${CARGO_TARGET_DIR:-$root/target}

say() { printf '==> %s\n' "$*"; }

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# Installs Debian packages, or tells which are needed where this is not allowed.
install_packages() {
    local as_root=()
    if ! has apt-get; then
        printf 'error: this machine lacks %s, and has no apt-get: install it, then try again\n' "$*" >&2
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! has sudo || { ! sudo -n true 2>/dev/null && [ ! -t 0 ]; }; then
            printf 'error: install %s first, as root: apt-get install -y %s\n' "$*" "$*" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    say "installing $*"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# SQLite, zstd and the TLS library are C.
need_rust() {
    # Rustup puts itself into the profile, which a shell that was open before has not read.
    has cargo || [ ! -x "$HOME/.cargo/bin/cargo" ] || PATH="$HOME/.cargo/bin:$PATH"
    has cargo || fail "Rust is missing: install it from https://rustup.rs, then try again"
    has cc || install_packages gcc libc6-dev
}

need_node() {
    { has node && has npm; } || fail "Node.js 20.19 or newer with npm is missing: install it from https://nodejs.org, then try again"
    node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
        process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' ||
        fail "Node.js $(node --version) is too old: 20.19 or newer is needed"
}

# npm writes this file last, so an installation that was interrupted is done again.
install_web_packages() {
    need_node
    if [ ! -f web/node_modules/.package-lock.json ] || [ web/package-lock.json -nt web/node_modules/.package-lock.json ]; then
        say "installing the packages of the web app"
        npm --prefix web ci --no-audit --no-fund
        touch web/node_modules/.package-lock.json
    fi
}

# The identity provider that the tests sign in with.
install_test_provider() {
    need_node
    local installed=tests/provider/node_modules/.package-lock.json
    if [ ! -f "$installed" ] || [ tests/provider/package-lock.json -nt "$installed" ]; then
        say "installing the identity provider of the tests"
        npm --prefix tests/provider ci --no-audit --no-fund
        touch "$installed"
    fi
}

web_is_built() {
    [ -f web/dist/index.html ] || return 1
    local newer
    newer=$(find web -path web/node_modules -prune -o -path web/dist -prune -o -path web/e2e -prune \
        -o -path web/test-results -prune -o -type f -newer web/dist/index.html -print -quit)
    [ -z "$newer" ]
}

build_web() {
    if web_is_built; then
        say "the web app is up to date"
        return
    fi
    install_web_packages
    say "building the web app"
    npm --prefix web run build
    touch web/dist/index.html
}

# The server for tests. A test is named beside it, because then the crates have the features that tests ask of them: what
# `scripts/test --rust` built is not built once more.
build_test_server() {
    need_rust
    build_web
    cargo build --locked --bin plumbline --test architecture
}

free_port() {
    node -e 'const server = require("node:net").createServer();
        server.listen(0, "127.0.0.1", () => { console.log(server.address().port); server.close(); })'
}
