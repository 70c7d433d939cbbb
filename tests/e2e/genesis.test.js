// A genesis that a chain must not have: the node refuses it before the first block.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';

const PROGRAM = process.env.VERDIGRID_NODE ?? 'verdigrid-node';
const run = (...args) => promisify(execFile)(PROGRAM, args, { timeout: 60_000 });

describe('the genesis', { timeout: 600_000 }, () => {
	let folder;
	let draft;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'verdigrid-genesis-'));
		draft = await exported('--chain', 'local');
	});
	after(() => rm(folder, { recursive: true, force: true }));

	async function exported(...options) {
		const output = join(folder, 'exported.json');
		await run('export-chain-spec', ...options, '--output', output);
		return JSON.parse(await readFile(output, 'utf8'));
	}

	/** The raw form of a specification, as all nodes of a chain share it. */
	async function raw(spec) {
		const input = join(folder, 'spec.json');
		await writeFile(input, JSON.stringify(spec));
		return exported('--raw', '--chain', input);
	}

	/** The local network's specification after a change. */
	function changed(change) {
		const spec = structuredClone(draft);
		change(spec, spec.genesis.runtimeGenesis.patch);
		return spec;
	}

	async function refuses(reason, spec) {
		await assert.rejects(raw(spec), ({ stderr }) => {
			assert.match(stderr, reason);
			return true;
		});
	}

	/** A live chain, except that everybody knows its keys. */
	function live(spec, patch) {
		spec.chainType = 'Live';
		patch.genesis.kind = 'live';
		patch.genesis.parameters = {};
		patch.genesis.sessionLength = 1200;
		for (const [, terms] of patch.certificates.classes) terms.validity_months = 24;
		for (const [at, party] of patch.identity.parties.entries()) {
			party.tag = `0x${String(at + 1).padStart(64, '0')}`;
		}
	}

	test('has enough members', async () => {
		for (const count of [0, 2]) {
			const few = changed((_, { genesis }) => (genesis.members = genesis.members.slice(0, count)));
			await refuses(new RegExp(`names ${count} members and needs at least 3`), few);
		}
	});

	test('has a validator', async () => {
		await refuses(/no validator/, changed((_, { session }) => (session.keys = [])));
	});

	test('has sessions of a length within the bounds', async () => {
		const sessions = (blocks) => changed((_, { genesis }) => (genesis.sessionLength = blocks));
		await refuses(/sessions of 19 blocks/, sessions(19));
		await refuses(/sessions of 28801 blocks/, sessions(28801));
		const short = (spec, patch) => {
			live(spec, patch);
			patch.genesis.sessionLength = 99;
		};
		await refuses(/sessions of 99 blocks, and a chain of this kind has 100 to 28800/, changed(short));
	});

	test('has the tag of each founder, on a live chain', async () => {
		const without = (spec, patch) => {
			live(spec, patch);
			patch.identity.parties[3].tag = null;
		};
		await refuses(/has no tag of its legal entity/, changed(without));
	});

	test('has the purpose that the type of the chain says', async () => {
		await refuses(/of type Live/, changed((spec) => (spec.chainType = 'Live')));
		await refuses(/of type Development/, changed((spec) => (spec.chainType = 'Development')));
		await refuses(/of type Local/, changed((_, { genesis }) => (genesis.kind = 'development')));
	});

	test('contains no key that everybody knows, unless it is for trying things', async () => {
		await refuses(/whose secret everybody knows/, changed(live));
		await refuses(
			/whose secret everybody knows/,
			changed((spec, patch) => {
				live(spec, patch);
				spec.chainType = 'Local';
			}),
		);
		await refuses(
			/whose secret everybody knows/,
			changed((spec) => (spec.chainType = { Custom: 'Pilot' })),
		);
	});

	test('contains none in its raw form either', async () => {
		const spec = await raw(draft);
		await refuses(/whose secret everybody knows/, { ...spec, chainType: { Custom: 'Pilot' } });
	});

	test('keeps the bounds of a live chain', async () => {
		await assert.rejects(
			raw(
				changed((spec, patch) => {
					live(spec, patch);
					patch.certificates.classes[0][1].validity_months = 61;
				}),
			),
		);
		await assert.rejects(
			raw(
				changed((spec, patch) => {
					live(spec, patch);
					patch.genesis.parameters = { minMembers: 2 };
				}),
			),
		);
	});
});
