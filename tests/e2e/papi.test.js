// Another client, `polkadot-api`: it generates code from the committed metadata, reads, and sends transactions.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Script } from 'node:vm';

import { randomAsHex } from '@polkadot/util-crypto';
import { Binary, Enum } from 'polkadot-api';
import { Chain } from './lib/chain.js';
import { overSocket, signer, untyped } from './lib/papi.js';
import { REGION, fundedAccounts, party as partyOf } from './lib/people.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const MODULES = here('../node_modules');
const METADATA = here('../../client/api/metadata.scale');

// Where descriptors cannot be generated, the client still reads and sends without them.
const old = Number(process.versions.node.split('.')[0]) < 20;
const skip = old && 'the code generation of polkadot-api needs Node.js 20';

/** A program of somebody who uses what is generated. */
const USE = `
	import type { TypedApi } from 'polkadot-api';
	import type { verdigrid } from './descriptors/dist/index.js';

	type Api = TypedApi<typeof verdigrid>;
	export const account = async (api: Api): Promise<string | undefined> =>
		(await api.apis.VerdigridIdentityApi.party(1))?.account;
	export const batch = (api: Api): Promise<bigint | undefined> =>
		api.apis.VerdigridCertificatesApi.batch_of('0x00', { granularity: { type: 'Month', value: undefined }, index: 1 }, 1);
	// @ts-expect-error The number of a party is no text.
	export const mistake = (api: Api) => api.apis.VerdigridIdentityApi.party('1');
`;

describe('polkadot-api', { timeout: 300_000 }, () => {
	/** @type {Chain} */
	let chain;
	let folder, client, descriptors, applicant;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-papi-'));
		chain = await Chain.connect();
		({ applicant } = await fundedAccounts(chain, ['applicant']));
		client = overSocket();
	});
	after(async () => {
		client?.destroy();
		await chain?.disconnect();
		await rm(folder, { recursive: true, force: true });
	});

	/** Runs a program of the modules in the folder. If it fails, the start of its output says why. */
	async function run(program, ...options) {
		const running = promisify(execFile)(process.execPath, [join(MODULES, '.bin', program), ...options], { cwd: folder });
		await running.catch(({ stdout, stderr }) => assert.fail(`${program}:\n${`${stdout}\n${stderr}`.slice(0, 2_000)}`));
	}

	/** The chain as the client knows it: by what was generated, where it was. */
	const api = () => (descriptors ? client.getTypedApi(descriptors) : untyped(client));

	test('no parameter of a runtime API has a name that JavaScript reserves', () => {
		const methods = chain.api.runtimeMetadata.asLatest.apis.flatMap(({ name, methods }) =>
			methods.map((method) => ({ name: [name, method.name].join('.'), inputs: method.inputs.map((input) => input.name) })),
		);
		assert.ok(methods.some(({ name }) => name === 'VerdigridCertificatesApi.batch_of'));
		for (const { name, inputs } of methods) {
			// The engine knows best which names it refuses. It reads the function and does not run it.
			const declaration = () => new Script(`'use strict'; async (${inputs.join(', ')}) => 0;`);
			assert.doesNotThrow(declaration, `${name}(${inputs.join(', ')})`);
		}
	});

	test('generates code from the committed metadata', { skip }, async () => {
		const options = { noDescriptorsPackage: true };
		const config = { version: 0, descriptorPath: 'descriptors', entries: { verdigrid: { metadata: METADATA } }, options };
		await writeFile(join(folder, 'papi.json'), JSON.stringify(config));
		// Generated code finds the client as it does in a project that has it installed.
		await symlink(MODULES, join(folder, 'node_modules'));
		await run('papi', 'generate', '--config', 'papi.json');
		const generated = await import(pathToFileURL(join(folder, 'descriptors/dist/index.js')).href);
		descriptors = generated.verdigrid;
		assert.ok(descriptors);
	});

	test('generates types that a program can use', { skip }, async () => {
		await writeFile(join(folder, 'use.ts'), USE);
		const modules = ['--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2022'];
		await run('tsc', '--noEmit', '--strict', '--skipLibCheck', ...modules, 'use.ts');
	});

	test('reads storage and a runtime API as the other client does', async () => {
		const { address } = chain.key('//Charlie');
		const number = await api().apis.VerdigridIdentityApi.party_of(address);
		const [party, account] = await Promise.all([
			api().apis.VerdigridIdentityApi.party(number),
			api().query.System.Account.getValue(address),
		]);
		const { kind, ...rest } = await partyOf(chain, number);
		assert.equal(party.kind.type, kind);
		for (const field of ['party', 'account', 'roles', 'level']) assert.equal(party[field], rest[field], field);
		assert.equal(party.account, address);
		assert.equal(account.data.free, (await chain.tokens({ address })).free);
	});

	test('signs and sends a transaction, and reads what it did', async () => {
		const commitment = randomAsHex(32);
		const call = { kind: Enum('Organisation'), commitment, jurisdiction: Binary.fromText(REGION) };
		const { ok, events } = await api().tx.Identity.apply(call).signAndSubmit(signer(applicant));
		assert.ok(ok);
		const { event } = events.find(({ event }) => event.type === 'Identity');
		assert.equal(event.value.type, 'Applied');

		const number = await api().apis.VerdigridIdentityApi.party_of(applicant.address);
		assert.equal(number, event.value.value.party);
		const party = await api().apis.VerdigridIdentityApi.party(number);
		assert.equal(party.pending, commitment);
		assert.equal(Binary.toText(party.jurisdiction), REGION);
	});

	test('names the error of a transaction that is refused', async () => {
		const call = { kind: Enum('Organisation'), commitment: randomAsHex(32), jurisdiction: Binary.fromText(REGION) };
		const { ok, dispatchError } = await api().tx.Identity.apply(call).signAndSubmit(signer(applicant));
		assert.equal(ok, false);
		const { type, value } = dispatchError;
		assert.deepEqual([type, value.type, value.value.type], ['Module', 'Identity', 'AccountUsed']);
	});
});
