# Sourced by the other scripts: where the build goes, and which Rust toolchain builds it.
# shellcheck shell=bash

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cache=$(realpath -m -- "${VERDIGRID_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/verdigrid}")
# Outside the checkout, so that a fresh clone does not start cold. What is built is one copy of the sources.
# A file that has not changed since the last build is not built again, from whichever checkout it comes
# (decision 15).
sources=$cache/sources
build_dir=$cache/target
# The programs of this checkout's last build.
bin_dir=$root/target/bin
profile=testnet
programs=(verdigrid-node verdigrid verdigrid-worker verdigrid-indexer check-state demonstration)
# The programs that only tests and measurements use.
test_programs=(verdigrid-load sdk-check verdigrid-fuzz)
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
		# Where PATH does not name it, cargo looks for `cargo clippy` in its own folder first: rustup's.
		export PATH=/usr/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc
	elif [ -d "$HOME/.cargo/bin" ]; then
		export PATH=$HOME/.cargo/bin:$PATH
	fi
}
use_toolchain

# Makes a folder a copy of another one. Files that differ get the present time, by which cargo recognises
# them. The others keep theirs.
copy() {
	rsync --recursive --links --perms --checksum --delete \
		--exclude=.git --exclude=node_modules --exclude=target "$@"
}

# Only a folder that these scripts made is overwritten.
ensure_cache() {
	case $cache/ in "$root"/*) die "VERDIGRID_CACHE is $cache: it must lie outside the checkout" ;; esac
	[ -e "$cache/copied" ] || [ ! -e "$sources" ] ||
		die "$sources was not made by these scripts: set VERDIGRID_CACHE to another folder"
	mkdir -p "$cache"
}

# Brings the copy of the sources up to date.
copy_sources() { ensure_cache && touch "$cache/copied" && copy "$root/" "$sources/" && touch "$cache/copied"; }

# Brings back what tests wrote into the copy: renewed metadata, layouts and figures, and sequences that failed.
collect_written() {
	(cd "$sources" && find . -type f -newer "$cache/copied" \
		\( -name metadata.scale -o -path '*/tests/golden/*.txt' -o -path ./docs/performance.md -o -path ./worker/openapi.json -o -path ./indexer/openapi.json \
		-o -path '*/proptest-regressions/*' \) \
		-print0) |
		rsync --from0 --files-from=- "$sources/" "$root/"
}

# Another checkout may be built next.
keep_programs() { keep "${programs[@]}"; }
keep() {
	mkdir -p "$bin_dir"
	local program
	for program in "$@"; do
		cp --reflink=auto --remove-destination "$build_dir/$profile/$program" "$bin_dir/" || return
	done
}

# Runs a command in the copy of the sources, brought up to date, while no other checkout is built. The shell
# does not stop at an error inside a condition, so each step asks for the one before it.
in_copy() {
	ensure_cache
	(
		flock --nonblock 9 || { echo "waiting for another build" >&2 && flock 9; } || exit
		copy_sources || exit
		trap collect_written EXIT
		cd "$sources" && "$@"
	) 9>"$cache/lock"
}

# The build takes files that are not committed too. So the node's version names no commit, unless the caller
# gives one.
plain_cargo() {
	local verb=$1
	shift
	SUBSTRATE_CLI_GIT_COMMIT_HASH=${SUBSTRATE_CLI_GIT_COMMIT_HASH-} CARGO_TARGET_DIR=$build_dir \
		cargo "$verb" --locked --profile "$profile" "$@"
}

# cargo, for a build that others can repeat to the byte. The names of symbols follow from the paths of the sources, and so does the
# order of the code. So cargo sees sources, target and its own folder at paths that are the same everywhere: mounts that no other
# process sees.
at_fixed_paths() {
	local verb=$1
	shift
	mkdir -p "$build_dir"
	# shellcheck disable=SC2016 # The inner shell reads its own arguments.
	unshare --user --map-root-user --mount bash -c '
		set -e
		exec 3<"$1" 4<"$2" 5<"$3"
		shift 3
		mount -t tmpfs none /mnt
		mkdir /mnt/sources /mnt/target /mnt/cargo
		mount --bind /proc/self/fd/3 /mnt/sources
		mount --bind /proc/self/fd/4 /mnt/target
		mount --bind /proc/self/fd/5 /mnt/cargo
		cd /mnt/sources
		exec env "$@"
	' _ "$sources" "$build_dir" "${CARGO_HOME:-$HOME/.cargo}" \
		CARGO_HOME=/mnt/cargo CARGO_TARGET_DIR=/mnt/target SUBSTRATE_CLI_GIT_COMMIT_HASH="${SUBSTRATE_CLI_GIT_COMMIT_HASH-}" \
		cargo "$verb" --locked --profile "$profile" "$@"
}

# cargo, for run, test, lint and editor alike (decision 32). The features are those that the whole workspace
# needs, whichever crates are built, so no crate is compiled twice. This feature of cargo is not stable, so
# cargo is told that it is a nightly version. The compiler stays stable. The runtime's WebAssembly is release
# code.
shared_cargo() {
	local verb=$1
	shift
	WASM_BUILD_TYPE=release RUSTC_WORKSPACE_WRAPPER=$sources/scripts/rustc-wrapper \
		CARGO_RESOLVER_FEATURE_UNIFICATION=workspace \
		__CARGO_TEST_CHANNEL_OVERRIDE_DO_NOT_USE_THIS=nightly \
		plain_cargo "$verb" -Zfeature-unification "$@"
}

# `build build`, `build test`: cargo, one at a time.
build() { in_copy shared_cargo "$@"; }

# The programs that scripts play: the node, the client, what checks a state, and the demonstration.
build_programs() { in_copy build_and_keep; }
build_and_keep() { shared_cargo build --workspace && keep_programs && keep "${test_programs[@]}"; }

# All of it, with the tests and the documentation, while no other checkout comes between.
build_everything() { in_copy build_all; }
build_all() {
	build_and_keep && shared_cargo test --workspace --tests --no-run && build_statements && document_crates && lint_benchmarks
}

# The portal, from what the chain and the indexer describe.
build_portal() { (cd "$root/portal" && npm run --silent build); }

# Sample statements, and their check for web pages. That is built alone: with others it would get their features.
build_statements() {
	shared_cargo build --package verdigrid-document --example samples &&
		cp --reflink=auto --remove-destination "$build_dir/$profile/examples/samples" "$bin_dir/" &&
		CARGO_TARGET_DIR=$build_dir cargo build --locked --package verdigrid-proof-wasm --profile wasm --target "$wasm_target" &&
		cp --reflink=auto --remove-destination "$build_dir/$wasm_target/wasm/verdigrid_proof_wasm.wasm" "$bin_dir/"
}

# Benchmarks and the checks of try-runtime are linted alone: a runtime that has them is another runtime, with
# other limits, and no test may run on that.
lint_benchmarks() {
	SKIP_WASM_BUILD=1 shared_cargo clippy --package verdigrid-runtime --all-targets \
		--features verdigrid-runtime/runtime-benchmarks,verdigrid-runtime/try-runtime
}

# Runs a build, and fails on a warning of the compiler or of clippy. Cargo repeats warnings of earlier builds.
without_warnings() {
	local log code=0
	log=$(mktemp)
	CARGO_TERM_COLOR=never "$@" 2> >(tee "$log" >&2) || code=$?
	wait $! || code=1
	! grep -q '^warning: ' "$log" || code=1
	rm -f "$log"
	[ $code = 0 ] || die "the build has errors or warnings: see above"
}

# The documentation of our own crates that were built anew, with the arguments that the compiler was given.
# The client's generated API has the documentation of the runtime's metadata.
document_crates() {
	local crate failed='' done=$build_dir/doc/.done
	mkdir -p "$done"
	for crate in "$build_dir/$profile/documented"/*; do
		local name=${crate##*/}
		[ "$name" != verdigrid_client_api ] || continue
		[ ! "$done/$name" -nt "$crate" ] || continue
		echo "  documenting $name"
		if bash "$crate" --out-dir "$build_dir/doc" -D warnings; then
			touch "$done/$name"
		else
			failed="$failed $name"
		fi
	done
	[ -z "$failed" ] || die "the documentation has faults:$failed"
}

# The folder of the crate that a file of the checkout belongs to; nothing, where it is in none.
crate_of() {
	local folder
	folder=$(dirname "$1")
	while [ "$folder" != . ] && [ ! -f "$root/$folder/Cargo.toml" ]; do folder=$(dirname "$folder"); done
	[ "$folder" = . ] || echo "$folder"
}

# The name of the crate in a folder.
package_name() { sed -n 's/^name = "\(.*\)"/\1/p' "$1/Cargo.toml" | head -n 1; }

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
