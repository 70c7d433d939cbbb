// The command line. Each of its own failures has an exit code by its kind, and one line that says what is wrong and
// where. The second part is about credentials.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, before, beforeEach, describe, test } from 'node:test';
import { Chain } from './lib/chain.js';
import { assertOnlyReads, freePort, throughRenamed } from './lib/network.js';
import { attestation, founders, fundedAccounts, gather, REGION, Role } from './lib/people.js';
import { assertFails, run } from './lib/program.js';

const URL = process.env.VERDIGRID_URL ?? 'ws://127.0.0.1:9944';
const PROGRAM = process.env.VERDIGRID_BIN ?? '';

describe('the command line', { skip: PROGRAM ? false : 'VERDIGRID_BIN names no program' }, () => {
	const batch = (url, number = '1') => run('--url', url, 'certificate', 'batch', number);

	test('without a node, the message has its address and says how to start one', async () => {
		const url = `ws://127.0.0.1:${await freePort()}`;
		assertFails(await batch(url), [`no node answers at ${url}`, 'scripts/run', '--url'], 3);
	});

	test('an invalid address is refused', async () => {
		assertFails(await batch('nonsense'), ['nonsense'], 3);
	});

	test('a node of another Substrate chain is refused, and what to do is said', async () => {
		await throughRenamed('Certificates', 'Bibliography', async (node) => {
			const said = [node.url, 'another chain', 'no pallet Certificates', '--url'];
			assertFails(await batch(node.url), said, 3);
			assertOnlyReads(node);
		});
	});

	test('a chain that has changed what the program uses is refused, with the name of the call', async () => {
		await throughRenamed('transfer_keep_alive', 'transfer_stay_alive', async (node) => {
			const transfer = ['account', 'transfer', '--to', '//Bob', '--amount', '1VDG', '--key', '//Alice'];
			const said = ['has changed since', 'Balances.transfer_keep_alive', 'release'];
			assertFails(await run('--url', node.url, ...transfer), said, 6);
			assertOnlyReads(node);
		});
	});

	test('a runtime is accepted if all that the program uses is the same', async () => {
		for (const [name, other] of [['IncompleteSince', 'IncompleteAfter'], ['cancel_offer', 'revoke_offer']]) {
			await throughRenamed(name, other, async (node) => {
				assertFails(await batch(node.url, '999999'), ['999999', 'no such thing'], 8);
			});
		}
	});

	test('an invalid certificate number is refused', async () => {
		const status = (number) => run('--url', URL, 'certificate', 'status', number);
		assertFails(await status('nonsense'), ['a certificate number has 32 characters'], 2);
		assertFails(await status('0'.repeat(32)), ['0'.repeat(32), 'project'], 2);
	});
});

describe('credentials', { skip: PROGRAM ? false : 'VERDIGRID_BIN names no program' }, () => {
	const CREDENTIAL = { name: 'Aluminium Lab', founded: 1998, address: { city: 'Nancy' } };
	let folder;
	let nowhere;

	before(async () => {
		nowhere = `ws://127.0.0.1:${await freePort()}`;
	});
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-credential-'));
		await write('credential.json', CREDENTIAL);
	});
	afterEach(() => rm(folder, { recursive: true, force: true }));

	const path = (name) => join(folder, name);
	const write = (name, value) => writeFile(path(name), JSON.stringify(value));
	/** Without a chain. */
	const credential = (...options) => run('--url', nowhere, 'credential', ...options);

	/** Commits, and shows these attributes in shown.json; the commitment. */
	async function show(...attributes) {
		const committed = await credential('commit', path('credential.json'));
		assert.equal(committed.code, 0, committed.stderr);
		assert.match(committed.stdout, /^0x[0-9a-f]{64}\n$/);
		const shown = await credential('disclose', path('credential.private.json'), ...attributes);
		assert.equal(shown.code, 0, shown.stderr);
		await writeFile(path('shown.json'), shown.stdout);
		return committed.stdout.trim();
	}

	test('an attribute is shown and checked without a chain', async () => {
		const commitment = await show('address.city', 'founded');
		const verify = () => credential('verify', path('shown.json'), '--commitment', commitment);
		const result = await verify();
		assert.equal(result.code, 0, result.stderr);
		assert.equal(result.stdout, '"address.city" = "Nancy": holds\n"founded" = "1998": holds\n');

		const shown = JSON.parse(await readFile(path('shown.json'), 'utf8'));
		shown[1].value = '1898';
		await write('shown.json', shown);
		const altered = await verify();
		assertFails(altered, ['1 of 2']);
		assert.match(altered.stdout, /"Nancy": holds\n"founded" = "1898": does not hold\n/);
	});

	test('the salts of what is not shown are never printed', async () => {
		const committed = await credential('commit', path('credential.json'));
		const kept = JSON.parse(await readFile(path('credential.private.json'), 'utf8'));
		const shown = await credential('disclose', path('credential.private.json'), 'name');
		const refused = await credential('disclose', path('credential.private.json'), 'nothing');
		assertFails(refused, ['no attribute "nothing"', '"address.city"'], 10);
		assert.equal(kept.attributes.length, 3);
		for (const { key, salt } of kept.attributes) {
			for (const { stdout, stderr } of [committed, shown, refused]) {
				const allowed = stdout === shown.stdout && key === 'name';
				assert.equal(`${stdout}${stderr}`.includes(salt.slice(2)), allowed, key);
			}
		}
	});

	test('the kept file belongs to the holder only, and is not overwritten', async () => {
		await show('name');
		const kept = path('credential.private.json');
		assert.equal((await stat(kept)).mode & 0o777, 0o600);
		const before = await readFile(kept, 'utf8');
		assertFails(await credential('commit', path('credential.json')), [kept, 'exists', '--out'], 10);
		assert.equal(await readFile(kept, 'utf8'), before);
		const elsewhere = await credential('commit', path('credential.json'), '--out', path('other'));
		assert.equal(elsewhere.code, 0, elsewhere.stderr);
	});

	test('an invalid credential is refused with file and attribute', async () => {
		const file = path('credential.json');
		/** @type {[any, ...string[]][]} */
		const wrong = [
			[{ a: { b: [1] } }, '"a.b"', 'array'],
			[{ a: null }, '"a"', 'null'],
			[{ a: 'v'.repeat(257) }, '"a"', '256 bytes'],
			[[1], 'expected an object'],
		];
		for (const [value, ...parts] of wrong) {
			await write('credential.json', value);
			assertFails(await credential('commit', file), [file, ...parts], 10);
		}
		await writeFile(file, '{"a":1,"a":2}');
		assertFails(await credential('commit', file), [file, '"a"', 'twice'], 10);
		await writeFile(file, 'name: Alice');
		assertFails(await credential('commit', file), [file, 'line 1'], 10);
	});

	test('a check names what it checks against', async () => {
		await show('name');
		for (const options of [[], ['--commitment', '0x12'], ['--party', 'one']]) {
			const { code, stderr } = await credential('verify', path('shown.json'), ...options);
			assert.notEqual(code, 0);
			assert.match(stderr, /--commitment|--party/);
		}
	});

	test('an attribute of a party on chain is checked once it is attested', async () => {
		const commitment = await show('address.city');
		const verify = (party) => run('--url', URL, 'credential', 'verify', path('shown.json'), '--party', String(party));
		const chain = await Chain.connect();
		try {
			const { lab } = await fundedAccounts(chain, ['lab']);
			const { other } = await gather(chain, { other: Role.Consumer });
			const call = chain.api.tx.identity.apply('Organisation', commitment, REGION);
			const { party } = await chain.event('identity.Applied', call, lab);
			assertFails(await verify(party), ['1 of 1']);

			const person = { party, address: lab.address, commitment };
			await chain.send(await attestation(chain, person, Role.Consumer), founders(chain).registrar);
			const shown = await verify(party);
			assert.equal(shown.code, 0, shown.stderr);
			assert.equal(shown.stdout, '"address.city" = "Nancy": holds\n');

			assertFails(await verify(other.party), ['1 of 1']);
			assertFails(await verify(4_000_000_000), ['no party 4000000000'], 8);
		} finally {
			await chain.disconnect();
		}
	});
});
