// What a certificate rests on without its events naming it: the meters, the readings, and what the committees stated.

import { useQueries } from '@tanstack/react-query';
import { ask, part, type Item, type Page, type Step } from '../../indexer/api.ts';
import { idOf, kindOf } from '../../kinds/table.ts';

/** A question that gives one record. */
interface Ask {
	kind: string;
	id?: string;
	query?: Record<string, string>;
}

const periodId = (period: unknown): string => {
	const { granularity, index } = period as { granularity: string; index: number };
	return `${granularity.charAt(0)}${index}`;
};

/** What the records of a certificate's life name. */
function asksOf(steps: Step[]): Ask[] {
	const asks = steps.flatMap(({ kind, record }): Ask[] => {
		if (record === null || record === undefined) return [];
		const item = record as Item;
		if (kind === 'batches') return ofBatch(item);
		return kind === 'evidence' ? ofEvidence(item) : [];
	});
	return [...new Map(asks.map((each) => [JSON.stringify(each), each])).values()];
}

const text = (value: unknown): string => String(value);

function ofBatch({ meter, period, project, revision }: Item): Ask[] {
	return [
		{ kind: 'meters', id: text(meter) },
		{ kind: 'projects', id: text(project) },
		{ kind: 'readings', query: { meter: text(meter), period: periodId(period) } },
		{ kind: 'anchors', query: { topic: `metering-${periodId(period)}-${text(revision)}` } },
	];
}

function ofEvidence({ consumptionMeter, period, revision, sequence }: Item): Ask[] {
	return [
		{ kind: 'meters', id: text(consumptionMeter) },
		{ kind: 'readings', query: { meter: text(consumptionMeter), period: periodId(period) } },
		{ kind: 'anchors', query: { topic: `metering-${periodId(period)}-${text(revision)}` } },
		{ kind: 'anchors', query: { topic: `settlement-${periodId(period)}-${text(sequence)}` } },
	];
}

async function answer({ kind, id, query }: Ask, signal: AbortSignal): Promise<Step[]> {
	const table = kindOf(kind);
	if (table === undefined) return [];
	const items = id === undefined ? (await ask<Page<Item>>(`/${kind}`, query ?? {}, signal)).items : [await ask<Item>(`/${kind}/${part(id)}`, {}, signal)];
	return items.slice(0, 1).map((record) => ({ kind, id: idOf(table, record), event: '', time: (record.createdAt as { time: number }).time, record }) as Step);
}

/** The steps of a certificate's life, and before them what they rest on. */
export function useProvenance(steps: Step[]): Step[] {
	const asks = asksOf(steps);
	const answers = useQueries({
		queries: asks.map((each) => ({
			queryKey: ['index', `/${each.kind}/provenance`, each],
			queryFn: ({ signal }: { signal: AbortSignal }) => answer(each, signal),
		})),
	});
	const known = new Set(steps.map(({ kind, id }) => `${kind}/${id}`));
	const more = answers.flatMap(({ data }) => data ?? []).filter(({ kind, id }) => {
		const key = `${kind}/${id}`;
		const isNew = !known.has(key);
		known.add(key);
		return isNew;
	});
	return [...more, ...steps].sort((one, other) => one.time - other.time);
}
