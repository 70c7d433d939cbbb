// News of final blocks, as the indexer takes them in.

import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { address, type News, type Status } from './api.ts';

/** Whether news come. */
export type Line = 'waiting' | 'open' | 'lost';

let line: Line = 'waiting';
const watchers = new Set<() => void>();

function become(next: Line): void {
	if (line === next) return;
	line = next;
	for (const watcher of watchers) watcher();
}

const subscribe = (watcher: () => void): (() => void) => {
	watchers.add(watcher);
	return () => watchers.delete(watcher);
};

/** Whether news come, for a component. */
export const useLine = (): Line => useSyncExternalStore(subscribe, () => line);

/** Follows the chain: what is shown of records that changed is asked for again. */
export function follow(queries: QueryClient): () => void {
	const source = new EventSource(address('/stream'));
	source.onopen = () => become('open');
	source.onerror = () => become('lost');
	source.addEventListener('block', (message: MessageEvent<string>) => take(queries, JSON.parse(message.data) as News));
	source.addEventListener('reset', () => void queries.invalidateQueries({ queryKey: ['index'] }));
	return () => source.close();
}

function take(queries: QueryClient, { block, changed }: News): void {
	queries.setQueryData<Status>(['index', '/status', {}], (status) => {
		if (status === undefined) return undefined;
		const indexed = { number: block.number, hash: block.hash, time: block.time };
		return { ...status, indexed, finalBlock: Math.max(status.finalBlock ?? 0, block.number), lagBlocks: Math.max(0, (status.finalBlock ?? 0) - block.number), specVersion: block.specVersion };
	});
	const kinds = new Set(['blocks', 'extrinsics', 'events', 'accounts', 'certificates', ...changed.map(({ kind }) => kind)]);
	void queries.invalidateQueries({
		predicate: ({ queryKey }) => queryKey[0] === 'index' && kinds.has(String(queryKey[1]).split('/')[1] ?? ''),
	});
}
