import type { components } from './schema.d.ts';

type Schemas = components['schemas'];
export type Status = Schemas['Status'];
export type Block = Schemas['Block'];
export type Extrinsic = Schemas['Extrinsic'];
export type Event = Schemas['Event'];
export type Named = Schemas['Named'];
export type Certificate = Schemas['Certificate'];
export type Step = Schemas['Step'];

export type Hit = Schemas['Hit'];
export type News = Schemas['News'];

/** What the index knows of an account: the answer of `/accounts/{address}`. */
export interface Account {
	address: string;
	publicKey: string;
	records: Named[];
	lastEventAt: number | null;
}

/** What was found: the answer of `/search`. */
export interface Found {
	hits: Hit[];
}

/** A record of any kind. */
export type Item = Record<string, unknown>;

/** A page of a list. */
export interface Page<T> {
	items: T[];
	next: string | null;
}

/** What the indexer says when it cannot answer (RFC 9457), or `status` 0 if it does not answer at all. */
export class Problem extends Error {
	constructor(
		readonly status: number,
		readonly detail: string,
	) {
		super(detail);
	}
}

let base = '/v1';

/** Says where the indexer answers. */
export function indexerAt(address: string): void {
	base = address;
}

type Query = Record<string, string | null | undefined>;

/** The address of an answer. */
export function address(path: string, query: Query = {}): string {
	const given = Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
	const search = new URLSearchParams(given).toString();
	return `${base}${path}${search === '' ? '' : `?${search}`}`;
}

/** A part of an address that may be any text. */
export const part = (text: string | number): string => encodeURIComponent(String(text));

/** Asks the indexer. Fails with a `Problem`. */
export async function ask<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
	let response: Response;
	try {
		response = await fetch(address(path, query), { headers: { accept: 'application/json' }, signal: signal ?? null });
	} catch (error) {
		if (signal?.aborted === true) throw error;
		throw new Problem(0, '');
	}
	if (response.ok) return (await response.json()) as T;
	throw new Problem(response.status, await detailOf(response));
}

async function detailOf(response: Response): Promise<string> {
	try {
		const { detail } = (await response.json()) as { detail?: unknown };
		return typeof detail === 'string' ? detail : '';
	} catch {
		return '';
	}
}
