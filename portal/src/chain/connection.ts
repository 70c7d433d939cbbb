import { verdigrid } from '#descriptors';
import { getDynamicBuilder, getLookupFn, type MetadataLookup } from '@polkadot-api/metadata-builders';
import { decAnyMetadata, unifyMetadata, type UnifiedMetadata } from '@polkadot-api/substrate-bindings';
import { createClient, type PolkadotClient, type TypedApi } from 'polkadot-api';
import { getWsProvider, WsEvent } from 'polkadot-api/ws';

export type Api = TypedApi<typeof verdigrid>;

/** A connection to the node. */
export interface Chain {
	client: PolkadotClient;
	api: Api;
	/** What the running runtime says of itself. */
	metadata: UnifiedMetadata;
	lookup: MetadataLookup;
	/** Codecs of the running runtime's types. */
	codecs: ReturnType<typeof getDynamicBuilder>;
	/** The chain's minutes east of UTC. */
	offset: number;
	/** The hash of the first block. */
	genesis: string;
}

/** The chain at the node is not the one that this page is for. */
export class WrongChain extends Error {
	constructor(
		readonly expected: string,
		readonly found: string,
	) {
		super(`the node is on the chain ${found}, and this page is for ${expected}`);
	}
}

const PATIENCE = 15_000;

/** The node does not answer. */
export class NoNode extends Error {}

/**
 * Connects to a node.
 * @param expected the hash of the first block that the chain must have, if it is known
 * @param onLine is told whether the node can be reached
 */
export async function connect(
	url: string,
	expected: string | null,
	onLine: (connected: boolean) => void,
): Promise<Chain> {
	const provider = getWsProvider(url, {
		onStatusChanged: (status) => {
			if (status.type !== WsEvent.CONNECTING) onLine(status.type === WsEvent.CONNECTED);
		},
	});
	const client = createClient(provider);
	try {
		return await within(PATIENCE, open(client, expected));
	} catch (error) {
		client.destroy();
		throw error;
	}
}

async function open(client: PolkadotClient, expected: string | null): Promise<Chain> {
	const { genesisHash: genesis } = await client.getChainSpecData();
	if (expected !== null && genesis !== expected) throw new WrongChain(expected, genesis);
	const { hash } = await client.getFinalizedBlock();
	const metadata = unifyMetadata(decAnyMetadata(await client.getMetadata(hash)));
	const lookup = getLookupFn(metadata);
	const api = client.getTypedApi(verdigrid);
	const offset = await api.apis.VerdigridIdentityApi.market_offset();
	return { client, api, metadata, lookup, codecs: getDynamicBuilder(lookup), offset, genesis };
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new NoNode()), milliseconds);
		promise.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}
