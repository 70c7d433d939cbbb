/** What the server of the page says of the chain: `/config.json`. */
export interface Config {
	/** Where the indexer answers, without a slash at the end: `/v1`. */
	api: string;
	/** The WebSocket of the node through which this page reads state and sends transactions. */
	node: string | null;
	/** The hash of the chain's first block, `0x` and 64 digits. Without it, the page takes the chain that the indexer names. */
	genesis: string | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Reads the configuration. Where there is none, the page still shows what the indexer at its own address knows. */
export async function readConfig(): Promise<Config> {
	const missing: Config = { api: '/v1', node: null, genesis: null };
	try {
		const response = await fetch('/config.json', { headers: { accept: 'application/json' } });
		if (!response.ok) return missing;
		const given = (await response.json()) as Record<string, unknown>;
		return {
			api: (text(given.api) ?? missing.api).replace(/\/$/, ''),
			node: text(given.node),
			genesis: text(given.genesis),
		};
	} catch {
		return missing;
	}
}
