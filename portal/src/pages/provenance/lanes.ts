// Where the things in the life of a certificate stand in the picture, and what leads to what.

import type { Item, Step } from '../../indexer/api.ts';

export const LANES = ['meter', 'anchor', 'certificate', 'trade', 'evidence', 'voucher', 'custody', 'redemption'] as const;
export type Lane = (typeof LANES)[number];

const OF_KIND: Record<string, Lane> = {
	meters: 'meter',
	readings: 'anchor',
	anchors: 'anchor',
	projects: 'certificate',
	batches: 'certificate',
	trades: 'trade',
	evidence: 'evidence',
	vouchers: 'voucher',
	agreements: 'custody',
	redemptions: 'redemption',
	exchanges: 'redemption',
	withdrawals: 'redemption',
};

/** The lane of a kind; null for what the picture leaves out. */
export const laneOf = (kind: string): Lane | null => OF_KIND[kind] ?? null;

/** A thing in the picture. */
export interface Node {
	step: Step;
	lane: number;
	row: number;
	key: string;
}

export interface Edge {
	from: Node;
	to: Node;
}

const MOST_IN_LANE = 12;

/** Places things in lanes, the oldest at the top. */
export function place(steps: Step[]): { nodes: Node[]; edges: Edge[]; rows: number; hidden: number } {
	const rows = LANES.map(() => 0);
	const nodes: Node[] = [];
	let hidden = 0;
	for (const step of steps) {
		const name = laneOf(step.kind);
		if (name === null) continue;
		const lane = LANES.indexOf(name);
		const row = rows[lane] ?? 0;
		if (row >= MOST_IN_LANE) {
			hidden += 1;
			continue;
		}
		rows[lane] = row + 1;
		nodes.push({ step, lane, row, key: `${step.kind}/${step.id}` });
	}
	return { nodes, edges: edgesOf(nodes), rows: Math.max(1, ...rows), hidden };
}

/** Fields of a record that name what it rests on. */
const RESTS_ON: Record<string, string> = {
	meter: 'meters',
	generationMeter: 'meters',
	consumptionMeter: 'meters',
	project: 'projects',
	evidence: 'evidence',
	voucher: 'vouchers',
	parent: 'vouchers',
	agreement: 'agreements',
};

function edgesOf(nodes: Node[]): Edge[] {
	const byKey = new Map(nodes.map((node) => [node.key, node]));
	return nodes.flatMap((to) => {
		const named = namedBy(to).flatMap((key) => {
			const from = byKey.get(key);
			return from === undefined || from === to ? [] : [from];
		});
		const sources = named.filter((from) => from.lane < to.lane || (from.lane === to.lane && from.row < to.row));
		const stated = ofPeriod(to, nodes);
		const chosen = sources.length > 0 ? nearest(sources) : stated.length > 0 ? [] : fallback(to, nodes);
		return [...new Set([...chosen, ...stated])].map((from) => ({ from, to }));
	});
}

/** Of several lanes, what is nearest: a voucher rests on its evidence, and through it on the batch. */
function nearest(sources: Node[]): Node[] {
	const lane = Math.max(...sources.map((from) => from.lane));
	return sources.filter((from) => from.lane === lane);
}

const periodOf = ({ period, topic }: Item): string => JSON.stringify(period ?? (topic as Item | undefined)?.period ?? null);

/** Batches and evidence rest on the readings and the statements of their period. */
function ofPeriod(to: Node, nodes: Node[]): Node[] {
	if (to.step.kind !== 'batches' && to.step.kind !== 'evidence') return [];
	const item = (to.step.record ?? {}) as Item;
	return nodes.filter(({ step: { kind, record } }) => {
		const from = (record ?? {}) as Item;
		if (periodOf(from) !== periodOf(item)) return false;
		if (kind === 'readings') return from.meter === (to.step.kind === 'batches' ? item.meter : item.consumptionMeter);
		return kind === 'anchors' && (from.topic as Item).kind === (to.step.kind === 'batches' ? 'metering' : 'settlement');
	});
}

function namedBy({ step: { record } }: Node): string[] {
	const item = (record ?? {}) as Item;
	const direct = Object.entries(RESTS_ON).flatMap(([field, kind]) => {
		const value = item[field];
		return typeof value === 'string' || typeof value === 'number' ? [`${kind}/${value}`] : [];
	});
	const { range } = item as { range?: { batch?: number } };
	return range?.batch === undefined ? direct : [...direct, `batches/${range.batch}`];
}

/** Where a record names nothing in the picture, the latest thing of the lanes before it leads to it. */
function fallback(to: Node, nodes: Node[]): Node[] {
	const before = nodes.filter((node) => node.lane < to.lane && node.step.time <= to.step.time);
	if (before.length === 0) return [];
	const lane = Math.max(...before.map((node) => node.lane));
	return before.filter((node) => node.lane === lane).slice(-1);
}
