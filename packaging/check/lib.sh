# What the checks inside an installed system share. tests/packages puts them there.
# shellcheck shell=bash
set -euo pipefail

wrong() {
	echo "wrong: $*"
	exit 1
}

# Says what is checked, and checks it.
expect() {
	local what=$1
	shift
	"$@" || wrong "$what"
	echo "ok: $what"
}

refuse() {
	local what=$1
	shift
	! "$@" || wrong "$what"
	echo "ok: $what"
}

same() {
	[ "$1" = "$2" ] || {
		echo "it is '$1', and not '$2'"
		return 1
	}
}

differs() { [ "$1" != "$2" ]; }

# The answer of a server of this machine. No other program is needed for it.
ask() {
	local port=$1 request=$2
	{
		exec 3<>"/dev/tcp/127.0.0.1/$port"
	} 2>/dev/null || return 1
	printf '%s' "$request" >&3
	timeout 10 cat <&3 || true
	exec 3>&-
}

rpc() {
	local body="{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$1\",\"params\":[${2-}]}" line=$'\r\n'
	ask 9944 "POST / HTTP/1.1${line}Host: localhost:9944${line}Content-Type: application/json${line}Connection: close${line}Content-Length: ${#body}$line$line$body"
}

# The status and the text that the worker answers with.
get() { ask "$1" $'GET '"$2"$' HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'; }

healthy() { rpc system_health | grep -q '"isSyncing":false'; }

# Waits at most two minutes: a busy machine is slow.
in_time() {
	local try
	for try in $(seq 240); do
		[ "$try" = 1 ] || sleep 0.5
		! "$@" || return 0
	done
	return 1
}
