# Sourced by the other scripts: where the build goes, and which Rust toolchain builds it.
# shellcheck shell=bash

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${VERDIGRID_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/verdigrid}
# Outside the checkout, so that a fresh clone does not start cold. Code that runs is built with one
# profile in one directory; clippy and rustdoc, which share nothing with it, have their own.
build_dir=$cache/target
check_dir=$cache/check
profile=testnet
bin_dir=$build_dir/$profile
toolchain_file=$cache/toolchain
wasm_target=wasm32v1-none

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
die() {
	printf '\nerror: %s\n' "$*" >&2
	exit 1
}

# Debian's toolchain wins over rustup's when scripts/setup chose it.
use_toolchain() {
	[ -f "$toolchain_file" ] || return 0
	if [ "$(cat "$toolchain_file")" = debian ]; then
		export PATH=/usr/bin:$PATH RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc
	elif [ -d "$HOME/.cargo/bin" ]; then
		export PATH=$HOME/.cargo/bin:$PATH
	fi
}
use_toolchain

# cargo for code that runs: `build build`, `build test`.
build() {
	local verb=$1
	shift
	(cd "$root" && CARGO_TARGET_DIR=$build_dir cargo "$verb" --locked --profile "$profile" "$@")
}

# cargo for checks that run nothing: `check clippy`, `check doc`.
check() {
	local verb=$1
	shift
	(cd "$root" && SKIP_WASM_BUILD=1 CARGO_TARGET_DIR=$check_dir cargo "$verb" --locked "$@")
}

# Waits until a node answers at the given RPC port; fails when it does not within two minutes or ends.
wait_for_node() {
	local port=$1 pid=$2 log=$3
	for _ in $(seq 240); do
		if curl -sf -H 'Content-Type: application/json' "http://127.0.0.1:$port" -o /dev/null \
			-d '{"jsonrpc":"2.0","id":1,"method":"system_health","params":[]}'; then
			return 0
		fi
		kill -0 "$pid" 2>/dev/null || {
			tail -n 20 "$log" >&2
			die "the node ended before it answered; its whole log is $log"
		}
		sleep 0.5
	done
	die "the node did not answer on port $port within two minutes; its log is $log"
}

# A port that nothing listens on.
free_port() {
	node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
		console.log(s.address().port); s.close(); })'
}
