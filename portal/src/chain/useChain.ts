import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useConfig } from '../app/context.tsx';
import type { Chain } from './connection.ts';

let online = true;
const watchers = new Set<() => void>();

/** Whether the node can be reached, as far as the page knows. */
export const useOnline = (): boolean =>
	useSyncExternalStore(
		(watcher) => {
			watchers.add(watcher);
			return () => watchers.delete(watcher);
		},
		() => online,
	);

function heard(connected: boolean): void {
	if (online === connected) return;
	online = connected;
	for (const watcher of watchers) watcher();
}

/** The connection to the node. The client is loaded the first time that a page needs it. */
export function useChain(): UseQueryResult<Chain, Error> {
	const { node, genesis } = useConfig();
	return useQuery<Chain, Error>({
		queryKey: ['chain', node, genesis],
		queryFn: async () => {
			const { connect } = await import('./connection.ts');
			return connect(node ?? '', genesis, heard);
		},
		enabled: node !== null,
		staleTime: Infinity,
		gcTime: Infinity,
		retry: false,
		// A connection cannot be compared field by field.
		structuralSharing: false,
	});
}
