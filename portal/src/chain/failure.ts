// Why something failed, in a form that can be said in any language.

import type { Chain } from './connection.ts';

/** What a dispatch error or a refusal of a transaction says. */
export type Failure =
	/** An error of a pallet, with its documentation in English. */
	| { kind: 'module'; pallet: string; name: string; docs: string }
	/** Another error of a call: `BadOrigin`, or `Token` and `FundsUnavailable`. */
	| { kind: 'dispatch'; name: string; detail: string | null }
	/** No block takes the transaction: `Payment`, `Stale`. */
	| { kind: 'invalid'; name: string; detail: string | null }
	/** The wallet or the person refused. */
	| { kind: 'refused' }
	/** The runtime has changed the call since this page was built. */
	| { kind: 'outdated' }
	/** The node does not answer. */
	| { kind: 'offline' }
	/** Anything else, as the software says it. */
	| { kind: 'other'; message: string };

interface Variant {
	type: string;
	value?: unknown;
}

const isVariant = (value: unknown): value is Variant =>
	typeof value === 'object' && value !== null && typeof (value as Variant).type === 'string';

/** The documentation of an error of a pallet, from the metadata; empty if there is none. */
export function errorDocs(chain: Chain, pallet: string, name: string): string {
	const errors = chain.metadata.pallets.find((each) => each.name === pallet)?.errors;
	if (errors === undefined) return '';
	const definition = chain.metadata.lookup[errors.type]?.def;
	if (definition?.tag !== 'variant') return '';
	const docs = definition.value.find((each) => each.name === name)?.docs ?? [];
	return docs.join(' ').replaceAll('`', '').trim();
}

/** Reads a dispatch error as `polkadot-api` decodes it. */
export function dispatchFailure(chain: Chain, error: unknown): Failure {
	if (!isVariant(error)) return { kind: 'other', message: String(error) };
	const { type, value } = error;
	if (type === 'Module' && isVariant(value) && isVariant(value.value)) {
		const { type: pallet, value: inner } = value;
		return { kind: 'module', pallet, name: inner.type, docs: errorDocs(chain, pallet, inner.type) };
	}
	return { kind: 'dispatch', name: type, detail: isVariant(value) ? value.type : null };
}

/** Reads why no block would take a transaction. */
export function validityFailure(error: unknown): Failure {
	if (!isVariant(error)) return { kind: 'other', message: String(error) };
	const inner = isVariant(error.value) ? error.value : error;
	const detail = typeof inner.value === 'number' ? String(inner.value) : null;
	return { kind: 'invalid', name: inner.type, detail };
}

/** Reads what was thrown while something was signed or sent. */
export function thrownFailure(error: unknown): Failure {
	if (typeof error === 'object' && error !== null && 'error' in error && isVariant(error.error)) {
		return validityFailure(error.error);
	}
	const message = error instanceof Error ? error.message : String(error);
	if (/cancel|reject|denied|refus/i.test(message)) return { kind: 'refused' };
	if (/incompatible runtime entry/i.test(message)) return { kind: 'outdated' };
	if (/socket|connection|disconnect|not connected/i.test(message)) return { kind: 'offline' };
	return { kind: 'other', message };
}
