# Sourced by the other scripts: where the build goes, and which Rust toolchain builds it.
# shellcheck shell=bash

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${VERDIGRID_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/verdigrid}
# Outside the checkout, so that a fresh clone does not start cold. What is built is a copy of the sources,
# the same for every checkout: a file that has not changed since the last build is not built again,
# wherever it comes from (decision 15).
sources=$cache/sources
build_dir=$cache/target
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

# Brings the copy of the sources up to date. Files that differ get the present time, which is how cargo
# knows; the others keep theirs.
copy_sources() {
	rsync --recursive --links --perms --checksum --delete \
		--exclude=/.git --exclude=node_modules --exclude=/target "$root/" "$sources/"
}

# Brings back what tests write into the sources: renewed metadata, and sequences that failed.
collect_written() {
	rsync --recursive --checksum --prune-empty-dirs --include='*/' --include=metadata.scale \
		--include='proptest-regressions/**' --exclude='*' "$sources/" "$root/"
}

# cargo, one at a time: `build build`, `build test`, `build clippy`, `build doc`.
build() {
	local verb=$1
	shift
	mkdir -p "$cache"
	(
		flock --nonblock 9 || { echo "waiting for another build" && flock 9; }
		copy_sources
		cd "$sources"
		SUBSTRATE_CLI_GIT_COMMIT_HASH=$(git -C "$root" rev-parse --short=11 HEAD 2>/dev/null || true)
		export SUBSTRATE_CLI_GIT_COMMIT_HASH
		code=0
		CARGO_TARGET_DIR=$build_dir cargo "$verb" --locked --profile "$profile" "$@" || code=$?
		collect_written
		exit "$code"
	) 9>"$cache/lock"
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
