// What only governance may do: each call, by a poll of its track. What polls change here for others, they change back.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { hexToU8a, stringCamelCase, stringToHex, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex, randomAsHex, xxhashAsHex } from '@polkadot/util-crypto';
import { Chain, eventsOf, plain } from './lib/chain.js';
import { disputeOf, invented, partyOf, stateAll } from './lib/committee.js';
import { Track, decide, enacted, parameter, withParameter } from './lib/governance.js';
import { Role, founders, fundedAccounts, gather, party, registerMeter } from './lib/people.js';
import * as trade from './lib/trade.js';

const VDG = 10n ** 12n;
const FILTERED = { name: 'System.CallFiltered' };
const BAD_ORIGIN = { name: 'BadOrigin' };
/** More bytes than a poll may be about. */
const TOO_LONG = 128 * 1_024 + 1;
/** Blocks until something that is never to happen. */
const FAR = 1_000_000;
/** What blocks bring themselves, and no account. */
const OF_BLOCKS = ['Timestamp.set', 'Grandpa.report_equivocation_unsigned'];

describe('administration', () => {
	/** @type {Chain} */
	let chain;
	/** @type {Chain['api']['tx']} */
	let tx;
	/** @type {Chain['api']['query']} */
	let query;
	/** @type {import('./lib/people.js').Founders} */
	let who;
	let accounts;

	before(async () => {
		chain = await Chain.connect();
		({ tx, query } = chain.api);
		who = founders(chain);
		accounts = await fundedAccounts(chain, ['owner', 'spender', 'stranger', 'newcomer', 'validator']);
	});
	after(() => chain?.disconnect());

	const root = (call) => decide(chain, Track.Root, call);
	const registry = (call) => decide(chain, Track.Registry, call);
	const oracle = (call) => decide(chain, Track.Oracle, call);
	const emergency = (call) => decide(chain, Track.Emergency, call);
	const all = (...calls) => tx.utility.batchAll(calls);
	const refuses = (error, call, key) => assert.rejects(chain.send(call, key), error);
	/** These events happened, each once, unless it is said how often. */
	const happened = (events, ...names) =>
		names.forEach((name) => assert.equal(eventsOf(events, name).length, 1, name));
	/** What is in state under a key. */
	const read = async (key) => (await send('state_getStorage', key)) ?? null;
	const send = (method, ...parameters) => /** @type {any} */ (chain.api)._rpcCore.provider.send(method, parameters);
	/** The key of a value that a pallet stores. */
	const valueKey = (pallet, item) => u8aToHex(u8aConcat(xxhashAsHex(pallet, 128), xxhashAsHex(item, 128)));
	/** A key that nothing but this file uses. */
	const ownKey = (name) => stringToHex(`administration-test:${name}`);
	const free = async ({ address }) => (await chain.tokens({ address })).free;

	/** Puts a call to the vote and votes aye: the poll, and the block before. */
	async function put(track, call, { member = who.member, vote = true, deposit = true } = {}) {
		const poll = (await query.rankedPolls.referendumCount()).toNumber();
		const from = await chain.height();
		const steps = [tx.rankedPolls.submit(track, { Inline: call.method.toHex() }, { After: 0 })];
		if (deposit) steps.push(tx.rankedPolls.placeDecisionDeposit(poll));
		if (vote) steps.push(tx.rankedCollective.vote(poll, true));
		await chain.send(all(...steps), member);
		return { poll, from };
	}

	/** The variants of a type of the metadata: calls of a pallet, or kinds of something. */
	const variants = (type) => chain.api.registry.lookup.getSiType(type).def.asVariant.variants;
	const pollOf = async (poll) => (await query.rankedPolls.referendumInfoFor(poll)).unwrap();
	const remark = () => tx.system.remark('0x');

	describe('parameters', () => {
		let parameters;

		before(async () => {
			parameters = (await chain.api.call.verdigridChainApi.parameters()).toPrimitive();
		});

		const set = ({ group, name }, value) => tx.parameters.setParameter({ [group]: { [name]: [null, value] } });
		const number = (value) => BigInt(value.number);
		const given = (value) => value.periods ?? number(value);
		/** Values outside the bounds, as near to them as possible. */
		const beyond = ({ lowest, highest }) => {
			if (!lowest.periods) return [number(lowest) - 1n, number(highest) + 1n].filter((value) => value >= 0n);
			const [low, high] = [lowest.periods, highest.periods];
			return Object.keys(low).flatMap((name) => [{ ...low, [name]: low[name] - 1 }, { ...high, [name]: high[name] + 1 }]);
		};
		const nameOf = ({ group, name }) => `${group}.${name}`;

		/** How each call of a batch went that goes on after refusals. */
		const outcomes = (events) =>
			events.filter(({ section, method }) => section === 'utility' && /^Item/.test(method)).map(({ method }) => method === 'ItemCompleted');

		/** Sets these parameters to their bounds, back to what they were, and beyond their bounds. Those that could be set so. */
		async function setToBounds(track, some) {
			const tried = await Promise.all(
				some.map(async (it) => {
					const before = await parameter(chain, it.group, it.name);
					const within = [given(it.lowest), given(it.highest)];
					return [...within.map((value) => [it, 'bound', value]), [it, 'before', before], ...beyond(it).map((value) => [it, 'beyond', value])];
				}),
			);
			const steps = tried.flat();
			const events = await decide(chain, track, tx.utility.forceBatch(steps.map(([it, , value]) => set(it, value))));
			const done = outcomes(events);
			assert.equal(done.length, steps.length);
			return steps.map(([it, kind], at) => ({ name: nameOf(it), kind, done: done[at] }));
		}

		test('are all shown, with values within their bounds', () => {
			const pallet = chain.api.runtimeMetadata.asLatest.pallets.find(({ name }) => name.eq('Parameters'));
			const [{ fields }] = variants(pallet?.calls.unwrap().type);
			const known = variants(fields[0].type).flatMap(({ name: group, fields: [{ type }] }) =>
				variants(type).map(({ name }) => `${group.toString()}.${name.toString()}`),
			);
			assert.deepEqual(parameters.map(nameOf).sort(), known.sort());
			for (const { group, name, value, lowest, highest } of parameters) {
				for (const part of Object.keys(value.periods ?? { number: 0 })) {
					const [low, now, high] = [lowest, value, highest].map((it) => BigInt(it.periods ? it.periods[part] : it.number));
					assert.ok(low <= now && now <= high, `${group}.${name}`);
				}
			}
		});

		for (const { by, track, groups, related = [] } of [
			{ by: 'the registry track', track: Track.Registry, groups: ['Identity', 'Certificates', 'Market', 'Escrow', 'Vouchers', 'Allowance'] },
			{ by: 'the oracle track', track: Track.Oracle, groups: ['Evidence'] },
			// A dispute waits for the longest poll about it, and there are as many members as there must be.
			{ by: 'root', track: Track.Root, groups: ['Governance', 'Members'], related: ['Governance.OracleAdmin', 'Members.MinMembers'] },
		]) {
			test(`are set to their bounds by ${by}, and not beyond`, async () => {
				const some = parameters.filter(({ group }) => groups.includes(group));
				assert.ok(some.length > 0);
				const steps = await setToBounds(track, some);
				const refused = steps.filter(({ kind, done }) => kind !== 'beyond' && !done).map((it) => it.name);
				assert.deepEqual(refused, related);
				assert.deepEqual(steps.filter(({ kind, done }) => kind === 'beyond' && done), []);
				const now = (await chain.api.call.verdigridChainApi.parameters()).toPrimitive();
				assert.deepEqual(now, parameters);
			});
		}

		test('are not set by the emergency track', async () => {
			const calls = parameters.map((it) => set(it, given(it.value)));
			const done = outcomes(await emergency(tx.utility.forceBatch(calls)));
			assert.deepEqual(done, parameters.map(() => false));
		});

		test('stay if another action of the same poll fails', async () => {
			const one = parameters.find(({ group }) => group === 'Identity');
			const failing = tx.identity.removeRegistrar(accounts.stranger.address);
			await assert.rejects(registry(all(set(one, given(one.highest)), failing)), { name: 'Identity.NotRegistrar' });
			assert.deepEqual((await chain.api.call.verdigridChainApi.parameters()).toPrimitive(), parameters);
		});
	});

	describe('the registry track', () => {
		test('makes an asset money, in one poll, and ends it', async () => {
			const { owner, spender, stranger } = accounts;
			const id = 1_000 + Math.floor(Math.random() * 1e9);
			const money = { WithId: id };
			await refuses(BAD_ORIGIN, tx.assets.create(id, owner.address, 1), owner);
			const created = await registry(
				all(
					tx.assets.forceCreate(id, owner.address, true, 1),
					tx.assets.forceSetMetadata(id, 'Administered money', 'ADM', 2, false),
					tx.market.setSettlementAsset(money, true),
				),
			);
			happened(created, 'assets.ForceCreated', 'assets.MetadataSet', 'market.SettlementAssetSet');
			assert.ok((await query.market.assets(money)).isSome);
			await chain.send(all(tx.assets.mint(id, owner.address, 100), tx.assets.approveTransfer(id, spender.address, 10)), owner);

			const team = Array(4).fill(owner.address);
			const stopped = await registry(
				all(
					tx.market.setSettlementAsset(money, false),
					tx.assets.forceCancelApproval(id, owner.address, spender.address),
					tx.assets.forceAssetStatus(id, ...team, 1, true, true),
					tx.assets.forceClearMetadata(id),
				),
			);
			happened(stopped, 'market.SettlementAssetSet', 'assets.ApprovalCancelled', 'assets.AssetStatusChanged', 'assets.MetadataCleared');
			assert.ok((await query.market.assets(money)).isNone);
			await refuses({ name: 'Assets.AssetNotLive' }, tx.assets.transfer(id, spender.address, 1), owner);

			await registry(tx.assets.startDestroy(id));
			const rest = [tx.assets.destroyAccounts(id), tx.assets.destroyApprovals(id), tx.assets.finishDestroy(id)];
			await chain.send(all(...rest), stranger);
			assert.ok((await query.assets.asset(id)).isNone);
		});

		test('corrects what a registrar and an issuer did', async () => {
			const { plant, works } = await gather(chain, { plant: Role.Generator, works: Role.Consumer });
			const [from] = trade.bounds(trade.month(2017, 1));
			const meter = await registerMeter(chain, plant, { direction: 'Generation', granularity: 'Month', power: 1_000_000, from });
			const code = stringToHex(await trade.registerProject(chain, plant, meter, 1_000_000));
			const projectOf = async () => plain(await chain.api.call.verdigridCertificatesApi.project(code));
			const meterOf = async () => plain(await chain.api.call.verdigridIdentityApi.meter(meter));

			await registry(all(tx.certificates.updateProject(code, 500_000), tx.certificates.retireProject(code)));
			assert.deepEqual([(await projectOf()).capacityW, (await projectOf()).retired], [500_000, true]);
			await registry(tx.certificates.restoreProject(code));
			assert.equal((await projectOf()).retired, false);
			await chain.send(tx.identity.retireMeter(meter, null), who.registrar);
			assert.ok((await meterOf()).to !== null);
			await registry(tx.identity.restoreMeter(meter));
			assert.equal((await meterOf()).to, null);
			await registry(all(tx.certificates.removeProject(code), tx.identity.removeMeter(meter)));
			assert.deepEqual([await projectOf(), await meterOf()], [null, null]);

			const tag = randomAsHex(32);
			await registry(all(tx.identity.correctTag(plant.party, tag), tx.identity.revoke(works.party, 'It has closed down.')));
			assert.equal((await party(chain, plant.party)).tag, tag);
			assert.equal((await party(chain, works.party)).status, 'Revoked');
			const { address } = accounts.stranger;
			const recovery = all(tx.identity.recover(plant.party, address, 'It lost its key.'), tx.identity.cancelRecovery(plant.party));
			happened(await registry(recovery), 'identity.RecoveryStarted', 'identity.RecoveryCancelled');
			assert.equal((await party(chain, plant.party)).active, true);
		});

		test('takes on a member, without whom one member then decides nothing, and lets it go', async () => {
			const { newcomer } = accounts;
			const vote = (poll) => chain.send(tx.rankedCollective.vote(poll, true), newcomer);
			const both = { member: who.member, others: [newcomer] };
			const open = await put(Track.Oracle, remark(), { vote: false, deposit: false });
			await registry(tx.rankedCollective.addMember(newcomer.address));
			await assert.rejects(vote(open.poll), { name: 'RankedCollective.RankTooLow' });
			await registry(tx.rankedCollective.promoteMember(newcomer.address));
			await vote(open.poll);
			try {
				const { poll, from } = await put(Track.Registry, remark());
				for (let block = 0; block < 5; block += 1) await chain.send(remark(), newcomer);
				const { tally, deciding } = (await pollOf(poll)).asOngoing;
				assert.deepEqual([tally.ayes.toNumber(), deciding.unwrap().confirming.isNone], [1, true]);
				await vote(poll);
				await enacted(chain, poll, from);
			} finally {
				const removed = await decide(chain, Track.Registry, tx.governance.replaceMember(newcomer.address, null), both);
				assert.equal(eventsOf(removed, 'governance.MemberReplaced')[0].votesWithdrawn, 1);
			}
			assert.equal((await pollOf(open.poll)).asOngoing.tally.ayes.toNumber(), 0);
			await root(tx.rankedPolls.cancel(open.poll));
		});
	});

	describe('the oracle track', () => {
		const quorum = async (source) => (await chain.api.call.verdigridEvidenceApi.committee(source))[1].quorum.toNumber();

		test('asks more seats for a quorum, and as many as before', async () => {
			const before = await quorum('TradingCentre');
			await oracle(tx.evidence.setQuorum('TradingCentre', before + 1));
			assert.equal(await quorum('TradingCentre'), before + 1);
			await oracle(tx.evidence.setQuorum('TradingCentre', 0));
			assert.equal(await quorum('TradingCentre'), before);
		});

		test('disputes an anchor, and judges', async () => {
			const about = trade.metering(await trade.unused(chain, trade.month(2019, 1)));
			const statement = invented(77);
			await withParameter(chain, 'Evidence', 'ChallengePeriod', 600, async () => {
				await stateAll(chain, about, statement, who.energyPlatform.slice(0, 3));
				const disputed = await oracle(tx.evidence.dispute(about, statement.root, 'Figures', randomAsHex(32)));
				const [{ dispute }] = eventsOf(disputed, 'evidence.AnchorDisputed');
				happened(await oracle(tx.evidence.resolve(dispute, 'Upheld')), 'evidence.DisputeResolved');
				assert.notEqual((await disputeOf(chain, dispute))?.status, 'Open');
			});
		});

		test('offers a seat, and takes it away', async () => {
			const { seat } = await gather(chain, { seat: Role.TradingCentre });
			const events = await oracle(all(tx.evidence.appoint('TradingCentre', seat.party), tx.evidence.dismiss(seat.party)));
			happened(events, 'evidence.InvitationEnded');
			assert.equal(await partyOf(chain, seat), seat.party);
			assert.ok((await chain.api.call.verdigridEvidenceApi.seat(seat.party)).isNone);
		});
	});

	describe('the emergency track', () => {
		const NAME = ['Balances', 'transfer_allow_death'];

		test('stops one call, prolongs that, and lets the call go on', async () => {
			const { owner, spender } = accounts;
			const stopped = tx.balances.transferAllowDeath(spender.address, 1);
			await emergency(tx.txPause.pause(NAME));
			try {
				await refuses(FILTERED, stopped, owner);
				await chain.send(tx.balances.transferKeepAlive(spender.address, 1), owner);
				await emergency(tx.governance.renewPause(NAME));
				const until = (await query.governance.pausedUntil(NAME)).unwrap().toNumber();
				assert.ok(until > (await chain.height()) + 6 * 28_800);
			} finally {
				await emergency(tx.txPause.unpause(NAME));
			}
			await chain.send(stopped, owner);
			await assert.rejects(emergency(tx.governance.renewPause(NAME)), { name: 'Governance.NotPaused' });
		});

		test('stops all calls but the necessary ones, prolongs that, and ends it', async () => {
			const { owner, spender } = accounts;
			const transfer = tx.balances.transferKeepAlive(spender.address, 1);
			const until = async () => (await query.safeMode.enteredUntil()).unwrapOr(null)?.toNumber();
			await emergency(tx.safeMode.forceEnter());
			try {
				await refuses(FILTERED, transfer, owner);
				const first = await until();
				await emergency(tx.safeMode.forceExtend());
				assert.ok((await until()) > first);
			} finally {
				await emergency(tx.safeMode.forceExit());
			}
			assert.equal(await until(), undefined);
			await chain.send(transfer, owner);
		});

		test('finds nothing to release or slash, since safe mode takes no deposit', async () => {
			const { address } = accounts.owner;
			const calls = [tx.safeMode.forceReleaseDeposit(address, 1), tx.safeMode.forceSlashDeposit(address, 1)];
			for (const call of calls) {
				await assert.rejects(root(call), { name: 'SafeMode.NoDeposit' });
				await assert.rejects(emergency(call), BAD_ORIGIN);
			}
		});
	});

	describe('root', () => {
		test('names validators, and no account puts itself up', async () => {
			const { validator } = accounts;
			const { keys, proof } = await send('author_rotateKeysWithOwner', u8aToHex(validator.publicKey));
			await assert.rejects(root(tx.collatorSelection.addInvulnerable(validator.address)), { name: 'CollatorSelection.ValidatorNotRegistered' });
			await chain.send(tx.session.setKeys(keys, proof), validator);
			const named = async () => (await query.collatorSelection.invulnerables()).map(String);
			const before = await named();
			const { collatorSelection } = tx;
			const events = await root(
				all(
					collatorSelection.addInvulnerable(validator.address),
					collatorSelection.removeInvulnerable(validator.address),
					collatorSelection.setInvulnerables(before),
					collatorSelection.setDesiredCandidates(0),
					collatorSelection.setCandidacyBond((await query.collatorSelection.candidacyBond()).toBigInt()),
				),
			);
			happened(events, 'collatorSelection.InvulnerableAdded', 'collatorSelection.InvulnerableRemoved', 'collatorSelection.NewInvulnerables');
			assert.deepEqual(await named(), before);
			await refuses({ name: 'CollatorSelection.TooManyCandidates' }, collatorSelection.registerAsCandidate(), validator);
			await chain.send(tx.governance.removeKeys(), validator);
		});

		test('says that finality has stalled', async () => {
			const stalled = async () => (await query.grandpa.stalled()).toPrimitive();
			await root(tx.grandpa.noteStalled(50, 1));
			assert.deepEqual(await stalled(), [50, 1]);
			await root(tx.system.killStorage([valueKey('Grandpa', 'Stalled')]));
			assert.equal(await stalled(), null);
		});

		test('writes into the state, and deletes', async () => {
			const [one, two] = [ownKey('one'), ownKey('two')];
			await root(tx.system.setStorage([[one, '0x01'], [two, '0x02']]));
			assert.deepEqual([await read(one), await read(two)], ['0x01', '0x02']);
			await root(tx.system.killStorage([one]));
			assert.deepEqual([await read(one), await read(two)], [null, '0x02']);
			await root(tx.system.killPrefix(ownKey(''), 10));
			assert.equal(await read(two), null);
			const pages = stringToHex(':heappages');
			await root(all(tx.system.setHeapPages(2_048), tx.system.killStorage([pages])));
			assert.equal(await read(pages), null);
		});

		test('authorises an upgrade by its hash, and only of a newer runtime', async () => {
			const code = await read(stringToHex(':code'));
			const authorised = async () => plain(await query.system.authorizedUpgrade());
			const apply = (bytes) => chain.send(tx.system.applyAuthorizedUpgrade(bytes), accounts.stranger);
			await root(tx.system.authorizeUpgradeWithoutChecks(randomAsHex(32)));
			assert.equal((await authorised()).checkVersion, false);
			await assert.rejects(apply(code), { name: 'System.Unauthorized' });
			await root(tx.system.authorizeUpgrade(blake2AsHex(hexToU8a(code))));
			assert.equal((await authorised()).checkVersion, true);
			happened(await apply(code), 'system.RejectedInvalidAuthorizedUpgrade');
			assert.equal(await authorised(), null);
			assert.equal(await read(stringToHex(':code')), code);
		});

		test('does not set code at once: a runtime is too long to be voted on', async () => {
			const bytes = u8aToHex(new Uint8Array(TOO_LONG));
			for (const call of [tx.system.setCode(bytes), tx.system.setCodeWithoutChecks(bytes)]) await assert.rejects(root(call), FILTERED);
			await assert.rejects(root(tx.system.setCode('0x00')), { name: 'System.FailedToExtractRuntimeVersion' });
		});

		test('moves, sets, frees and corrects money', async () => {
			const { owner, spender, stranger } = accounts;
			await chain.send(tx.proxy.addProxy(stranger.address, 'Cancel', 0), owner);
			const { held } = await chain.tokens(owner);
			assert.ok(held > 0n);
			const before = await free(spender);
			const issuance = async () => (await query.balances.totalIssuance()).toBigInt();
			const supply = await issuance();
			const { balances } = tx;
			await root(all(balances.forceTransfer(owner.address, spender.address, VDG), balances.forceUnreserve(owner.address, held)));
			assert.equal(await free(spender), before + VDG);
			assert.equal((await chain.tokens(owner)).held, 0n);
			await chain.send(tx.proxy.removeProxy(stranger.address, 'Cancel', 0), owner);
			await root(all(balances.forceAdjustTotalIssuance('Increase', 5), balances.forceSetBalance(spender.address, before)));
			assert.equal(await free(spender), before);
			const corrected = await issuance();
			await root(balances.forceAdjustTotalIssuance('Decrease', 5));
			assert.equal(await issuance(), corrected - 5n);
			assert.equal(await issuance(), supply - VDG);
		});

		test('keeps a preimage, and lets it go', async () => {
			const { owner } = accounts;
			const bytes = randomAsHex(200);
			const hash = blake2AsHex(hexToU8a(bytes));
			const isStored = async () => (await query.preimage.requestStatusFor(hash)).isSome;
			await chain.send(tx.preimage.notePreimage(bytes), owner);
			await root(tx.preimage.requestPreimage(hash));
			await chain.send(tx.preimage.unnotePreimage(hash), owner);
			assert.ok(await isStored());
			await root(tx.preimage.unrequestPreimage(hash));
			assert.ok(!(await isStored()));
		});

		test('schedules calls, and cancels them', async () => {
			const { scheduler } = tx;
			const [one, two] = [ownKey('soon'), ownKey('soon by name')];
			const set = (key) => tx.system.setStorage([[key, '0x01']]);
			const [late, soon] = [randomAsHex(32), randomAsHex(32)];
			const block = (await chain.height()) + FAR;
			await root(
				all(
					scheduler.schedule(block, null, 0, set(one)),
					scheduler.setRetry([block, 0], 3, 10),
					scheduler.cancelRetry([block, 0]),
					scheduler.cancel(block, 0),
					scheduler.scheduleNamed(late, block, null, 0, set(two)),
					scheduler.setRetryNamed(late, 3, 10),
					scheduler.cancelRetryNamed(late),
					scheduler.cancelNamed(late),
					scheduler.scheduleAfter(1, null, 0, set(one)),
					scheduler.scheduleNamedAfter(soon, 1, null, 0, set(two)),
				),
			);
			assert.equal((await query.scheduler.agenda(block)).length, 0);
			for (let blocks = 0; blocks < 3; blocks += 1) await chain.send(remark(), accounts.stranger);
			assert.deepEqual([await read(one), await read(two)], ['0x01', '0x01']);
			await root(tx.system.killStorage([one, two]));
		});

		test('looks at a poll, and ends it at the cost of whoever put it up', async () => {
			const { poll } = await put(Track.Oracle, remark(), { vote: false });
			const events = await root(all(tx.rankedPolls.nudgeReferendum(poll), tx.rankedPolls.kill(poll)));
			happened(events, 'rankedPolls.Killed');
			assert.equal(eventsOf(events, 'rankedPolls.DepositSlashed').length, 2);
			assert.ok((await pollOf(poll)).isKilled);
		});

		test('counts the polls that a track decides', async () => {
			const deciding = async () => (await query.rankedPolls.decidingCount(1)).toNumber();
			const { poll } = await put(Track.Registry, remark(), { vote: false });
			await chain.send(remark(), accounts.stranger);
			await chain.send(remark(), accounts.stranger);
			assert.equal(await deciding(), 1);
			await root(tx.rankedPolls.oneFewerDeciding(1));
			assert.equal(await deciding(), 0);
			await root(tx.rankedPolls.cancel(poll));
			await chain.send(remark(), accounts.stranger);
			assert.equal(await deciding(), 0);
		});

		test('acts in the name of others, and with a weight that it states', async () => {
			const { owner, spender } = accounts;
			const before = await free(spender);
			const signed = { system: { Signed: owner.address } };
			const transfer = (amount) => tx.balances.transferKeepAlive(spender.address, amount);
			const { utility } = tx;
			await root(utility.withWeight(utility.dispatchAsFallible(signed, transfer(3)), { refTime: 10 ** 9, proofSize: 0 }));
			assert.equal(await free(spender), before + 3n);
			const tooMuch = utility.dispatchAsFallible(signed, transfer(10n ** 30n));
			await assert.rejects(root(tooMuch), { name: 'Arithmetic' });
			await root(utility.ifElse(tooMuch, utility.dispatchAs(signed, transfer(4))));
			assert.equal(await free(spender), before + 7n);
		});

		test('steers migrations', async () => {
			const { migrations } = tx;
			const steps = [
				migrations.forceSetActiveCursor(0, null, null),
				migrations.forceSetCursor(null),
				migrations.forceOnboardMbms(),
				migrations.clearHistoric({ Specific: [] }),
			];
			await root(all(...steps));
			assert.ok((await query.multiBlockMigrations?.cursor?.()) ?? (await query.migrations.cursor()).isNone);
		});

		test('removes or moves no member without its votes', async () => {
			const { address } = who.member;
			const { rankedCollective } = tx;
			const calls = [
				rankedCollective.demoteMember(address),
				rankedCollective.removeMember(address, 1),
				rankedCollective.exchangeMember(address, accounts.stranger.address),
			];
			for (const call of calls) await assert.rejects(root(call), BAD_ORIGIN);
		});
	});

	describe('all of it', () => {
		/** Whether the documentation of a call names governance as its caller, or nothing if it names no caller. */
		function isForGovernance(docs) {
			const [, caller] = docs.map(String).join(' ').match(/- Caller:(.*?)(?= - |$)/) ?? [];
			return caller && /governance|poll|root/.test(caller);
		}

		/** Whether an account may not make a call, whatever its arguments: tried with the simplest ones. */
		async function isRefused(pallet, call) {
			const bytes = u8aConcat([pallet, call], new Uint8Array(4_096));
			const simplest = chain.api.createType('Call', bytes).toU8a();
			const { address } = accounts.stranger;
			const trial = await chain.api.call.verdigridChainApi.tryCall(address, u8aToHex(simplest), simplest.length + 200);
			const { result } = trial.unwrap();
			return result.isOk && result.asOk.isErr && result.asOk.asErr.isBadOrigin;
		}

		/** The calls that only governance makes, and those of this project that it makes too. */
		async function administrative() {
			/** @type {[string, string][]} */
			const found = [];
			for (const { calls, index, name } of chain.api.runtimeMetadata.asLatest.pallets) {
				if (calls.isNone) continue;
				for (const call of variants(calls.unwrap().type)) {
					const documented = isForGovernance(call.docs);
					if (documented ?? (await isRefused(index.toNumber(), call.index.toNumber()))) found.push([name.toString(), call.name.toString()]);
				}
			}
			return found.filter((names) => !OF_BLOCKS.includes(names.join('.')));
		}

		test('is tried in some test', async () => {
			const folder = dirname(fileURLToPath(import.meta.url));
			const files = [folder, join(folder, 'lib')].map(async (place) =>
				(await readdir(place)).filter((name) => name.endsWith('.js')).map((name) => join(place, name)),
			);
			const texts = (await Promise.all(files)).flat().map((file) => readFile(file, 'utf8'));
			const sources = (await Promise.all(texts)).join('\n');
			const calls = await administrative();
			assert.ok(calls.length > 80, `${calls.length} calls`);
			const isTried = ([pallet, call]) => new RegExp(`\\b${stringCamelCase(pallet)}\\.${stringCamelCase(call)}\\(`).test(sources);
			const untried = calls.filter((names) => !isTried(names)).map((names) => names.join('.'));
			assert.deepEqual(untried, []);
		});
	});
});
