// Who acts: the development preset's known keys, and newcomers that nobody else uses.

import { bnToU8a, stringToU8a, u8aConcat, u8aWrapBytes } from '@polkadot/util';
import { randomAsHex } from '@polkadot/util-crypto';
import { CNY, plain } from './chain.js';

/**
 * @typedef {import('./chain.js').Chain} Chain
 * @typedef {import('./chain.js').Key} Key
 * @typedef {import('./chain.js').Call} Call
 * @typedef {ReturnType<typeof founders>} Founders
 * @typedef {{ name: string, key: Key, address: string, party: number, commitment: string }} Person
 * @typedef {{ direction: string, granularity: string, power: number, from: number, region?: string,
 *   takesOver?: string | null }} Meter what a registrar says of a meter
 */

/** As the chain counts them. */
export const Role = {
	Consumer: 1,
	Generator: 2,
	Trader: 4,
	Issuer: 8,
	TradingCentre: 16,
	EnergyPlatform: 32,
	Auditor: 64,
};

export const REGION = 'FR-GES';
const TOKENS = 1_000n * 10n ** 12n;
/** What each newcomer has, in fen. */
export const MONEY = 20_000_000n;
const YEAR = 365 * 86_400;

/**
 * Those who are there from the first block on.
 * @param {Chain} chain
 */
export function founders(chain) {
	const keys = (/** @type {string[]} */ uris) => uris.map((uri) => chain.key(uri));
	return {
		funder: chain.key('//Alice'),
		member: chain.key('//Alice'),
		registrar: chain.key('//Bob'),
		issuer: chain.key('//Charlie'),
		tradingCentre: keys(['//Dave', '//Eve', '//Ferdie', '//Eve//stash']),
		energyPlatform: keys(['//Alice//stash', '//Bob//stash', '//Charlie//stash', '//Dave//stash']),
	};
}

/**
 * Fresh accounts with tokens and yuan, one for each name.
 * @template {string} Name
 * @param {Chain} chain
 * @param {Name[]} names
 */
export async function fundedAccounts(chain, names) {
	const { tx } = chain.api;
	const accounts = /** @type {Record<Name, Key>} */ (
		Object.fromEntries(names.map((name) => [name, chain.key(randomAsHex(32))]))
	);
	const calls = names.map((name) => accounts[name]).flatMap(({ address }) => [
		tx.balances.transferKeepAlive(address, TOKENS),
		tx.assets.transfer(CNY, address, MONEY),
	]);
	await chain.send(tx.utility.batchAll(calls), founders(chain).funder);
	return accounts;
}

/**
 * Applies, with a fresh commitment unless one is given; the person.
 * @param {Chain} chain
 * @param {string} name
 * @param {Key} key
 * @param {string} kind
 * @param {string} commitment
 * @returns {Promise<Person>}
 */
export async function apply(chain, name, key, kind = 'Organisation', commitment = randomAsHex(32)) {
	const call = chain.api.tx.identity.apply(kind, commitment, REGION);
	const { party } = await chain.event('identity.Applied', call, key);
	return { name, key, address: key.address, party, commitment };
}

/**
 * What an account signs so that the registrar may apply for it.
 * @param {Chain} chain
 * @param {Key} account
 * @param {string} commitment
 * @param {number} until
 */
export function application(chain, account, commitment, until) {
	const { genesisHash, tx } = chain.api;
	return u8aConcat(
		stringToU8a('verdigrid/application/v1'),
		genesisHash,
		founders(chain).registrar.publicKey,
		account.publicKey,
		tx.identity.apply('Person', commitment, REGION).method.toU8a().slice(2),
		bnToU8a(until, { bitLength: 64, isLe: true }),
	);
}

/**
 * A person whose account never had any money: the registrar applies for it and attests it.
 * @param {Chain} chain
 * @param {string} name
 * @param {number} roles
 * @returns {Promise<Person>}
 */
export async function withoutMoney(chain, name, roles) {
	const [key, commitment, { registrar }] = [chain.key(randomAsHex(32)), randomAsHex(32), founders(chain)];
	const until = (await chain.now()) + 86_400;
	const signature = { Sr25519: key.sign(u8aWrapBytes(application(chain, key, commitment, until))) };
	const call = chain.api.tx.identity.applyFor(key.address, 'Person', commitment, REGION, until, signature);
	const { party } = await chain.event('identity.Applied', call, registrar);
	const person = { name, key, address: key.address, party, commitment };
	await chain.send(await attestation(chain, person, roles), registrar);
	return person;
}

/**
 * The call with which the registrar attests a person, or what is changed of it.
 * @param {Chain} chain
 * @param {Pick<Person, 'party' | 'address' | 'commitment'>} person
 * @param {number} roles
 * @param {Record<string, any>} changes
 */
export async function attestation(chain, person, roles, changes = {}) {
	const expiresAt = (await chain.now()) + YEAR;
	const what = { ...person, tag: randomAsHex(32), roles, level: 1, expiresAt, ...changes };
	const { party, address, commitment, tag, level } = what;
	const { attest } = chain.api.tx.identity;
	return attest(party, address, commitment, tag, what.roles, level, what.expiresAt);
}

/**
 * Fresh, funded people. Those without roles apply and are not attested.
 * @template {string} Name
 * @param {Chain} chain
 * @param {Record<Name, number | null>} cast roles by name
 */
export async function gather(chain, cast) {
	const { registrar } = founders(chain);
	const names = /** @type {Name[]} */ (Object.keys(cast));
	const accounts = await fundedAccounts(chain, names);
	const people = await Promise.all(names.map((name) => apply(chain, name, accounts[name])));
	const attested = people.map((person, at) => ({ person, roles: cast[names[at]] }));
	const calls = attested.flatMap(({ person, roles }) =>
		roles ? attestation(chain, person, roles) : [],
	);
	await chain.sendAll((await Promise.all(calls)).map((call) => [call, registrar]));
	const byName = people.map((person) => [person.name, person]);
	return /** @type {Record<Name, Person>} */ (Object.fromEntries(byName));
}

/**
 * What is left today of a party's allowance, which pays fees and prices first.
 * @param {Chain} chain
 * @param {number} party
 */
export async function allowanceLeft(chain, party) {
	return BigInt(plain(await chain.api.call.verdigridAllowanceApi.allowance(party)).left);
}

/** A meter's name that nobody else uses. */
export const meterName = () => `E2E-${randomAsHex(8).slice(2).toUpperCase()}`;

/**
 * The call that registers a person's meter with this name.
 * @param {Chain} chain
 * @param {Pick<Person, 'party'>} owner
 * @param {string} meter
 * @param {Meter} what
 */
export function meterRegistration(chain, owner, meter, what) {
	const { direction, granularity, power, from, region = REGION, takesOver = null } = what;
	const { registerMeter } = chain.api.tx.identity;
	return registerMeter(owner.party, meter, direction, granularity, power, region, from, takesOver);
}

/**
 * Registers a person's meter, with a name of its own; the name.
 * @param {Chain} chain
 * @param {Pick<Person, 'party'>} owner
 * @param {Meter} what
 */
export async function registerMeter(chain, owner, what) {
	const meter = meterName();
	const call = meterRegistration(chain, owner, meter, what);
	await chain.send(call, founders(chain).registrar);
	return meter;
}

/**
 * A party as the chain shows it.
 * @param {Chain} chain
 * @param {number} number
 */
export const party = async (chain, number) =>
	plain(await chain.api.call.verdigridIdentityApi.party(number));
