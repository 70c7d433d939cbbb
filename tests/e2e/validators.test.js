// A network that its members run: one validator votes twice and is removed by a vote, one changes stolen keys and loses
// its database, and all of them are killed at once. The network goes on, nothing that was final is lost, and in the end all
// nodes have the same state. On another network one validator has a wrong clock, and then half of them are lost for good.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { Keyring } from '@polkadot/api';
import { bnToU8a, hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, xxhashAsU8a } from '@polkadot/util-crypto';
import { Chain, eventsOf, refused } from './lib/chain.js';
import { Track, decide } from './lib/governance.js';
import { Node, writeSpecification, until } from './lib/network.js';
import { PROGRAM } from './lib/program.js';

/** Checks the invariants of an exported state. */
const CHECK_STATE = process.env.VERDIGRID_CHECK_STATE ?? join(dirname(PROGRAM), 'check-state');
/** Blocks of a session of this chain. */
const SESSION = 20;
const VDG = 10n ** 12n;
/** How far one clock is ahead of the others, in milliseconds. */
const AHEAD = 5_000;
const WRONG_CLOCK = fileURLToPath(new URL('lib/wrong_clock.c', import.meta.url));
/** How many transfers are final before all nodes are killed. */
const TRANSFERS = 40;
const EMERGENCY_POLL = 0;

/** The four validators of a chain, not yet started. */
const validatorsOf = (spec) => Promise.all(['alice', 'bob', 'charlie', 'dave'].map((name) => Node.validator(name, spec)));

async function startAll(/** @type {Node[]} */ [first, ...others]) {
	await first.start();
	await Promise.all(others.map((node) => node.start(first)));
}

/** These nodes finalise more blocks than the first of them has finalised. */
async function goOn(some, blocks = 4) {
	const { number } = await some[0].finalised();
	await Promise.all(some.map((node) => node.reaches(number + blocks)));
}

/** The parameter `Root` of the group `Governance`, by its numbers. */
const ROOT = new Uint8Array([0, 0]);
/** How long polls of the root track take, and how many blocks a session has, as a genesis stores them. */
const ROOT_PERIODS = [xxhashAsU8a('Parameters', 128), xxhashAsU8a('Parameters', 128), blake2AsU8a(ROOT, 128), ROOT];
const SESSION_LENGTH = [xxhashAsU8a('Genesis', 128), xxhashAsU8a('SessionLength', 128)];
const u32 = (value) => bnToU8a(value, { bitLength: 32 });
/** Polls that pass as soon as enough members have voted. Preparation, decision, confirmation and enactment, in blocks. */
const QUICK = [ROOT, ...[1, 1_200, 1, 1].map(u32)];

/** Replaces a value in the state of a genesis. */
function replace(state, key, value) {
	const place = u8aToHex(u8aConcat(...key));
	assert.ok(place in state);
	state[place] = u8aToHex(u8aConcat(...value));
}

/** Where the specifications of both networks are, and what the nodes leave. */
let folder = '';
const fileOf = (name) => join(folder, name);
/** Whether the first network runs. The second one begins then. */
let running = false;

// Two networks go on beside each other: most of the time they wait for blocks.
describe('validators', { concurrency: 2, timeout: 900_000 }, () => {
	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-validators-'));
		await writeSpecification(fileOf('spec.json'), (state) => replace(state, ROOT_PERIODS, QUICK));
	});
	after(() => rm(folder, { recursive: true, force: true }));

	describe('that members name and remove', { concurrency: 1 }, fourValidators);
	describe('of whom one has a wrong clock, and half are lost', { concurrency: 1 }, halfOfThem);
});

function fourValidators() {
	/** @type {Node[]} */
	let nodes;
	/** @type {Node} */
	let alice;
	/** @type {Node} */
	let bob;
	/** @type {Node} */
	let charlie;
	/** @type {Node} */
	let dave;
	/** @type {Node} */
	let thief;
	/** @type {Chain} */
	let chain;
	/** The old key of the votes of Charlie, and the proof of whose it is. */
	let stolen;
	/** What is on its way while other things are tried. */
	let begun;
	/** The block in which the one is no validator any more, and the other one has new keys. */
	let change;

	before(async () => {
		const spec = fileOf('spec.json');
		nodes = await validatorsOf(spec);
		[alice, bob, charlie, dave] = nodes;
		thief = await Node.validator('charlie', spec);
		await startAll(nodes);
		await alice.reaches(1);
		chain = await Chain.connect(alice.url);
		stolen = { voter: voterOf('Charlie'), proof: await ownership(voterOf('Charlie')) };
		begun = Promise.all([changeKeys(), decideAlone()]);
		begun.catch(() => {});
		running = true;
	});

	after(async () => {
		await chain?.disconnect();
		await Promise.all([...nodes, thief].map((node) => node.remove()));
	});

	const key = (name) => chain.key(`//${name}`);
	const voterOf = (name) => new Keyring({ type: 'ed25519' }).createFromUri(`//${name}`);
	const hashOf = (number) => chain.api.rpc.chain.getBlockHash(number);
	/** What is in state after a block. */
	const stateAfter = async (number) => /** @type {any} */ ((await chain.api.at(await hashOf(number))).query);
	const currentSet = async () => (await chain.api.query.grandpa.currentSetId()).toNumber();

	/** Charlie knows that its keys are stolen. */
	async function changeKeys() {
		const { keys, proof } = await charlie.rpc('author_rotateKeysWithOwner', u8aToHex(key('Charlie').publicKey));
		await chain.send(chain.api.tx.session.setKeys(keys, proof), key('Charlie'));
	}

	/** Bob would stop transfers, and nobody else would. */
	async function decideAlone() {
		const { rankedPolls, rankedCollective, txPause, utility } = chain.api.tx;
		const pausing = { Inline: txPause.pause(['Balances', 'transfer_keep_alive']).method.toHex() };
		const steps = [
			rankedPolls.submit(Track.Emergency, pausing, { After: 0 }),
			rankedPolls.placeDecisionDeposit(EMERGENCY_POLL),
			rankedCollective.vote(EMERGENCY_POLL, true),
		];
		await chain.send(utility.batchAll(steps), key('Bob'));
	}

	/** The proof that a validator of this session votes with a key. */
	async function ownership(voter) {
		const question = u8aConcat(bnToU8a(await currentSet(), { bitLength: 64 }), voter.publicKey);
		const answer = await alice.rpc('state_call', 'GrandpaApi_generate_key_ownership_proof', u8aToHex(question));
		const proof = chain.api.createType('Option<Bytes>', hexToU8a(answer));
		return proof.isSome ? proof.unwrap().toU8a(true) : null;
	}

	/** Votes for two blocks in one round, as a report has them. */
	function votes(voter, { set = 0, blocks = [1, 2], signedIn = set } = {}) {
		const [round, number] = [3, 1];
		const vote = (block) => {
			const target = { targetHash: new Uint8Array(32).fill(block), targetNumber: number };
			const precommit = u8aConcat([1], target.targetHash, u32(number));
			const place = [round, signedIn].map((it) => bnToU8a(it, { bitLength: 64 }));
			return [target, voter.sign(u8aConcat(precommit, ...place))];
		};
		const [first, second] = blocks.map(vote);
		const pair = { roundNumber: round, identity: voter.publicKey, first, second };
		return { setId: set, equivocation: { Precommit: pair } };
	}

	const report = (pair, proof) => chain.api.tx.grandpa.reportEquivocation(pair, proof);
	const refuses = (name, call) => assert.rejects(chain.send(call, key('Eve')), { name: `Grandpa.${name}` });

	/** Who is known to have voted twice, and who reported it. */
	async function offences() {
		const reports = await chain.api.query.offences.reports.entries();
		return reports.map(([, details]) => {
			const { offender, reporters } = details.unwrap();
			return { offender: offender[0].toString(), reporters: reporters.map(String) };
		});
	}

	/** The validators after a block. */
	const validators = async (number) => (await (await stateAfter(number)).session.validators()).map(String);

	/** Which validator has made a block, by its slot. */
	async function author(number) {
		const { digest } = await chain.api.rpc.chain.getHeader(await hashOf(number));
		const slot = digest.logs.find((log) => log.isPreRuntime).asPreRuntime[1];
		const among = await validators(number - 1);
		return among[Number(chain.api.createType('u64', slot.toU8a(true)).toBigInt() % BigInt(among.length))];
	}

	/** Who made the final blocks after one, up to another. */
	async function authors(first, last) {
		const numbers = Array.from({ length: last - first }, (_, at) => first + 1 + at);
		return new Set(await Promise.all(numbers.map(author)));
	}

	/** The numbers of the blocks that a node says it has made since it was started. */
	const made = (node) => [...node.log.matchAll(/Pre-sealed block for proposal at (\d+)/g)].map(([, number]) => Number(number));

	test('one that votes twice is reported by whoever has both votes, for nothing', async () => {
		const [offender, reporter] = [voterOf('Bob'), key('Ferdie')];
		const [proof, other] = [await ownership(offender), await ownership(voterOf('Dave'))];
		const before = await chain.tokens(reporter);
		const valid = report(votes(offender), proof);
		const [events] = await Promise.all([
			chain.send(valid, reporter),
			refuses('InvalidEquivocationProof', report(votes(offender, { blocks: [1, 1] }), proof)),
			refuses('InvalidEquivocationProof', report(votes(offender, { signedIn: 1 }), proof)),
			refuses('InvalidEquivocationProof', report(votes(offender, { set: 1 }), proof)),
			refuses('InvalidKeyOwnershipProof', report(votes(offender), other)),
			refuses('InvalidKeyOwnershipProof', report(votes(voterOf('Eve')), proof)),
		]);
		const [{ kind, slot }] = eventsOf(events, 'offences.Offence');
		assert.deepEqual([kind, slot], ['grandpa:equivoca', u8aToHex(bnToU8a(0, { bitLength: 64 }))]);
		assert.deepEqual(await offences(), [{ offender: key('Bob').address, reporters: [reporter.address] }]);
		assert.deepEqual(await chain.tokens(reporter), before);
	});

	test('the members remove it, although it votes against that', async () => {
		const from = await chain.height();
		const remove = chain.api.tx.collatorSelection.removeInvulnerable(key('Bob').address);
		const by = { member: key('Alice'), others: [key('Charlie'), key('Dave')], against: [key('Bob')] };
		const again = refuses('DuplicateOffenceReport', report(votes(voterOf('Bob')), await ownership(voterOf('Bob'))));
		const [events] = await Promise.all([decide(chain, Track.Root, remove, by), again, begun]);
		assert.equal(eventsOf(events, 'collatorSelection.InvulnerableRemoved').length, 1);
		const block = await blockOf('collatorSelection.InvulnerableRemoved', from + 1);
		// Names that are set in a session count two sessions later.
		change = (Math.floor(block / SESSION) + 2) * SESSION;
	});

	/** The final block from `number` on that has an event of this name. */
	async function blockOf(name, number) {
		const events = await chain.hookEvents(number);
		return eventsOf(events, name).length ? number : blockOf(name, number + 1);
	}

	test('no transfer that was final is lost when all nodes are killed at once', async () => {
		const paid = await transfersUntilKilled();
		assert.ok(paid.length >= TRANSFERS);
		await startAll(nodes);
		chain = await Chain.connect(alice.url);
		await goOn(nodes);
		const accounts = await chain.api.query.system.account.multi(paid);
		const missing = accounts.filter(({ data }) => data.free.toBigInt() !== VDG);
		assert.equal(missing.length, 0, `${missing.length} of ${paid.length} final transfers are lost`);
	});

	/** Pays at all nodes, kills them, and gives the accounts whose payment had been reported to be final. */
	async function transfersUntilKilled() {
		/** @type {string[]} */
		const paid = [];
		let going = true;
		const payers = ['Eve', 'Ferdie', 'Alice//stash', 'Bob//stash'];
		const chains = await Promise.all(nodes.map((node) => Chain.connect(node.url)));
		const pay = async (own, payer) => {
			for (let at = 0; going; at += 1) {
				const { address } = own.key(`//paid//${payer}//${at}`);
				const transfer = own.api.tx.balances.transferKeepAlive(address, VDG);
				own.send(transfer, own.key(`//${payer}`)).then(() => paid.push(address), () => {});
				await pause(200);
			}
		};
		const paying = chains.map((own, at) => pay(own, payers[at]));
		await until(`${TRANSFERS} transfers are final`, 120_000, async () => Promise.resolve(paid.length >= TRANSFERS));
		await Promise.all(nodes.map((node) => node.kill()));
		going = false;
		await Promise.all(paying);
		await Promise.allSettled([chain, ...chains].map((own) => own.disconnect()));
		return paid;
	}

	test('one that has lost its database gets it from the others, and validates again', async () => {
		const identity = await charlie.rpc('system_localPeerId');
		await charlie.kill();
		await charlie.loseDatabase();
		await pause(3_000);
		const { number } = await alice.finalised();
		await charlie.start(alice);
		assert.equal(await charlie.rpc('system_localPeerId'), identity);
		await goOn([alice, charlie]);
		await until('it makes a block', 60_000, async () => Promise.resolve(made(charlie).length > 0));
		assert.ok(Math.min(...made(charlie)) > number);
	});

	test('while stolen keys count, the network goes on, and reports what the thief signs twice', async () => {
		await thief.start(alice);
		await goOn([alice, bob, charlie, dave], 6);
		const haveBoth = [alice, bob, dave].some(({ log }) => /Detected (prevote|precommit) equivocation/.test(log));
		if (!haveBoth) return;
		const isKnown = async () => (await offences()).some(({ offender }) => offender === key('Charlie').address);
		await until('the votes with the stolen keys are reported', 60_000, isKnown);
	});

	test('two sessions after the vote the offender is no validator, and makes no block', { timeout: 300_000 }, async () => {
		await alice.reaches(change + 6, 240_000);
		const all = ['Alice', 'Bob', 'Charlie', 'Dave'].map((name) => key(name).address).sort();
		const others = all.filter((it) => it !== key('Bob').address);
		assert.deepEqual((await validators(change - 1)).sort(), all);
		assert.deepEqual((await validators(change)).sort(), others);
		const state = await stateAfter(change);
		assert.equal((await state.aura.authorities()).length, 3);
		assert.equal((await state.grandpa.authorities()).length, 3);
		assert.ok((await authors(change - SESSION, change)).has(key('Bob').address));
		assert.deepEqual([...(await authors(change, change + 6))].sort(), others);
		assert.ok(made(bob).every((number) => number <= change));
		// Of three validators all three must vote, the one that has lost its database among them.
		await goOn([alice, charlie, dave]);
	});

	test('from then on stolen keys make no block, and their votes are nobody\'s', async () => {
		const { voter, proof } = stolen;
		const present = (await chain.api.query.grandpa.authorities()).map(([it]) => u8aToHex(it));
		assert.ok(!present.includes(u8aToHex(voter.publicKey)));
		assert.equal(await ownership(voter), null);
		const set = await currentSet();
		await refuses('InvalidEquivocationProof', report(votes(voter, { set }), proof));
		assert.ok(made(thief).every((number) => number <= change));
		assert.ok(made(charlie).some((number) => number > change));
	});

	test('one member of four has decided nothing', async () => {
		const { rankedPolls, txPause } = chain.api.query;
		const poll = (await rankedPolls.referendumInfoFor(EMERGENCY_POLL)).unwrap();
		assert.ok(poll.isOngoing);
		assert.deepEqual(poll.asOngoing.tally.toJSON(), { bareAyes: 1, ayes: 1, nays: 0 });
		assert.deepEqual(await txPause.pausedCalls.keys(), []);
	});

	test('all nodes have the same state, and every invariant holds in it', async () => {
		const { hash, number } = await alice.finalised();
		await Promise.all(nodes.map((node) => node.reaches(number)));
		await Promise.all([...nodes, thief].map((node) => node.stop()));
		const hashes = await Promise.all(nodes.map((node) => node.exportState(hash, fileOf(`${node.name}.json`))));
		assert.equal(new Set(hashes).size, 1);
		const { stdout } = await promisify(execFile)(CHECK_STATE, [fileOf('alice.json')]);
		assert.match(stdout, /every invariant holds/);
	});
}

function halfOfThem() {
	/** Half of the validators make a block in six seconds, and no session of a genesis is so short. */
	const SHORT_SESSION = 10;
	/** @type {Node[]} */
	let nodes;
	/** @type {Chain} */
	let chain;
	let keys;

	before(async () => {
		const spec = JSON.parse(await readFile(fileOf('spec.json'), 'utf8'));
		replace(spec.genesis.raw.top, SESSION_LENGTH, [u32(SHORT_SESSION)]);
		await writeFile(fileOf('short.json'), JSON.stringify(spec));
		nodes = await validatorsOf(fileOf('short.json'));
		await until('the other network runs', 300_000, async () => Promise.resolve(running));
		await startAll(nodes);
		await nodes[0].reaches(2);
		chain = await Chain.connect(nodes[0].url);
		keys = ['Alice', 'Bob', 'Charlie', 'Dave'].map((name) => chain.key(`//${name}`));
	});

	after(async () => {
		await chain?.disconnect();
		await Promise.all(nodes.map((node) => node.remove()));
	});

	/** Sends a call, and waits until it is in a block: none is final. */
	const include = (call, signer) =>
		new Promise((resolve, reject) => {
			const watch = ({ status, dispatchError }) => {
				if (dispatchError) reject(refused(chain.api, dispatchError));
				else if (status.isInBlock) resolve(undefined);
			};
			call.signAndSend(signer, { nonce: -1 }, watch).catch(reject);
		});

	/** The members decide, though nothing is final. */
	async function decideUnfinalised(call, has) {
		const { rankedPolls, rankedCollective, utility } = chain.api.tx;
		const poll = (await chain.api.query.rankedPolls.referendumCount()).toNumber();
		const submit = rankedPolls.submit(Track.Root, { Inline: call.method.toHex() }, { After: 0 });
		await include(utility.batchAll([submit, rankedPolls.placeDecisionDeposit(poll)]), keys[0]);
		await Promise.all(keys.slice(0, 3).map((member) => include(rankedCollective.vote(poll, true), member)));
		await until('the poll is carried out', 120_000, has);
	}

	const session = async () => (await chain.api.query.session.currentIndex()).toNumber();

	test('the others go on while the clock of one is ahead, and it goes on with them when its clock is right', async () => {
		const library = fileOf('wrong_clock.so');
		await promisify(execFile)('cc', ['-O2', '-fPIC', '-shared', '-o', library, WRONG_CLOCK]);
		await nodes[3].kill();
		await nodes[3].start(nodes[0], { LD_PRELOAD: library, VERDIGRID_CLOCK: String(AHEAD) });
		await goOn(nodes.slice(0, 3));
		const warned = () => Promise.resolve(nodes[3].lines.some((line) => /clock seems to be about \d+ s ahead/.test(line)));
		await until('it says that its clock is ahead', 120_000, warned);
		await nodes[3].kill();
		await nodes[3].start(nodes[0]);
		await goOn(nodes);
	});

	test('when half of them are lost, the members name the others, and nothing is final yet', { timeout: 300_000 }, async () => {
		await Promise.all(nodes.slice(2).map((node) => node.kill()));
		const left = keys.slice(0, 2).map(({ address }) => address);
		const { invulnerables } = chain.api.query.collatorSelection;
		const named = async () => (await invulnerables()).length === left.length;
		await decideUnfinalised(chain.api.tx.collatorSelection.setInvulnerables(left), named);
		const first = await session();
		await until('the session after this one begins', 120_000, async () => (await session()) > first);
		const { number } = await nodes[0].finalised();
		await pause(6_000);
		assert.equal((await nodes[0].finalised()).number, number);
	});

	test('once they say that finality has stalled, it goes on with those that are left', { timeout: 400_000 }, async () => {
		const { number } = await nodes[0].finalised();
		const { grandpa } = chain.api.query;
		const stalled = async () => (await grandpa.stalled()).isSome;
		await decideUnfinalised(chain.api.tx.grandpa.noteStalled(2, number), stalled);
		const last = Number((await nodes[0].rpc('chain_getHeader')).number);
		await Promise.all(nodes.slice(0, 2).map((node) => node.reaches(last + 1, 300_000)));
		assert.equal((await grandpa.authorities()).length, 2);
		const transfer = chain.api.tx.balances.transferKeepAlive(keys[1].address, VDG);
		await chain.send(transfer, keys[0]);
	});

	test('the ones that were lost follow again when they are back', async () => {
		await Promise.all(nodes.slice(2).map((node) => node.start(nodes[0])));
		await goOn(nodes);
	});
}
