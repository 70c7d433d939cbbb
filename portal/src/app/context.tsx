import { useQuery } from '@tanstack/react-query';
import { createContext, use, type ReactNode } from 'react';
import { readAssets, type Assets } from '../chain/facts.ts';
import type { Config } from '../config.ts';
import type { Currency } from '../format/number.ts';
import { useIndex, useStatus } from '../indexer/hooks.ts';

const Settings = createContext<Config>({ api: '/v1', node: null, genesis: null });

export function WithConfig({ config, children }: { config: Config; children: ReactNode }) {
	return <Settings value={config}>{children}</Settings>;
}

export const useConfig = (): Config => use(Settings);

const KEPT = 'verdigrid-assets';

function kept(node: string): Assets | undefined {
	try {
		return (JSON.parse(localStorage.getItem(`${KEPT} ${node}`) ?? 'null') as Assets | null) ?? undefined;
	} catch {
		return undefined;
	}
}

async function readAndKeep(node: string): Promise<Assets> {
	const assets = await readAssets(node);
	try {
		localStorage.setItem(`${KEPT} ${node}`, JSON.stringify(assets));
	} catch {
		// They are asked for again the next time.
	}
	return assets;
}

/** What texts need to know of the chain. */
export interface Terms {
	/** Minutes east of UTC in which times are said. */
	offset: number;
	/** Whether that is the chain's: not while the index has not answered. */
	known: boolean;
	token: Currency;
	assets: Assets;
	/** The block that is indexed last, and its moment. */
	now: { time: number; number: number } | null;
	/** The prefix of addresses. */
	prefix: number;
}

/** What texts need to know of the chain: from the index, and the symbols of assets from the node. */
export function useTerms(): Terms {
	const { node } = useConfig();
	const { data: status } = useStatus();
	const { data: settings } = useIndex<{ marketOffset: number }>('/settings/chain');
	const { data: assets } = useQuery({
		queryKey: ['assets', node],
		queryFn: () => readAndKeep(node ?? ''),
		enabled: node !== null,
		staleTime: 3_600_000,
		retry: 2,
		initialData: () => (node === null ? undefined : kept(node)),
		initialDataUpdatedAt: 0,
	});
	return {
		offset: settings?.marketOffset ?? 0,
		known: settings !== undefined,
		token: status?.token ?? { symbol: '', decimals: 12 },
		assets: assets ?? {},
		now: status?.indexed ?? null,
		prefix: status?.ss58Prefix ?? 42,
	};
}

/** The currency of an asset, as records and calls name it: `native`, `1`, or null for the chain's token. */
export function currencyOf(terms: Terms, asset: string | number | null): Currency {
	if (asset === null || asset === 'native') return terms.token;
	return terms.assets[String(asset)] ?? { symbol: `#${asset}`, decimals: 0 };
}
