// The main flow as docs/main-flow.md types it: its commands are run in a shell, one after the other, on an empty chain.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

const PAGE = resolve(dirname(fileURLToPath(import.meta.url)), '../../docs/main-flow.md');
const PROGRAM = process.env.VERDIGRID_BIN ?? '';
const NODE = process.env.VERDIGRID_NODE ?? '';
/** How long a new node takes at most. */
const PATIENCE = 120_000;

describe('the main flow by hand', { skip: PROGRAM && NODE ? false : 'VERDIGRID_BIN and VERDIGRID_NODE name no programs' }, () => {
	let folder, node, url;
	let log = '';

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-by-hand-'));
		const [port, listen] = await freePorts(2);
		url = `ws://127.0.0.1:${port}`;
		const options = ['--dev', '--base-path', join(folder, 'node'), '--rpc-port', `${port}`, '--no-prometheus', '--no-mdns'];
		/** @type {('ignore' | 'pipe')[]} */
		const stdio = ['ignore', 'ignore', 'pipe'];
		node = spawn(NODE, [...options, '--listen-addr', `/ip4/127.0.0.1/tcp/${listen}`], { stdio });
		node.stderr?.on('data', (data) => { log += data; });
	});
	after(async () => {
		if (node.exitCode === null) {
			node.kill();
			await once(node, 'exit');
		}
		await rm(folder, { recursive: true, force: true });
	});

	test('each command of the page does what the page says', async () => {
		const page = await readFile(PAGE, 'utf8');
		const blocks = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block);
		assert.ok(blocks.length > 5, 'the page has commands');
		await answers(url).catch((error) => {
			throw new Error(`${error.message}: ${log}`);
		});
		const { code, output } = await shell(blocks.join('\n'));
		assert.equal(code, 0, output);
		for (const said of [
			'Identity.Attested',
			'Certificates.CertificatesIssued',
			'succeeds',
			'Market.Traded',
			'Evidence.Verified',
			'Redeemed',
			'not in the state',
		]) {
			assert.ok(output.includes(said), `${said} in:\n${output}`);
		}
		const picture = await readFile(join(folder, 'trace.svg'), 'utf8');
		assert.match(picture, /^<svg .*Voucher.*<\/svg>\n$/s);
	});

	/** Runs commands in a shell that stops at the first failure. */
	async function shell(commands) {
		const path = `${dirname(PROGRAM)}:${process.env.PATH}`;
		const env = { ...process.env, PATH: path, VERDIGRID_URL: url, VERDIGRID_CONFIG: '/dev/null' };
		const bash = spawn('bash', ['-euxo', 'pipefail', '-c', commands], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		for (const stream of [bash.stdout, bash.stderr]) stream.on('data', (data) => (output += data));
		const [code] = await once(bash, 'close');
		return { code, output };
	}
});

/** Waits until a node answers. */
async function answers(url) {
	for (const begin = Date.now(); Date.now() - begin < PATIENCE; await pause(250)) {
		const asked = spawn(PROGRAM, ['--url', url, 'chain', 'head'], { stdio: 'ignore' });
		const [code] = await once(asked, 'exit');
		if (code === 0) return;
	}
	throw new Error(`no node answers at ${url}`);
}

/** Ports that nobody uses: all are found before the first is given away. */
async function freePorts(count) {
	const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
	await Promise.all(servers.map((server) => once(server, 'listening')));
	const addresses = servers.map((server) => /** @type {import('node:net').AddressInfo} */ (server.address()));
	for (const server of servers) server.close();
	return addresses.map(({ port }) => port);
}
