// Calls that the members decide on: put to the vote, with the member's own vote.

import { blake2b } from '@noble/hashes/blake2.js';
import type { Chain } from './connection.ts';
import { encode, type Call } from './signing.ts';

/** In whose name a poll acts. */
export const TRACKS = ['RegistryAdmin', 'OracleAdmin', 'Emergency', 'Root'] as const;
export type Track = (typeof TRACKS)[number];

/** What a poll can name by itself, in bytes. Anything longer is stored as a preimage before. */
const INLINE = 128;

const ORACLE = new Set(['appoint', 'dismiss', 'set_quorum', 'reopen', 'resolve', 'contest', 'uphold', 'revoke', 'close', 'open', 'void']);
const REGISTRY: Record<string, Set<string>> = {
	Identity: new Set(['set_registrar', 'remove_registrar', 'correct_tag', 'reinstate', 'revoke', 'suspend', 'recover', 'cancel_recovery']),
	Certificates: new Set(['set_class', 'restore_project', 'hand_over_project', 'withdraw', 'freeze', 'unfreeze', 'remove_project', 'retire_project', 'update_project']),
	Market: new Set(['set_settlement_asset']),
};
const ROOT = new Set(['Parameters.set_parameter', 'System.authorize_upgrade']);

/** The track on which a call is usually decided; null for calls that nobody votes on. */
export function trackOf(pallet: string, name: string): Track | null {
	if (pallet === 'Evidence') return ORACLE.has(name) ? 'OracleAdmin' : null;
	if (ROOT.has(`${pallet}.${name}`)) return 'Root';
	return REGISTRY[pallet]?.has(name) === true ? 'RegistryAdmin' : null;
}

const inner = (type: string, name: string, value: unknown) => ({ type, value: { type: name, value } });

/** The call that puts another one to the vote, pays for the decision, and votes for it. All of it happens, or nothing. */
export async function asPoll(chain: Chain, call: Call, track: Track): Promise<Call> {
	const [bytes, poll] = await Promise.all([encode(chain, call, null), chain.api.query.RankedPolls.ReferendumCount.getValue({ at: 'best' })]);
	const short = bytes.length <= INLINE;
	const hash = `0x${[...blake2b(bytes, { dkLen: 32 })].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
	const calls = [
		...(short ? [] : [inner('Preimage', 'note_preimage', { bytes })]),
		inner('RankedPolls', 'submit', {
			proposal_origin: { type: track === 'Root' ? 'system' : 'Governance', value: { type: track, value: undefined } },
			proposal: short ? { type: 'Inline', value: bytes } : { type: 'Lookup', value: { hash, len: bytes.length } },
			enactment_moment: { type: 'After', value: 0 },
		}),
		inner('RankedPolls', 'place_decision_deposit', { index: poll }),
		inner('RankedCollective', 'vote', { poll, aye: true }),
	];
	return { pallet: 'Utility', name: 'batch_all', args: { calls } };
}
