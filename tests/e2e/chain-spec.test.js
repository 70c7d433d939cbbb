// A real chain: its founders make their keys, describe the chain in one file, and build its specification with
// scripts/chain-spec. Its validators find each other and make blocks final. What must not be in such a chain is refused.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { Chain } from './lib/chain.js';
import { Node, freePort } from './lib/network.js';

const NODE = process.env.VERDIGRID_NODE ?? 'verdigrid-node';
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SCRIPT = join(ROOT, 'scripts/chain-spec');
const EXAMPLE = join(ROOT, 'node/chains/example.toml');
const ID = 'example_power_market';
const OPERATORS = ['transmission company', 'power trading centre', 'energy agency', 'operator of node 4'];
/** Large files are printed. */
const MUCH = 2 ** 28;

const run = promisify(execFile);

describe('a real chain', { timeout: 900_000 }, () => {
	/** @type {string} */
	let folder;
	/** @type {Node[]} */
	let nodes = [];
	/** What stands in angle brackets in the example, and what takes its place.
	 * @type {Map<string, string>} */
	const keys = new Map();
	/** @type {{ folder: string, ports: number[] }[]} */
	const servers = [];
	/** The file of the founders. @type {string} */
	let text;
	/** What the script printed. @type {string} */
	let printed;

	const at = (...parts) => join(folder, ...parts);
	const built = (name) => readFile(at('chain', name), 'utf8');

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-chain-spec-'));
		for (const [index, operator] of OPERATORS.entries()) await makeKeys(operator, index);
		await makeAccounts();
		text = await described();
		await writeFile(at('chain.toml'), text);
		({ stdout: printed } = await run(SCRIPT, [at('chain.toml')]));
	});

	after(async () => {
		await Promise.all(nodes.map((node) => node.remove()));
		await rm(folder, { recursive: true, force: true });
	});

	/** @returns {Promise<{ secretPhrase: string, publicKey: string, ss58Address: string }>} */
	async function generate(scheme) {
		const { stdout } = await run(NODE, ['key', 'generate', '--scheme', scheme, '--output-type', 'json']);
		return JSON.parse(stdout);
	}

	/** An operator makes the keys of its validator. The first two let the node make them, and prove that they hold them. */
	async function makeKeys(operator, index) {
		const server = { folder: at(`server-${index}`), ports: [await freePort(), await freePort()] };
		const identity = join(server.folder, 'chains', ID, 'network');
		servers.push(server);
		await mkdir(identity, { recursive: true });
		const { stdout, stderr } = await run(NODE, ['key', 'generate-node-key', '--file', join(identity, 'secret_ed25519')]);
		keys.set(`identity of node ${index + 1}`, `${stdout}${stderr}`.match(/12D3Koo\w+/)?.[0] ?? '');
		const account = await generate('sr25519');
		keys.set(`account of the ${operator}`, account.ss58Address);
		if (index < 2) await makeKeysOnNode(operator, server.folder, account.publicKey);
		else await makeKeysByHand(operator, server.folder);
	}

	const keystore = (server) => join(server, 'chains', ID, 'keystore');

	async function makeKeysOnNode(operator, server, owner) {
		const node = await Node.development('--keystore-path', keystore(server));
		// As an operator, not as Alice, whose keys `--dev` would use.
		node.options = ['--chain', 'dev', '--base-path', node.folder, ...node.options.slice(3)];
		try {
			await node.start();
			const answer = await node.rpc('author_rotateKeysWithOwner', owner);
			keys.set(`keys of the ${operator}`, answer.keys);
			keys.set(`proof of the ${operator}`, answer.proof);
		} finally {
			await node.remove();
		}
	}

	async function makeKeysByHand(operator, server) {
		for (const [purpose, type, scheme] of [['Aura', 'aura', 'sr25519'], ['GRANDPA', 'gran', 'ed25519']]) {
			const key = await generate(scheme);
			keys.set(`${purpose} key of the ${operator}`, key.ss58Address);
			const place = ['--chain', 'dev', '--keystore-path', keystore(server)];
			await run(NODE, ['key', 'insert', ...place, '--key-type', type, '--scheme', scheme, '--suri', key.secretPhrase]);
		}
	}

	/** All other accounts, and the tags that registrars would give. */
	async function makeAccounts() {
		const example = await readFile(EXAMPLE, 'utf8');
		for (const [, name] of example.matchAll(/<(.*?)>/g)) {
			if (name.startsWith('tag')) keys.set(name, `0x${createHash('sha256').update(name).digest('hex')}`);
			else if (name.startsWith('account') && !keys.has(name)) keys.set(name, (await generate('sr25519')).ss58Address);
		}
	}

	/** The example, with the founders' keys. The first two nodes are the ones to begin at. */
	async function described() {
		let description = await readFile(EXAMPLE, 'utf8');
		for (const index of [0, 1]) {
			const name = `/dns/node-${index + 1}.example.org/tcp/30333/`;
			description = description.replace(name, `/ip4/127.0.0.1/tcp/${servers[index].ports[0]}/`);
		}
		return description.replaceAll(/<(.*?)>/g, (_, name) => keys.get(name) ?? assert.fail(`there is no ${name}`));
	}

	/** A change of the description. */
	function changed(from, to) {
		assert.ok(text.includes(from), `the description does not say ${from}`);
		return text.replace(from, to);
	}

	/** The script refuses a description, says all of this, and writes nothing. */
	async function refuses(description, ...reasons) {
		await writeFile(at('refused.toml'), description);
		await assert.rejects(run(SCRIPT, [at('refused.toml'), '--out', at('refused')]), ({ code, stdout, stderr }) => {
			assert.equal(code, 1);
			assert.equal(stdout, '');
			assert.ok(stderr.includes(`${reasons.length} thing${reasons.length === 1 ? '' : 's'} to change`), stderr);
			for (const reason of reasons) assert.match(stderr, reason);
			return true;
		});
		assert.ok(!(await readdir(folder)).includes('refused'));
	}

	test('has the same hashes for all of its members', async () => {
		const sha256 = async (name) => createHash('sha256').update(await built(name)).digest('hex');
		for (const [form, name] of [['plain', 'plain.json'], ['raw', 'raw.json']]) {
			assert.match(printed, new RegExp(`SHA-256 of the ${form} file +${await sha256(name)}\n`));
			assert.match(printed, new RegExp(`^${await sha256(name)}  ${name}$`, 'm'));
		}
		assert.ok(printed.startsWith(await built('summary.txt')));
		const { stdout } = await run(SCRIPT, [at('chain.toml'), '--out', at('again')]);
		for (const name of await readdir(at('chain'))) {
			assert.equal(await readFile(at('again', name), 'utf8'), await built(name), name);
		}
		assert.ok(stdout.startsWith(await built('summary.txt')));
	});

	test('is what the SDK makes of its plain form', async () => {
		for (const [form, ...options] of [['plain.json'], ['raw.json', '--raw']]) {
			const { stdout } = await run(NODE, ['export-chain-spec', '--chain', at('chain', 'plain.json'), ...options], { maxBuffer: MUCH });
			assert.equal(stdout, await built(form), form);
		}
	});

	test('says in words who is what', async () => {
		const words = (await built('summary.txt')).replaceAll(/\s+/g, ' ');
		for (const part of [
			`Example Power Market (${ID}) kind live`,
			`Energy agency ${keys.get('account of the energy agency')} 10 000 VDG`,
			`GRANDPA ${keys.get('GRANDPA key of the energy agency')} holds these keys: not proved`,
			'holds these keys: proved',
			'track oracle-admin prepare 10 min, decision 3 days, confirm 1 h, enactment 10 min',
			'owner: Settlement bank',
		]) {
			assert.ok(words.includes(part), `${part} is not in: ${words}`);
		}
	});

	test('begins with the block that was announced, and makes blocks final', async () => {
		nodes = servers.map(({ folder: server, ports: [port, rpcPort] }, index) => {
			const place = ['--chain', at('chain', 'raw.json'), '--base-path', server];
			const listen = ['--listen-addr', `/ip4/127.0.0.1/tcp/${port}`, '--no-mdns', '--allow-private-ip', '--no-telemetry'];
			return new Node(`node-${index + 1}`, server, rpcPort, port, [...place, '--validator', ...listen]);
		});
		await Promise.all(nodes.map((node) => node.start()));
		await Promise.all(nodes.map((node) => node.reaches(5, 180_000)));
		const announced = printed.match(/genesis hash +(0x\w+)/)?.[1];
		for (const number of [0, 5]) {
			const hashes = await Promise.all(nodes.map((node) => node.rpc('chain_getBlockHash', number)));
			assert.equal(new Set(hashes).size, 1);
			if (number === 0) assert.equal(hashes[0], announced);
		}
	});

	test('goes on while one of its validators is away', async () => {
		await nodes[3].kill();
		const { number } = await nodes[0].finalised();
		await nodes[0].reaches(number + 3);
	});

	test('says of itself what its founders have written', async () => {
		const chain = await Chain.connect(nodes[0].url);
		try {
			const { query, call } = chain.api;
			const address = keys.get('account of the energy agency') ?? '';
			assert.equal((await query.rankedCollective.memberCount(1)).toNumber(), 3);
			assert.equal((await chain.tokens({ address })).free, 10_000n * 10n ** 12n);
			const parameters = (await call.verdigridChainApi.parameters()).toJSON();
			assert.ok(parameters.every(({ value, default: usual }) => JSON.stringify(value) === JSON.stringify(usual)));
			const metadata = await query.assets.metadata(1);
			assert.equal(metadata.symbol.toUtf8(), 'CNY');
			assert.equal((await query.genesis.offset()).toNumber(), 480);
		} finally {
			await chain.disconnect();
		}
	});

	test('has no key that everybody knows', async () => {
		const alice = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
		const known = /line \d+, registrars\.account: it is the key of \/\/Alice \(sr25519\), whose secret everybody knows/;
		const account = keys.get('account of the registrar') ?? '';
		await refuses(changed(account, alice), known);
		await refuses(changed(account, alice).replace('kind = "live"', 'kind = "test"'), known);
	});

	test('admits them on a test chain that says so', async () => {
		const alice = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
		const description = changed(keys.get('account of the registrar') ?? '', alice)
			.replace('kind = "live"', 'kind = "test"\ndevelopment-keys = true');
		await writeFile(at('test.toml'), description);
		const { stdout } = await run(SCRIPT, [at('test.toml')]);
		assert.match(stdout, /it admits keys whose secrets everybody knows/);
		assert.match(stdout, /Registrar +5GrwvaEF/);
	});

	test('has keys that belong to their validators', async () => {
		const [one, other] = [2, 3].map((index) => keys.get(`Aura key of the ${OPERATORS[index]}`) ?? '');
		await refuses(changed(one, other), /validators\.aura: it is the key for Aura of line \d+ already/);
		const [first, second] = [0, 1].map((index) => keys.get(`proof of the ${OPERATORS[index]}`) ?? '');
		await refuses(changed(first, second), /validators\.proof: it does not prove/);
	});

	test('has what it needs, and learns of everything that is wrong at once', async () => {
		const description = changed('kind = "live"', 'kind = "live"\ncolour = "green"')
			.replace('"24 months"', '"61 months"')
			.replace('[tracks.root]', '[tracks.root]\ndecision = "1 day"')
			.replace('[parameters]', '[parameters]\nmin-members = 4')
			.replace('tokens = "200 VDG"', 'tokens = "1 VDG"')
			.replace('owner = "Settlement bank"\n', '')
			.replace(/\/p2p\/12D3Koo\w+/, '');
		await refuses(
			description,
			/line \d+, colour: there is no such field/,
			/line \d+, boot-nodes: it is no address of a node/,
			/line \d+, members: 3 members are named, and 4 are needed: add members/,
			/line \d+, committees\.trading-centre: .* a seat needs 100\.001 VDG/,
			/line \d+, classes\.validity: .* 1 month to 60 months/,
			/line \d+, assets\.owner: it is missing: add it/,
			/line \d+, tracks\.root\.decision: .* 3 days to 60 days/,
		);
	});
});
