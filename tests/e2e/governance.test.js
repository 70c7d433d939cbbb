// What the member organisations decide: parameters within their bounds, and who may attest.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, eventsOf, plain } from './lib/chain.js';
import { deposits } from './lib/books.js';
import { Track, decide, parameter, setParameter, withParameter } from './lib/governance.js';
import { Role, apply, attestation, founders, fundedAccounts, party } from './lib/people.js';

const VDG = 10n ** 12n;
const MINUTE = 60;

describe('governance', () => {
	/** @type {Chain} */
	let chain;
	/** @type {Chain['api']['tx']} */
	let tx;
	/** @type {import('./lib/people.js').Founders} */
	let who;
	let accounts;

	before(async () => {
		chain = await Chain.connect();
		({ tx } = chain.api);
		who = founders(chain);
		accounts = await fundedAccounts(chain, [
			'early', 'late', 'registrar', 'attested', 'waiting', 'renamed', 'other',
		]);
	});
	after(() => chain?.disconnect());

	const registrarOf = async ({ address }) =>
		plain(await chain.api.call.verdigridIdentityApi.registrar(address));

	describe('parameters', () => {
		const HIGHER = 3n * VDG;

		test('a poll sets a parameter, and it holds from then on, not before', async () => {
			await apply(chain, 'early', accounts.early);
			const [usual] = Object.values(await deposits(chain, accounts.early));
			assert.notEqual(usual, HIGHER);
			await withParameter(chain, 'Identity', 'ApplyDeposit', HIGHER, async () => {
				await apply(chain, 'late', accounts.late);
				assert.deepEqual(await deposits(chain, accounts.late), { 'Identity.Application': HIGHER });
			});
			assert.deepEqual(await deposits(chain, accounts.early), { 'Identity.Application': usual });
		});

		test('a value out of its bounds is refused when the poll is carried out', async () => {
			const before = await parameter(chain, 'Identity', 'RecoveryDelay');
			for (const seconds of [0, 9, 30 * 86_400 + 1]) {
				const set = setParameter(chain, 'Identity', 'RecoveryDelay', seconds);
				await assert.rejects(set, { name: 'BadOrigin' });
			}
			assert.equal(await parameter(chain, 'Identity', 'RecoveryDelay'), before);
		});

		test('the first and the last value within the bounds are taken', async () => {
			const before = await parameter(chain, 'Market', 'MaxOfferDuration');
			for (const seconds of [60 * MINUTE, 2 * 365 * 86_400, before]) {
				const events = await setParameter(chain, 'Market', 'MaxOfferDuration', seconds);
				assert.equal(eventsOf(events, 'parameters.Updated').length, 1);
				assert.equal(await parameter(chain, 'Market', 'MaxOfferDuration'), seconds);
			}
		});

		test('a track sets its own parameters, and nothing else', async () => {
			const set = (group, name, value, track) => setParameter(chain, group, name, value, track);
			const refused = { name: 'BadOrigin' };
			await assert.rejects(set('Market', 'OfferDeposit', VDG, Track.Oracle), refused);
			await assert.rejects(set('Evidence', 'Tolerance', 1_000, Track.Registry), refused);
			await assert.rejects(set('Members', 'MinMembers', 2, Track.Registry), refused);
			assert.equal(await parameter(chain, 'Market', 'OfferDeposit'), null);
			assert.equal(await parameter(chain, 'Evidence', 'Tolerance'), null);
		});

		test('an account sets nothing, whoever it is', async () => {
			const setting = { Identity: { ApplyDeposit: [null, HIGHER] } };
			const call = tx.parameters.setParameter(setting);
			await assert.rejects(chain.send(call, who.member), { name: 'BadOrigin' });
		});

		test('only members submit polls, and vote', async () => {
			const remark = { Inline: tx.system.remark('0x').method.toHex() };
			const submit = tx.rankedPolls.submit(Track.Registry, remark, { After: 0 });
			await assert.rejects(chain.send(submit, accounts.other), { name: 'BadOrigin' });
			await chain.send(submit, who.member);
			const poll = (await chain.api.query.rankedPolls.referendumCount()).toNumber() - 1;
			const vote = tx.rankedCollective.vote(poll, true);
			await assert.rejects(chain.send(vote, accounts.other), { name: 'RankedCollective.NotMember' });
			await decide(chain, Track.Root, tx.rankedPolls.cancel(poll));
		});
	});

	describe('registrars', () => {
		let attested;

		test('a registrar is appointed by a poll, in one of several decisions at once', async () => {
			const { registrar, renamed } = accounts;
			const calls = [
				tx.identity.setRegistrar(renamed.address, Role.Consumer, 2),
				tx.identity.setRegistrar(registrar.address, Role.Consumer | Role.Trader, 2),
				tx.identity.removeRegistrar(renamed.address),
				tx.system.remark('Too long to be named by itself: this goes by way of a preimage.'),
			];
			const events = await decide(chain, Track.Registry, tx.utility.batchAll(calls));
			assert.equal(eventsOf(events, 'identity.RegistrarSet').length, 2);
			assert.equal(eventsOf(events, 'identity.RegistrarRemoved').length, 1);
			assert.equal(await registrarOf(renamed), null);
			const roles = Role.Consumer | Role.Trader;
			assert.deepEqual(await registrarOf(registrar), { roles, maxLevel: 2 });
		});

		test('it attests within its roles and its level', async () => {
			attested = await apply(chain, 'attested', accounts.attested);
			const attest = async (roles, changes) =>
				chain.send(await attestation(chain, attested, roles, changes), accounts.registrar);
			await assert.rejects(attest(Role.Generator), { name: 'Identity.RolesExceeded' });
			await assert.rejects(attest(Role.Trader, { level: 3 }), { name: 'Identity.LevelExceeded' });
			await attest(Role.Trader, { level: 2 });
			const shown = await party(chain, attested.party);
			assert.equal(shown.status, 'Active');
			assert.equal(shown.registrar, accounts.registrar.address);
		});

		test('another registrar does not act on what it attested', async () => {
			const suspend = tx.identity.suspend(attested.party, 'It did not answer.');
			await assert.rejects(chain.send(suspend, who.registrar), { name: 'Identity.NotItsRegistrar' });
		});

		test('once a poll has removed it, it attests no more', async () => {
			const { registrar } = accounts;
			const waiting = await apply(chain, 'waiting', accounts.waiting);
			const call = await attestation(chain, waiting, Role.Consumer);
			const remove = tx.identity.removeRegistrar(registrar.address);
			const events = await decide(chain, Track.Registry, remove);
			assert.equal(eventsOf(events, 'identity.RegistrarRemoved').length, 1);
			await assert.rejects(chain.send(call, registrar), { name: 'Identity.NotRegistrar' });
			assert.equal((await party(chain, waiting.party)).status, 'Applied');
			assert.equal((await party(chain, attested.party)).active, true, 'what it attested stays');
		});

		test('its parties pass to a registrar that may attest their roles and levels', async () => {
			const { party: number, address, commitment } = attested;
			const suspend = tx.identity.suspend(number, 'It did not answer.');
			await assert.rejects(chain.send(suspend, accounts.registrar), { name: 'Identity.NotRegistrar' });
			const until = (await chain.now()) + 400 * 86_400;
			const renew = tx.identity.renew(number, address, commitment, until);
			await chain.send(renew, who.registrar);
			const shown = await party(chain, number);
			assert.equal(shown.registrar, who.registrar.address);
			assert.equal(shown.expiresAt, until);
		});

		test('only a registrar can be removed', async () => {
			const remove = tx.identity.removeRegistrar(accounts.other.address);
			await assert.rejects(decide(chain, Track.Registry, remove), { name: 'Identity.NotRegistrar' });
			await assert.rejects(chain.send(remove, who.registrar), { name: 'BadOrigin' });
		});
	});
});
