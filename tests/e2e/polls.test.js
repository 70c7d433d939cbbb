// Attacks by polls: to halt the chain, to silence the other members, to vote twice. Each attack is tried on a
// running node, and fails.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { Chain, eventsOf, plain, refused } from './lib/chain.js';
import { Track, decide, enacted } from './lib/governance.js';
import { founders, fundedAccounts } from './lib/people.js';

/** The call filter's refusal. */
const FILTERED = { name: 'System.CallFiltered' };
const BAD_ORIGIN = { name: 'BadOrigin' };

describe('polls under attack', () => {
	/** @type {Chain} */
	let chain;
	/** @type {Chain['api']['tx']} */
	let tx;
	/** @type {import('./lib/chain.js').Key} */
	let member;
	/** @type {import('./lib/chain.js').Key} */
	let stranger;
	/** @type {import('./lib/chain.js').Key} */
	let heir;

	before(async () => {
		chain = await Chain.connect();
		({ tx } = chain.api);
		({ member } = founders(chain));
		({ stranger, heir } = await fundedAccounts(chain, ['stranger', 'heir']));
	});
	after(() => chain?.disconnect());

	const lookup = (bytes, len = bytes.length) => ({ Lookup: { hash: blake2AsHex(bytes), len } });
	const note = (bytes) => chain.send(tx.preimage.notePreimage(u8aToHex(bytes)), stranger);
	/**
	 * @param {object} proposal
	 * @param {import('./lib/governance.js').Origin} track
	 */
	const submit = (proposal, track = Track.Root) => tx.rankedPolls.submit(track, proposal, { After: 0 });
	const remark = () => ({ Inline: tx.system.remark('0x').method.toHex() });
	const count = async () => (await chain.api.query.rankedPolls.referendumCount()).toNumber();
	const isStored = async (bytes) =>
		(await chain.api.query.preimage.requestStatusFor(blake2AsHex(bytes))).isSome;

	/** Submits a poll, and returns its number. */
	const put = async (proposal, track, who = member) => {
		const { index } = await chain.event('rankedPolls.Submitted', submit(proposal, track), who);
		return index;
	};
	const cancel = (poll) => decide(chain, Track.Root, tx.rankedPolls.cancel(poll));
	/** Ayes and nays of an open poll. */
	const tally = async (poll) => {
		const info = (await chain.api.query.rankedPolls.referendumInfoFor(poll)).unwrap();
		const { ayes, nays } = info.asOngoing.tally;
		return [ayes.toNumber(), nays.toNumber()];
	};

	/** A remark inside this many batches, encoded. */
	const nested = (levels) => {
		const head = tx.utility.batch([]).method.toU8a().slice(0, 2);
		const level = u8aConcat(head, [4]);
		return u8aConcat(...Array(levels).fill(level), tx.system.remark('0x').method.toU8a());
	};
	/** This many remarks in one batch, encoded. */
	const remarks = (calls) => {
		const head = tx.utility.batch([]).method.toU8a().slice(0, 2);
		const length = chain.api.createType('Compact<u32>', calls).toU8a();
		const each = tx.system.remark('0x').method.toU8a();
		const body = new Uint8Array(each.length * calls);
		for (let at = 0; at < body.length; at += each.length) body.set(each, at);
		return u8aConcat(head, length, body);
	};

	describe('what cannot be proposed', () => {
		const goesOn = async () => {
			const before = await chain.height();
			await chain.send(tx.system.remark('0x'), stranger);
			assert.ok((await chain.height()) > before);
		};

		test('calls that are nested too deeply, even if a stranger notes them', async () => {
			for (const levels of [17, 1_000]) {
				const bytes = nested(levels);
				await assert.rejects(chain.send(submit(lookup(bytes)), member), FILTERED);
				await note(bytes);
				for (const track of [Track.Root, Track.Emergency]) {
					await assert.rejects(chain.send(submit(lookup(bytes), track), member), FILTERED);
				}
			}
			await assert.rejects(chain.send(submit({ Inline: u8aToHex(nested(17)) }), member), FILTERED);
			await goesOn();
		});

		test('calls that take too much memory', async () => {
			const bytes = remarks(1_200_000);
			await note(bytes);
			await assert.rejects(chain.send(submit(lookup(bytes)), member), FILTERED);
			await goesOn();
		});

		test('a length that is not the stored one, or of what is not stored', async () => {
			const bytes = tx.system.remark(`0x${'07'.repeat(200)}`).method.toU8a();
			await assert.rejects(chain.send(submit(lookup(bytes)), member), FILTERED);
			await note(bytes);
			for (const len of [0, 52_000_000, 2 ** 32 - 1]) {
				await assert.rejects(chain.send(submit(lookup(bytes, len)), member), FILTERED);
			}
			await goesOn();
		});
	});

	test('what is voted on stays on chain although its owner takes it back, and is enacted', async () => {
		const bytes = tx.system.remark(`0x${'08'.repeat(200)}`).method.toU8a();
		const hash = blake2AsHex(bytes);
		await note(bytes);
		const poll = await put(lookup(bytes));
		await chain.send(tx.preimage.unnotePreimage(hash), stranger);
		const vote = tx.rankedCollective.vote(poll, true);
		await assert.rejects(chain.send(vote, member), { name: 'Governance.ProposalNotStored' });
		await note(bytes);
		const from = await chain.height();
		const steps = [vote, tx.rankedPolls.placeDecisionDeposit(poll)];
		await chain.send(tx.utility.batchAll(steps), member);
		await chain.send(tx.preimage.unnotePreimage(hash), stranger);
		assert.ok(await isStored(bytes));
		await enacted(chain, poll, from);
		await chain.send(tx.governance.releaseProposal(poll), stranger);
		assert.ok(!(await isStored(bytes)));
		const again = chain.send(tx.governance.releaseProposal(poll), stranger);
		await assert.rejects(again, { name: 'Governance.NothingKept' });
	});

	test('the emergency track cancels no poll', async () => {
		const poll = await put(remark(), Track.Oracle);
		const cancelled = decide(chain, Track.Emergency, tx.rankedPolls.cancel(poll));
		await assert.rejects(cancelled, BAD_ORIGIN);
		assert.deepEqual(await tally(poll), [0, 0]);
		await cancel(poll);
	});

	test('a member has two undecided polls on a track, and other tracks stay free', async () => {
		const polls = [await put(remark(), Track.Oracle), await put(remark(), Track.Oracle)];
		const before = await count();
		await assert.rejects(chain.send(submit(remark(), Track.Oracle), member), BAD_ORIGIN);
		assert.equal(await count(), before);
		polls.push(await put(remark(), Track.Emergency));
		await cancel(polls[0]);
		polls.push(await put(remark(), Track.Oracle));
		for (const poll of polls.slice(1)) await cancel(poll);
	});

	test('root cannot replace a member without its votes by acting in another name', async () => {
		const exchange = tx.rankedCollective.exchangeMember(member.address, heir.address);
		const act = tx.utility.dispatchAs(Track.Registry, exchange);
		const events = await decide(chain, Track.Root, act);
		const { data } = events.find((event) => event.method === 'DispatchedAs');
		assert.equal(refused(chain.api, data.result.asErr).name, 'BadOrigin');
		assert.equal(plain(await chain.api.query.rankedCollective.members(heir.address)), null);
	});

	test('a member that is replaced by another account has one vote on a poll', async () => {
		const poll = await put(remark(), Track.Oracle);
		await chain.send(tx.rankedCollective.vote(poll, true), member);
		assert.deepEqual(await tally(poll), [1, 0]);
		const events = await decide(
			chain,
			Track.Registry,
			tx.governance.replaceMember(member.address, heir.address),
		);
		const [{ votesWithdrawn }] = eventsOf(events, 'governance.MemberReplaced');
		assert.equal(votesWithdrawn, 1);
		assert.deepEqual(await tally(poll), [0, 0]);
		const vote = tx.rankedCollective.vote(poll, true);
		await assert.rejects(chain.send(vote, member), { name: 'RankedCollective.NotMember' });
		await chain.send(tx.rankedCollective.vote(poll, false), heir);
		assert.deepEqual(await tally(poll), [0, 1]);
		const back = tx.governance.replaceMember(heir.address, member.address);
		await decide(chain, Track.Registry, back, { member: heir });
		assert.deepEqual(await tally(poll), [0, 0]);
		await cancel(poll);
	});

	test('the last member stays', async () => {
		const remove = tx.governance.replaceMember(member.address, null);
		const removed = decide(chain, Track.Registry, remove);
		await assert.rejects(removed, { name: 'Governance.TooFewMembers' });
	});
});
