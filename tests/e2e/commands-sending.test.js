// How the command line sends a call: for another account, to the vote of the members, with a key that a person types, and encoded
// already. Also what it does not send, and what it says if it does not know what became of a call.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { blake2AsHex, randomAsHex } from '@polkadot/util-crypto';
import { Chain, URL, withNewNonces } from './lib/chain.js';
import { decide, enacted, Track } from './lib/governance.js';
import { throughNode } from './lib/network.js';
import { founders } from './lib/people.js';
import { ask, assertFails, PROGRAM, read, run, runAtTerminal, start } from './lib/program.js';

const VDG = 10n ** 12n;
/** A call that the members decide on, and that changes nothing. */
const SET = ['market', 'set-settlement-asset', '--asset', '1', '--allowed', 'true'];
/** `script` plays a terminal. Only one that shows what is typed can tell whether the program hides it. */
const HAS_TERMINAL = String(spawnSync('script', ['--help']).stdout).includes('--echo');

describe('sending', { skip: PROGRAM ? false : 'VERDIGRID_BIN names no program' }, () => {
	/** It only reads: the program uses keys that it would count the nonces of. */
	let chain;

	before(async () => {
		chain = await Chain.connect();
	});
	after(() => chain?.disconnect());

	/** Sends tokens to accounts. */
	const give = (gifts) => withNewNonces((own) => {
		const { balances, utility } = own.api.tx;
		const calls = gifts.map(([address, amount]) => balances.transferKeepAlive(address, amount));
		return own.send(utility.batchAll(calls), founders(own).funder);
	});

	/** Fresh accounts with so many tokens. Their keys have names, which can stand on a command line. */
	async function funded(tokens) {
		const named = Object.keys(tokens).map((name) => {
			const uri = `//${name}-${randomAsHex(8)}`;
			const key = chain.key(uri);
			return [name, { uri, key, address: key.address }];
		});
		const accounts = Object.fromEntries(named);
		await give(Object.entries(tokens).map(([name, amount]) => [accounts[name].address, amount]));
		return accounts;
	}

	const transfer = ({ address }, amount = '1VDG') => ['account', 'transfer', '--to', address, '--amount', amount];
	const free = async (account) => (await chain.tokens(account)).free;
	const count = async () => (await chain.api.query.rankedPolls.referendumCount()).toNumber();
	const ongoing = async (poll) => (await chain.api.query.rankedPolls.referendumInfoFor(poll)).unwrap().asOngoing;
	const eventsOf = ({ document }) => document.data.events.map(({ event }) => event);

	describe('in the name of another account', () => {
		test('a proxy acts as far as it may, and the failure of its call is that of the command', async () => {
			const tokens = { principal: 10n * VDG, deputy: VDG, clerk: VDG, stranger: VDG, payee: VDG };
			const { principal, deputy, clerk, stranger, payee } = await funded(tokens);
			for (const [delegate, type] of [[deputy, 'any'], [clerk, 'cancel']]) {
				const options = ['--delegate', delegate.address, '--proxy-type', type, '--delay', '0'];
				const added = await ask('account', 'add-proxy', ...options, '--key', principal.uri);
				assert.equal(added.code, 0, added.stderr);
			}
			const shown = await ask('account', 'show', principal.address);
			for (const { address } of [deputy, clerk]) assert.ok(shown.stdout.includes(address), shown.stdout);

			const pay = (amount, { uri }, ...options) =>
				read(...transfer(payee, amount), '--for', principal.address, '--key', uri, ...options);
			const balances = () => Promise.all([principal, payee, deputy, clerk, stranger].map((account) => free(account)));
			const before = await balances();
			const done = await pay('1VDG', deputy);
			assert.equal(done.code, 0, done.stderr);
			assert.ok(eventsOf(done).includes('Proxy.ProxyExecuted'), done.stdout);
			const { fields } = done.document.data.events.find(({ event }) => event === 'Balances.Transfer');
			assert.deepEqual([fields.from, fields.to, fields.amount], [principal.address, payee.address, `${VDG}`]);
			const after = await balances();
			assert.deepEqual([before[0] - after[0], after[1] - before[1]], [VDG, VDG]);
			assert.ok(after[2] < before[2], 'the deputy pays the fee');

			for (const [amount, signer, name, meaning] of [
				['1VDG', stranger, 'Proxy::NotProxy', 'Sender is not a proxy of the account to be proxied'],
				['1VDG', clerk, 'System::CallFiltered', 'The origin filter prevent the call to be dispatched'],
				['100VDG', deputy, 'FundsUnavailable', 'the account does not have that much'],
			]) {
				const refused = await pay(amount, signer);
				assertFails(refused, [name, meaning, 'Nothing was sent'], 4);
				assert.deepEqual([refused.document.error.kind, refused.document.error.name], ['refused', name]);
				const tried = await pay(amount, signer, '--dry-run');
				const { succeeds, error } = tried.document.data;
				assert.deepEqual([tried.code, succeeds, error], [4, false, name], tried.stdout);
			}
			assert.deepEqual(await balances(), after);
		});
	});

	describe('to the vote', () => {
		/** Members replace one another, as the one who is a member now decides. */
		const replace = (member, other) => withNewNonces((own) => {
			const call = own.api.tx.governance.replaceMember(member.address, other.address);
			return decide(own, Track.Registry, call, { member });
		});

		test('only members propose, and only on a track that there is', async () => {
			const { stranger } = await funded({ stranger: 10n * VDG });
			const before = await count();
			const refused = await ask(...SET, '--propose', 'registry-admin', '--key', stranger.uri);
			assertFails(refused, ['BadOrigin', 'a vote is needed', 'Nothing was sent'], 4);
			const untracked = await ask(...SET, '--propose', 'nobody', '--key', '//Alice');
			assertFails(untracked, ['nobody is not a track', 'root, registry-admin, oracle-admin'], 2);
			assert.equal(await count(), before);
			assert.equal(await free(stranger), 10n * VDG);
		});

		test('a call that is too long for a poll is noted, voted on and carried out', async () => {
			const name = 'x'.repeat(200);
			const [poll, from] = [await count(), await chain.height()];
			const propose = ['governance', 'pause-call', '--full-name', `Market:${name}`, '--key', '//Alice'];
			const { method } = chain.api.tx.txPause.pause(['Market', name]);
			const printed = await ask(...propose, '--print-call');
			assert.equal(printed.stdout, `${method.toHex()}\n`, printed.stderr);

			const proposed = await read(...propose, '--propose', 'emergency');
			assert.equal(proposed.code, 0, proposed.stderr);
			const events = eventsOf(proposed);
			for (const event of ['RankedPolls.DecisionDepositPlaced', 'RankedCollective.Voted']) {
				assert.ok(events.includes(event), proposed.stdout);
			}
			const { proposal, tally } = await ongoing(poll);
			assert.ok(proposal.isLookup, proposal.toString());
			assert.equal(tally.ayes.toNumber(), 1);
			assert.ok((await chain.api.query.preimage.requestStatusFor(blake2AsHex(method.toU8a()))).isSome);
			const { document } = await read('governance', 'show', `${poll}`);
			assert.deepEqual(document.data.proposal, { TxPause: { pause: { full_name: ['Market', name] } } });
			// The chain has no such call.
			await withNewNonces((own) => assert.rejects(enacted(own, poll, from), { name: 'TxPause.Unpausable' }));
		});

		test('a poll is named if its deposit and the vote cannot follow', async () => {
			const { heir } = await funded({ heir: VDG / 2n });
			const { member } = founders(chain);
			await replace(member, heir.key);
			const poll = await count();
			try {
				const proposed = await read(...SET, '--propose', 'registry-admin', '--key', heir.uri);
				const said = [`poll ${poll} was submitted`, 'its deposit was not paid, and there is no vote'];
				const next = [`governance place-deposit --index ${poll}`, `governance vote --poll ${poll} --aye true`];
				assertFails(proposed, [...said, 'Balances::InsufficientBalance', ...next], 4);
				assert.equal(proposed.document.error.name, 'Balances::InsufficientBalance');
				const { decisionDeposit, tally } = await ongoing(poll);
				assert.deepEqual([decisionDeposit.isNone, tally.ayes.toNumber()], [true, 0]);
			} finally {
				await give([[heir.address, 10n * VDG]]);
				await replace(heir.key, member);
			}
			await withNewNonces((own) => decide(own, Track.Root, own.api.tx.rankedPolls.cancel(poll)));
			const { document } = await read('governance', 'follow', `${poll}`);
			assert.ok(document.data.state.Cancelled, JSON.stringify(document));
		});

		/** Submits a poll about a call, and follows it until the call was carried out. */
		const followed = (callOf) => withNewNonces(async (own) => {
			const { tx } = own.api;
			const { member } = founders(own);
			const submit = tx.rankedPolls.submit(Track.Oracle, { Inline: callOf(tx).method.toHex() }, { After: 0 });
			const { index: poll } = await own.event('rankedPolls.Submitted', submit, member);
			const following = start({}, '--url', URL, '--output', 'json', 'governance', 'follow', `${poll}`);
			// Without a deposit nothing is decided. The vote is repeated until the program has seen one.
			for (let votes = 0; votes < 40 && !following.output.stderr.includes('RankedCollective.Voted'); votes += 1) {
				await own.send(tx.rankedCollective.vote(poll, true), member);
				await pause(500);
			}
			const from = await own.height();
			await own.send(tx.rankedPolls.placeDecisionDeposit(poll), member);
			const failure = await enacted(own, poll, from).then(() => null, (error) => error.name);
			return { poll, failure, ...(await following.ended) };
		});

		test('a poll is followed stage by stage until its call is carried out, or fails', async () => {
			const passed = await followed((tx) => tx.system.remark('0x'));
			assert.deepEqual([passed.failure, passed.code], [null, 0], passed.stderr);
			const stages = passed.stderr.trim().split('\n').map((line) => line.split('  ')[1]);
			for (const stage of ['DecisionDepositPlaced', 'DecisionStarted', 'ConfirmStarted', 'Confirmed']) {
				assert.ok(stages.includes(`RankedPolls.${stage}`), passed.stderr);
			}
			assert.deepEqual([stages[0], stages.at(-1)], ['RankedCollective.Voted', 'Scheduler.Dispatched']);
			const { state } = JSON.parse(passed.stdout).data;
			assert.ok(state.Approved, passed.stdout);
			const again = await read('governance', 'follow', `${passed.poll}`);
			assert.deepEqual([again.code, again.document.data.state], [0, state]);

			const failed = await followed((tx) => tx.txPause.pause(['Market', 'offer']));
			assert.deepEqual([failed.failure, failed.code], ['BadOrigin', 4], failed.stderr);
			assert.ok(failed.stdout.includes('BadOrigin'), failed.stdout);
			assertFails(await ask('governance', 'follow', '4000000000'), ['there is no poll 4000000000'], 8);
			assertFails(await ask('governance', 'follow', 'last'), ['last is not the number of a poll'], 2);
		});
	});

	describe('with a key that is asked for', () => {
		test('needs a terminal', async () => {
			const { payee } = await funded({ payee: VDG });
			assertFails(await ask(...transfer(payee), '--ask-key'), ['the key cannot be read'], 9);
			assert.equal(await free(payee), VDG);
		});

		const skip = HAS_TERMINAL ? false : 'there is no program `script` that shows what is typed';
		test('hides the key, shows the call and its fee, and sends if the person agrees', { skip }, async () => {
			const { payer, payee } = await funded({ payer: 10n * VDG, payee: VDG });
			const answered = (answer) =>
				runAtTerminal([['seed phrase: ', payer.uri], ['[y/N] ', answer]], '--url', URL, ...transfer(payee), '--ask-key');
			const declined = await answered('n');
			assert.equal(declined.code, 1, declined.output);
			assert.match(declined.output, /\[y\/N\] n\r\nerror: nothing was sent/);
			assert.deepEqual([await free(payer), await free(payee)], [10n * VDG, VDG]);
			const agreed = await answered('y');
			assert.equal(agreed.code, 0, agreed.output);
			for (const said of [/fee: 0\.\d+ VDG\r\n/, /\[y\/N\] y\r\n/, /done in block \d+/]) assert.match(agreed.output, said);
			assert.equal(await free(payee), 2n * VDG);
			for (const { output } of [declined, agreed]) {
				for (const { address } of [payer, payee]) assert.ok(output.includes(address), output);
				assert.ok(!output.includes(payer.uri), 'the key is shown');
			}
		});
	});

	describe('for an account that has nothing', () => {
		test('the account signs, and a registrar applies for it', async () => {
			const nobody = `//Nobody-${randomAsHex(8)}`;
			const stated = ['--kind', 'person', '--commitment', randomAsHex(32), '--jurisdiction', 'CN-11'];
			const sign = ['identity', 'sign-application', '--registrar', '//Bob', ...stated, '--deadline', '+1d', '--key', nobody];
			const { code, document, stderr } = await read(...sign);
			assert.equal(code, 0, stderr);
			const options = Object.entries(document.data).flatMap(([name, value]) => [`--${name}`, value]);
			const applied = await read('identity', 'apply-for', ...options, '--key', '//Bob');
			assert.equal(applied.code, 0, applied.stdout);
			assert.ok(eventsOf(applied).includes('Identity.Applied'), applied.stdout);
			const party = await read('identity', 'of', chain.key(nobody).address);
			assert.equal((await read('identity', 'show', `${party.document.data}`)).document.data.status, 'Applied');
			assertFails(await ask('identity', 'apply-for', ...options, '--key', '//Charlie'), ['Identity::NotRegistrar'], 4);
		});
	});

	describe('encoded already', () => {
		test('a call that was printed is sent', async () => {
			const { payer, payee } = await funded({ payer: 10n * VDG, payee: VDG });
			const printed = await ask(...transfer(payee), '--print-call');
			const done = await read('call', printed.stdout.trim(), '--key', payer.uri);
			assert.equal(done.code, 0, done.stderr);
			assert.ok(eventsOf(done).includes('Balances.Transfer'), done.stdout);
			assert.equal(await free(payee), 2n * VDG);
		});

		test('what the chain cannot decode is refused, and nothing is sent', async () => {
			const { payer } = await funded({ payer: 10n * VDG });
			const { system, utility } = chain.api.tx;
			const remark = system.remark('0x').method.toHex();
			const batch = utility.batch([]).method.toHex().slice(2, 6);
			// More calls inside calls than a transaction may have: 256.
			const nested = `0x${`${batch}04`.repeat(260)}${remark.slice(2)}`;
			const nonce = async () => (await chain.api.query.system.account(payer.address)).nonce.toNumber();
			const before = await nonce();
			const key = ['--key', payer.uri];
			assertFails(await ask('call', '0xffff', ...key), ['not a call of this chain'], 2);
			assertFails(await ask('call', `${remark}00`, ...key), ['not a call of the chain', 'longer than its arguments'], 2);
			assertFails(await ask('call', remark.slice(0, -2), ...key), ['not a call of the chain'], 2);
			assertFails(await ask('call', nested, ...key), ['decode'], 2);
			const apply = ['identity', 'apply', '--kind', 'organisation', '--commitment', randomAsHex(32)];
			assertFails(await ask(...apply, '--jurisdiction', 'TOO-LONG-A-REGION', ...key), ['decode'], 2);
			assert.equal(await free(payer), 10n * VDG);
			assert.equal(await nonce(), before);
		});
	});

	describe('through a node that is at fault', () => {
		const fault = ({ id }, code, message, data) => JSON.stringify({ jsonrpc: '2.0', id, error: { code, message, data } });

		test('if it has forgotten what a block did, it is not known what became of the call', async () => {
			const { payer, payee } = await funded({ payer: 10n * VDG, payee: VDG });
			const forget = (question, pass, asked) =>
				question.method === 'state_getStorage' && asked.includes('author_submitExtrinsic')
					? fault(question, 4003, 'Client error: State already discarded for this block')
					: pass();
			await throughNode(forget, async (url) => {
				const result = await run('--url', url, ...transfer(payee), '--key', payer.uri);
				assertFails(result, ['the transaction is in block', 'cannot be read from this node', 'archive node'], 7);
			});
			assert.equal(await free(payee), 2n * VDG);
		});

		test('if it does not take the call, nothing is done', async () => {
			const { payer, payee } = await funded({ payer: 10n * VDG, payee: VDG });
			const reason = 'Transaction has a bad signature';
			const refuse = (question, pass) =>
				question.method === 'author_submitExtrinsic' ? fault(question, 1010, 'Invalid Transaction', reason) : pass();
			await throughNode(refuse, async (url) => {
				const result = await run('--url', url, ...transfer(payee), '--key', payer.uri);
				assertFails(result, ['did not take the transaction', 'nothing was done', reason], 11);
			});
			assert.deepEqual([await free(payer), await free(payee)], [10n * VDG, VDG]);
		});
	});
});
