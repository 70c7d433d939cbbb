import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ask, Problem, type Status } from './api.ts';

type Query = Record<string, string | null | undefined>;

/** An answer of the indexer. `path` null: nothing is asked. What is shown stays until the next answer is there. */
export function useIndex<T>(path: string | null, query: Query = {}, keep = false): UseQueryResult<T, Problem> {
	return useQuery<T, Problem>({
		queryKey: ['index', path ?? '', query],
		queryFn: ({ signal }) => ask<T>(path ?? '', query, signal),
		enabled: path !== null,
		...(keep ? { placeholderData: keepPreviousData } : {}),
	});
}

/** How far the index is, and what chain it is of. */
export const useStatus = (): UseQueryResult<Status, Problem> =>
	useQuery<Status, Problem>({
		queryKey: ['index', '/status', {}],
		queryFn: ({ signal }) => ask<Status>('/status', {}, signal),
		refetchInterval: 30_000,
	});
