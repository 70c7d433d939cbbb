// What a call would do in the next block, before anything is signed (`VerdigridChainApi.try_call`).

import type { Chain } from './connection.ts';
import { dispatchFailure, validityFailure, type Failure } from './failure.ts';
import { encode, type Call } from './signing.ts';

/** An event, as the chain decodes it. */
export interface ChainEvent {
	pallet: string;
	name: string;
	data: unknown;
}

/** An amount of money: of the chain's token, or of an asset. */
export interface Money {
	asset: number | null;
	amount: bigint;
}

/** Money that a call puts on hold or frees. */
export interface Hold extends Money {
	account: string;
	/** The pallet and the name of the hold. */
	reason: string;
	/** Whether the money is held (true) or free again. */
	held: boolean;
}

/** What a call would do. */
export interface Trial {
	failure: Failure | null;
	/** What the account pays, in the smallest unit of the chain's token. */
	fee: bigint;
	/** What of the fee the party's daily allowance pays. */
	covered: bigint;
	holds: Hold[];
	events: ChainEvent[];
	/** The bytes of the call, for signing it elsewhere. */
	bytes: Uint8Array;
}

/** Address, signature, era, nonce, tip and metadata hash: what a transaction has beside its call, at most. */
const AROUND = 160;

/** Tries a call of an account. */
export async function tryCall(chain: Chain, account: string, call: Call, real: string | null): Promise<Trial> {
	const bytes = await encode(chain, call, real);
	const trial = await chain.api.apis.VerdigridChainApi.try_call(account, bytes, bytes.length + AROUND, { at: 'best' });
	if (trial === undefined) throw new Error('the chain cannot read the call');
	const events = decodeEvents(chain, trial.events);
	return {
		failure: failureOf(chain, trial.result, events),
		fee: trial.fee,
		covered: coveredBy(events),
		holds: events.map(holdOf).filter((hold) => hold !== null),
		events: events.filter(({ pallet, name }) => !BOOKKEEPING.has(pallet) && !(pallet === 'Allowance' && name === 'FeeCovered')),
		bytes,
	};
}

/** Events that only say how a transaction was paid for. */
const BOOKKEEPING = new Set(['System', 'TransactionPayment', 'Balances', 'AssetsHolder', 'Assets', 'Proxy']);

interface Decoded {
	success: boolean;
	value: unknown;
}

function failureOf(chain: Chain, result: Decoded, events: ChainEvent[]): Failure | null {
	if (!result.success) return validityFailure(result.value);
	const dispatched = result.value as Decoded;
	if (!dispatched.success) return dispatchFailure(chain, dispatched.value);
	return wrappedFailure(chain, events);
}

/** A proxy's transaction succeeds even where the call in it failed: its event says so. */
export function wrappedFailure(chain: Chain, events: ChainEvent[]): Failure | null {
	for (const { pallet, name, data } of events) {
		if (pallet !== 'Proxy' || name !== 'ProxyExecuted') continue;
		const { result } = data as { result: Decoded };
		if (!result.success) return dispatchFailure(chain, result.value);
	}
	return null;
}

interface Record {
	event: { type: string; value: { type: string; value: unknown } };
}

function decodeEvents(chain: Chain, bytes: Uint8Array): ChainEvent[] {
	const records = chain.codecs.buildStorage('System', 'Events').value.dec(bytes) as Record[];
	return records.map(({ event }) => ({ pallet: event.type, name: event.value.type, data: event.value.value }));
}

function coveredBy(events: ChainEvent[]): bigint {
	const covered = events.filter(({ pallet, name }) => pallet === 'Allowance' && (name === 'FeeCovered' || name === 'FeeWaived'));
	return covered.reduce((sum, { data }) => sum + (data as { amount: bigint }).amount, 0n);
}

interface HoldData {
	asset_id?: number;
	who: string;
	reason: { type: string; value?: { type: string } };
	amount: bigint;
}

function holdOf({ pallet, name, data }: ChainEvent): Hold | null {
	if (pallet !== 'Balances' && pallet !== 'AssetsHolder') return null;
	if (name !== 'Held' && name !== 'Released') return null;
	const { asset_id, who, reason, amount } = data as HoldData;
	const named = reason.value === undefined ? reason.type : `${reason.type}.${reason.value.type}`;
	return { asset: asset_id ?? null, account: who, reason: named, amount, held: name === 'Held' };
}
