# Sourced by the other scripts: where the build goes, and which Rust toolchain builds it.
# shellcheck shell=bash

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cache=$(realpath -m -- "${VERDIGRID_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/verdigrid}")
# Outside the checkout, so that a fresh clone does not start cold. What is built is a copy of the sources,
# the same for every checkout: a file that has not changed since the last build is not built again,
# wherever it comes from (decision 15).
sources=$cache/sources
build_dir=$cache/target
# The programs of this checkout's last build.
bin_dir=$root/target/bin
profile=testnet
programs=(verdigrid-node verdigrid check-state)
toolchain_file=$cache/toolchain
# shellcheck disable=SC2034 # scripts/setup uses it.
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
		# Where PATH does not name it, cargo looks for `cargo clippy` in its own folder first: rustup's.
		export PATH=/usr/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc
	elif [ -d "$HOME/.cargo/bin" ]; then
		export PATH=$HOME/.cargo/bin:$PATH
	fi
}
use_toolchain

# Brings the copy of the sources up to date. Files that differ get the present time, which is how cargo
# knows; the others keep theirs.
copy_sources() {
	case $cache/ in "$root"/*) die "VERDIGRID_CACHE is $cache: it must lie outside the checkout" ;; esac
	rsync --recursive --links --perms --checksum --delete \
		--exclude=.git --exclude=node_modules --exclude=target "$root/" "$sources/"
	touch "$cache/copied"
}

# Brings back what tests wrote into the copy: renewed metadata and layouts, and sequences that failed.
collect_written() {
	(cd "$sources" && find . -type f -newer "$cache/copied" \
		\( -name metadata.scale -o -path '*/tests/golden/*.txt' -o -path '*/proptest-regressions/*' \) \
		-print0) |
		rsync --from0 --files-from=- "$sources/" "$root/"
}

# Another checkout may be built next.
keep_programs() {
	mkdir -p "$bin_dir"
	local program
	for program in "${programs[@]}"; do
		cp --reflink=auto --remove-destination "$build_dir/$profile/$program" "$bin_dir/"
	done
}

# cargo, one at a time: `build build`, `build test`, `build clippy`, `build doc`.
build() {
	local verb=$1
	shift
	mkdir -p "$cache"
	(
		flock --nonblock 9 || { echo "waiting for another build" && flock 9; }
		copy_sources
		trap collect_written EXIT
		cd "$sources"
		# What is built are files, committed or not: the node's version names no commit, unless told one.
		export SUBSTRATE_CLI_GIT_COMMIT_HASH=${SUBSTRATE_CLI_GIT_COMMIT_HASH-}
		CARGO_TARGET_DIR=$build_dir cargo "$verb" --locked --profile "$profile" "$@" || exit
		[ "$verb" != build ] || keep_programs
	) 9>"$cache/lock"
}

# Waits until a node answers at the given RPC port; fails when it does not within two minutes or ends.
wait_for_node() {
	local port=$1 pid=$2 log=$3
	for _ in $(seq 240); do
		kill -0 "$pid" 2>/dev/null || {
			tail -n 20 "$log" >&2
			die "the node ended before it answered"
		}
		if curl -sf -H 'Content-Type: application/json' "http://127.0.0.1:$port" -o /dev/null \
			-d '{"jsonrpc":"2.0","id":1,"method":"system_health","params":[]}'; then
			return 0
		fi
		sleep 0.5
	done
	tail -n 20 "$log" >&2
	die "the node did not answer on port $port within two minutes"
}

# A port that nothing listens on.
free_port() {
	node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
		console.log(s.address().port); s.close(); })'
}
