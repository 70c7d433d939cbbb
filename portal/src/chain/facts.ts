// The symbols and decimals of settlement assets: a few questions to the node, so that pages that only show something
// do not load a whole client for it.

import type { Currency } from '../format/number.ts';

/** Settlement assets, by number. */
export type Assets = Record<string, Currency>;

/** `twox128("Assets") twox128("Metadata")`: where the symbols of assets are. */
const METADATA = '0x682a59d51ab9e48a8c8cc418ff9708d2b5f3822e35ca2f31ce3526eab1363fd2';
/** Bytes of a BLAKE2b-128 hash, before the number of an asset. */
const HASH = 16;
const MOST_ASSETS = 64;
const PATIENCE = 10_000;

/** Asks a node. Fails if it does not answer. */
export async function readAssets(url: string): Promise<Assets> {
	const node = await Node.open(url);
	try {
		const keys = await node.ask<string[]>('state_getKeysPaged', [METADATA, MOST_ASSETS, METADATA]);
		const values = await Promise.all(keys.map((key) => node.ask<string | null>('state_getStorage', [key])));
		const assets = keys.flatMap((key, index) => {
			const currency = readCurrency(values[index] ?? null);
			return currency === null ? [] : [[String(assetOf(key)), currency] as const];
		});
		return Object.fromEntries(assets);
	} finally {
		node.close();
	}
}

function view(hex: string): DataView {
	const bytes = Uint8Array.from(hex.slice(2).match(/../g) ?? [], (pair) => parseInt(pair, 16));
	return new DataView(bytes.buffer);
}

const assetOf = (key: string): number => view(`0x${key.slice(METADATA.length)}`).getUint32(HASH, true);

/** `AssetMetadata`: deposit (16 bytes), name, symbol, decimals, frozen. Names here are shorter than 64 bytes. */
function readCurrency(hex: string | null): Currency | null {
	if (hex === null) return null;
	const data = view(hex);
	try {
		const name = data.getUint8(16) >> 2;
		const start = 17 + name;
		const length = data.getUint8(start) >> 2;
		const symbol = new TextDecoder().decode(data.buffer.slice(start + 1, start + 1 + length));
		return { symbol, decimals: data.getUint8(start + 1 + length) };
	} catch {
		return null;
	}
}

interface Waiting {
	resolve: (value: unknown) => void;
	reject: (error: Error) => void;
}

/** A socket that questions are asked over. */
class Node {
	#next = 1;
	#waiting = new Map<number, Waiting>();

	private constructor(private readonly socket: WebSocket) {
		socket.onmessage = ({ data }) => this.#answer(JSON.parse(String(data)) as { id?: number; result?: unknown; error?: { message: string } });
		socket.onclose = () => {
			for (const { reject } of this.#waiting.values()) reject(new Error('the node has closed the connection'));
		};
	}

	static open(url: string): Promise<Node> {
		return new Promise((resolve, reject) => {
			const socket = new WebSocket(url);
			const timer = setTimeout(() => {
				socket.close();
				reject(new Error('the node does not answer'));
			}, PATIENCE);
			socket.onopen = () => {
				clearTimeout(timer);
				resolve(new Node(socket));
			};
			socket.onerror = () => {
				clearTimeout(timer);
				reject(new Error('the node cannot be reached'));
			};
		});
	}

	ask<T>(method: string, params: unknown[]): Promise<T> {
		const id = this.#next++;
		return new Promise<T>((resolve, reject) => {
			this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
			this.socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
		});
	}

	close(): void {
		this.socket.close();
	}

	#answer({ id, result, error }: { id?: number; result?: unknown; error?: { message: string } }): void {
		const waiting = id === undefined ? undefined : this.#waiting.get(id);
		if (waiting === undefined || id === undefined) return;
		this.#waiting.delete(id);
		if (error === undefined) waiting.resolve(result);
		else waiting.reject(new Error(error.message));
	}
}
