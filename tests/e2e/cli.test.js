// The command line. Each of its own failures has an exit code by its kind, and one line that says what is wrong and
// where. The second part is about credentials.

import assert from 'node:assert/strict';
import { createServer as createHttp } from 'node:http';
import { createServer } from 'node:net';
import { mkdtemp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { randomAsHex } from '@polkadot/util-crypto';
import { Chain } from './lib/chain.js';
import { throughNode } from './lib/network.js';
import { attestation, founders, fundedAccounts, gather, REGION, Role } from './lib/people.js';
import { assertFails, run } from './lib/program.js';

const URL = process.env.VERDIGRID_URL ?? 'ws://127.0.0.1:9944';
const PROGRAM = process.env.VERDIGRID_BIN ?? '';
const DATA = resolve(dirname(fileURLToPath(import.meta.url)), '../../data');
/** A month that nobody else plays: the sample month, a year earlier. */
const [SAMPLE, MONTH] = ['2014-01', '2013-01'];

describe('the command line', { skip: PROGRAM ? false : 'VERDIGRID_BIN names no program' }, () => {
	let data;

	before(async () => {
		data = await mkdtemp(join(tmpdir(), 'verdigrid-data-'));
	});
	after(() => rm(data, { recursive: true, force: true }));
	beforeEach(() => copySample(data));

	const demo = (...options) => run('--url', URL, 'demo', '--data', data, '--month', MONTH, ...options);

	/** Changes one line of a file of the copy, counted from 1. */
	const editLine = (file, number, change) =>
		edit(file, (lines) => lines.map((line, at) => (at + 1 === number ? change(line) : line)));

	/** Changes the lines of a file of the copy. */
	async function edit(file, change) {
		const path = join(data, file);
		const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
		await writeFile(path, `${change(lines).join('\n')}\n`);
	}

	test('without a node, the message has its address and says how to start one', async () => {
		const port = await closedPort();
		const result = await run('--url', `ws://127.0.0.1:${port}`, 'demo');
		assertFails(result, [`no node answers at ws://127.0.0.1:${port}`, 'scripts/run', '--url'], 3);
	});

	test('a server that is not a node is refused', async () => {
		const server = createHttp((_, response) => response.end('no node')).listen(0, '127.0.0.1');
		await new Promise((listening) => server.once('listening', listening));
		const url = `ws://127.0.0.1:${portOf(server)}`;
		try {
			assertFails(await run('--url', url, 'demo'), [url], 3);
		} finally {
			server.closeAllConnections();
			server.close();
		}
	});

	test('a node of another Substrate chain is refused, and what to do is said', async () => {
		await throughRenamed('Certificates', 'Bibliography', async (node) => {
			for (const command of [['demo'], ['certificate', 'batch', '1']]) {
				const result = await run('--url', node.url, ...command);
				assertFails(result, [node.url, 'another chain', 'no pallet Certificates', '--url'], 3);
			}
			assert.ok(node.answers > 0, 'the name is in what was answered');
			assertOnlyReads(node);
		});
	});

	test('a chain that has changed what the program uses is refused, with the name of the call', async () => {
		// A batch carries the call.
		await throughRenamed('transfer_keep_alive', 'transfer_stay_alive', async (node) => {
			const result = await run('--url', node.url, 'demo', '--data', data, '--month', MONTH);
			const said = ['has changed since', 'Balances.transfer_keep_alive', 'release'];
			assertFails(result, said, 6);
			assert.ok(node.answers > 0, 'the name is in what was answered');
			assertOnlyReads(node);
		});
	});

	test('a runtime is accepted if all that the program uses is the same', async () => {
		for (const [name, other] of [['IncompleteSince', 'IncompleteAfter'], ['cancel_offer', 'revoke_offer']]) {
			await throughRenamed(name, other, async (node) => {
				const result = await run('--url', node.url, 'certificate', 'batch', '999999');
				assertFails(result, ['999999', 'no such thing'], 8);
				assert.ok(node.answers > 0, 'the name is in what was answered');
			});
		}
	});

	test('an invalid address is refused', async () => {
		assertFails(await run('--url', 'nonsense', 'demo'), ['nonsense'], 3);
	});

	test('a key without funds is refused, with its account', async () => {
		const chain = await Chain.connect();
		const key = `//Nobody-${randomAsHex(8)}`;
		const { address } = chain.key(key);
		await chain.disconnect();
		assertFails(await demo('--key', key), [address, 'cannot pay', 'VDG'], 5);
	});

	test('an invalid key is refused, and a secret seed is not repeated', async () => {
		assertFails(await demo('--key', 'no key at all'), ['--key takes only', '//Alice'], 9);
	});

	test('an invalid month is refused', async () => {
		for (const month of ['2014-13', '2014', 'January']) {
			const { code, stderr } = await run('--url', URL, 'demo', '--month', month);
			assert.notEqual(code, 0);
			assert.match(stderr, /--month/);
		}
	});

	test('a month without data names the file that is missing', async () => {
		const result = await run('--url', URL, 'demo', '--data', data, '--month', '2012-02');
		assertFails(result, [join(data, 'wind/scada-2012-02.csv'), 'cannot be read'], 10);
	});

	test('a wrong header is refused with file, line and what it must be', async () => {
		const file = `wind/scada-${MONTH}.csv`;
		await edit(file, ([, ...rows]) => ['Turbine,Date_time,P_avg', ...rows]);
		const header = 'Wind_turbine_name,Date_time,P_avg';
		assertFails(await demo(), [`${join(data, file)}, line 1:`, header, 'Turbine,Date_time,P_avg']);
	});

	test('a duplicate with another value is refused with file, line and both values', async () => {
		const file = `wind/scada-${MONTH}.csv`;
		let line;
		await edit(file, (lines) => {
			const [turbine, time] = lines[1].split(',');
			line = lines.length + 1;
			return [...lines, `${turbine},${time},1.5`];
		});
		assertFails(await demo(), [`${join(data, file)}, line ${line}:`, 'another value', '1.5']);
	});

	test('an invalid number is refused with file, line and text', async () => {
		const file = `industry/load-${MONTH}.csv`;
		await editLine(file, 7, (line) => line.replace(/,[^,]+$/, ',much'));
		assertFails(await demo(), [`${join(data, file)}, line 7:`, '`much` is not a number']);
	});

	test('an invalid time is refused with file, line and text', async () => {
		const file = `household/meter-1-${MONTH}.csv`;
		await editLine(file, 4, (line) => `noon${line.slice(19)}`);
		assertFails(await demo(), [`${join(data, file)}, line 4:`, '`noon` is not a time']);
	});

	test('a missing column is refused with file and line', async () => {
		const file = `wind/scada-${MONTH}.csv`;
		await editLine(file, 5, (line) => line.replace(/,[^,]+$/, ''));
		assertFails(await demo(), [`${join(data, file)}, line 5:`, '2 columns instead of 3']);
	});

	test('an invalid certificate number is refused', async () => {
		const status = (number) => run('--url', URL, 'certificate', 'status', number);
		assertFails(await status('nonsense'), ['a certificate number has 32 characters'], 2);
		assertFails(await status('0'.repeat(32)), ['0'.repeat(32), 'project'], 2);
	});

	test('refused data leaves no trace on the chain', async () => {
		const scada = `wind/scada-${MONTH}.csv`;
		await leavesNoTrace(['line 1:'], () => edit(scada, ([, ...rows]) => ['wrong', ...rows]));
	});

	test('a month with too little energy for the story is refused before anything is done', async () => {
		const calm = (line, at) => (at === 0 ? line : line.replace(/[^,]*$/, '0.5'));
		const reason = [data, 'too short of energy', '4, 2 and 1 are needed'];
		await leavesNoTrace(reason, () => edit(`wind/scada-${MONTH}.csv`, (lines) => lines.map(calm)));
	});

	test('a file that holds another month is refused before anything is done', async () => {
		const file = `industry/load-${MONTH}.csv`;
		const later = (lines) => lines.map((line) => line.replace(MONTH, '2013-03'));
		await leavesNoTrace([join(data, file), 'no data of this month'], () => edit(file, later));
	});

	test('a number that no meter can measure is refused with file and line', async () => {
		const file = `wind/scada-${MONTH}.csv`;
		await editLine(file, 9, (line) => line.replace(/[^,]*$/, '1e25'));
		assertFails(await demo(), [`${join(data, file)}, line 9:`, '`1e25` is more than']);
	});

	test('a chain that is not for development is refused', async () => {
		await throughRenamed('Development', 'Preparation', async (node) => {
			const result = await run('--url', node.url, 'demo', '--data', data, '--month', MONTH);
			assertFails(result, ['needs a development chain', 'scripts/run']);
			assert.ok(node.answers > 0, 'the name is in what was answered');
			assertOnlyReads(node);
		});
	});

	test('a key with too little money is refused, with the sum that is needed', async () => {
		const chain = await Chain.connect();
		const key = `//Little-${randomAsHex(8)}`;
		const { address } = chain.key(key);
		const gift = chain.api.tx.balances.transferKeepAlive(address, 10n ** 14n);
		await chain.send(gift, chain.key('//Alice'));
		await chain.disconnect();
		assertFails(await demo('--key', key), [address, '6000 VDG', '3000000 CNY'], 4);
	});

	/** After this change of the data the demonstration is refused for this reason, and nothing has changed. */
	async function leavesNoTrace(reason, change) {
		const chain = await Chain.connect();
		try {
			const state = async () => [
				(await chain.api.query.identity.nextParty()).toNumber(),
				(await chain.api.rpc.system.accountNextIndex(chain.key('//Alice').address)).toNumber(),
			];
			const before = await state();
			await change();
			assertFails(await demo(), reason);
			assert.deepEqual(await state(), before);
		} finally {
			await chain.disconnect();
		}
	}
});

describe('credentials', { skip: PROGRAM ? false : 'VERDIGRID_BIN names no program' }, () => {
	const CREDENTIAL = { name: 'Aluminium Lab', founded: 1998, address: { city: 'Nancy' } };
	let folder;
	let nowhere;

	before(async () => {
		nowhere = `ws://127.0.0.1:${await closedPort()}`;
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

/**
 * Runs `check` with a node that passes everything on to the real one. In its answers the name `from` is
 * replaced by `to`, also where it is a whole text. Both have the same length, so that metadata can be read.
 */
async function throughRenamed(from, to, check) {
	assert.equal(from.length, to.length);
	const [sought, given] = [from, to].map((name) => Buffer.from(name).toString('hex'));
	/** @type {{ url: string, asked: string[], answers: number }} */
	const node = { url: '', asked: [], answers: 0 };
	const renamed = async (question, pass) => {
		node.asked.push(question.method);
		const answer = await pass();
		const changed = answer.replaceAll(sought, given).replaceAll(`"${from}"`, `"${to}"`);
		if (changed !== answer) node.answers += 1;
		return changed;
	};
	await throughNode(renamed, (url) => check(Object.assign(node, { url })));
}

/** Nothing was sent that could change a chain. */
function assertOnlyReads({ asked }) {
	assert.ok(asked.length > 0);
	assert.deepEqual(asked.filter((method) => method.startsWith('author_')), []);
}

/** The sample month, with its dates a year earlier. */
async function copySample(folder) {
	for (const part of ['wind', 'industry', 'household']) {
		await mkdir(join(folder, part), { recursive: true });
		for (const file of await readdir(join(DATA, part))) {
			if (file !== 'assets.csv' && !file.includes(SAMPLE)) continue;
			const text = await readFile(join(DATA, part, file), 'utf8');
			const name = file.replace(SAMPLE, MONTH);
			await writeFile(join(folder, part, name), text.replaceAll(SAMPLE, MONTH));
		}
	}
}

/**
 * The port that a server listens on.
 * @param {{ address(): any }} server
 * @returns {number}
 */
const portOf = (server) => server.address().port;

async function closedPort() {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((listening) => server.once('listening', listening));
	const port = portOf(server);
	await new Promise((closed) => server.close(closed));
	return port;
}
