// Workers of the energy platform: each with a folder, a seat and a process of its own.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Chain } from './chain.js';
import { Node, until } from './network.js';
import { founders, gather, meterRegistration, Role } from './people.js';
import { startOther } from './program.js';

export const PROGRAM = process.env.VERDIGRID_WORKER ?? '';
const DATA = resolve(dirname(fileURLToPath(import.meta.url)), '../../../data');
export const SEATS = ['//Alice//stash', '//Bob//stash', '//Charlie//stash', '//Dave//stash'];
/** The time zone database that the program carries. */
const TIME_ZONES = '2026f';
/** What the demonstration reads of the same files in January 2014: three turbines, and the customers of 5 MW and 3 MW. */
export const [WIND, LARGE, SMALL] = [989_204_526, 740_047_397, 442_271_508];

/** A mapping of half hours. The name of a file is that of its meter. */
export const HALF_HOURS = `
	format = "csv"
	other-meters = "as-named"
	[columns]
	header = ["start", "value"]
	meter-from-file = "{meter}.csv"
	time = "start"
	value = "value"
	[time]
	form = "rfc3339"
	marks = "start"
	zone = "UTC"
	[value]
	unit = "kWh"
	interval = "30m"
`;

/** Workers of January and March 2014 of the wind plant and of two customers, on a development node of their own. */
export class Workers {
	/** Starts the node, and registers the meters. */
	static async start() {
		const folder = await mkdtemp(join(tmpdir(), 'verdigrid-workers-'));
		const node = await Node.development('--pool-type', 'single-state');
		await node.start();
		const chain = await Chain.connect(node.url);
		const { owner } = await gather(chain, { owner: Role.Generator | Role.Consumer });
		const from = Date.UTC(2013, 0, 1) / 1_000;
		const meters = [
			['LHB-3', 'Generation', 'Month', 6_150_000],
			['LHB-4', 'Generation', 'Hour', 2_050_000],
			['CUSTOMER-5MW', 'Consumption', 'Month', 5_000_000],
			['CUSTOMER-3MW', 'Consumption', 'Month', 3_000_000],
		];
		for (const [name, direction, granularity, power] of meters) {
			const what = { direction, granularity, power, from };
			await chain.send(meterRegistration(chain, owner, String(name), /** @type {any} */ (what)), founders(chain).registrar);
		}
		return new Workers(folder, node, chain);
	}

	/**
	 * @param {string} folder
	 * @param {Node} node
	 * @param {Chain} chain
	 */
	constructor(folder, node, chain) {
		this.folder = folder;
		this.node = node;
		this.chain = chain;
		this.genesis = chain.api.genesisHash.toHex();
	}

	async remove() {
		await this.chain.disconnect();
		await this.node.remove();
		await rm(this.folder, { recursive: true, force: true });
	}

	/**
	 * Makes the folder of a worker: its configuration, its secrets, and its own copy of the data.
	 * @param {string} name
	 * @param {string} seat
	 * @param {Record<string, string>} changes
	 */
	async make(name, seat, changes = {}) {
		const own = join(this.folder, name);
		await mkdir(own);
		if (!changes.data) await copyWind(own);
		await writeFile(join(own, 'salt'), '07'.repeat(32), { mode: 0o600 });
		await writeFile(join(own, 'key'), changes.key ?? seat, { mode: 0o600 });
		await writeFile(join(own, 'worker.toml'), this.configuration(this.chain.key(seat).address, changes));
		return own;
	}

	/**
	 * @param {string} account
	 * @param {Record<string, string>} changes
	 */
	configuration(account, changes = {}) {
		const { genesis = this.genesis, timeZones = TIME_ZONES, granularity = 'month', deadline = '2s', more = '' } = changes;
		const data = changes.data ?? windData(changes.month);
		return `
			state = "state"
			[chain]
			urls = ["${this.node.url}"]
			genesis = "${genesis}"
			[seat]
			account = "${account}"
			key-file = "key"
			salt-file = "salt"
			[topics]
			granularities = ["${granularity}"]
			since = "2014-01-01"
			deadline = "${deadline}"
			time-zones = "${timeZones}"
			${data}
			${more}
		`.replaceAll('\t', '');
	}

	/**
	 * Runs a command of a worker to its end.
	 * @param {string} own
	 * @param {string[]} options
	 */
	command(own, ...options) {
		return startOther(PROGRAM, {}, '--config', join(own, 'worker.toml'), ...options).ended;
	}

	/**
	 * Starts a worker.
	 * @param {string} own
	 * @param {Record<string, string>} variables
	 */
	run(own, variables = {}) {
		return this.#start(PROGRAM, ['--config', join(own, 'worker.toml'), 'run'], variables);
	}

	/**
	 * Starts a worker that keeps what it states on a disk of its own. When it has ended, what else is on the disk is removed, and it
	 * starts once more. No other process sees the disk but by the folder that is returned.
	 * @param {string} own
	 * @param {string} size
	 */
	runOnDisk(own, size) {
		const state = join(own, 'state');
		const work = `"${PROGRAM}" --config "${join(own, 'worker.toml')}" run`;
		const script = `mkdir "${state}" && mount -t tmpfs -o size=${size} none "${state}" && { ${work}; rm -f "${state}/filler"; exec ${work}; }`;
		const worker = this.#start('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', script], {}, true);
		const pid = Number(worker.child.pid);
		const stop = async () => {
			process.kill(-pid);
			await worker.ended;
		};
		return { ...worker, stop, disk: `/proc/${pid}/root${state}` };
	}

	/**
	 * @param {string} program
	 * @param {string[]} options
	 * @param {Record<string, string>} variables
	 * @param {boolean} detached whether signals can be sent to it and to all that it starts
	 */
	#start(program, options, variables, detached = false) {
		const env = { PATH: process.env.PATH, ...variables };
		const child = spawn(program, options, { env, detached, stdio: ['ignore', 'ignore', 'pipe'] });
		const said = { text: '' };
		child.stderr.on('data', (data) => { said.text = (said.text + data).slice(-20_000); });
		const ended = once(child, 'exit');
		const stop = async (signal = 'SIGTERM') => {
			child.kill(/** @type {NodeJS.Signals} */ (signal));
			await ended;
		};
		return { child, said, ended, stop };
	}

	/**
	 * Runs a worker until it ends at a point.
	 * @param {string} own
	 * @param {string} point
	 */
	async crashes(own, point) {
		const { child, ended, said } = this.run(own, { VERDIGRID_CRASH_AT: point });
		const limit = setTimeout(() => child.kill('SIGTERM'), 60_000);
		const [, signal] = await ended;
		clearTimeout(limit);
		assert.equal(signal, 'SIGKILL', `${point}: ${said.text}`);
	}

	/**
	 * What a worker says of itself.
	 * @param {string} own
	 */
	async status(own, state = join(own, 'state')) {
		return JSON.parse(await readFile(join(state, 'status.json'), 'utf8'));
	}

	/**
	 * Waits until a worker says this of a period.
	 * @param {string} own
	 * @param {string} words
	 * @param {{ text: string }} said
	 * @param {string} period
	 */
	says(own, words, said, period = '2014-01', state = join(own, 'state')) {
		const has = () => this.status(own, state).then(({ topics }) => topics[period]?.includes(words), () => false);
		return until(`the worker says ${words}`, 90_000, has, () => said.text);
	}

	/** All attestations of the chain. */
	async attestations() {
		const found = [];
		const head = (await this.chain.api.rpc.chain.getHeader()).number.toNumber();
		for (let number = 1; number <= head; number += 1) {
			const at = await this.chain.api.at(await this.chain.api.rpc.chain.getBlockHash(number));
			for (const { event } of /** @type {any} */ (await at.query.system.events())) {
				if (event.section === 'evidence' && event.method === 'Attested') found.push(event.data.toPrimitive());
			}
		}
		return found.map(([topic, round, party, statement]) => ({ topic, round, party, statement }));
	}
}

/**
 * A copy of the data of the wind plant and of two customers, with its mappings.
 * @param {string} own
 */
async function copyWind(own) {
	await cp(join(DATA, 'industry'), join(own, 'industry'), { recursive: true });
	await cp(join(DATA, 'wind'), join(own, 'wind'), { recursive: true });
	await cp(join(DATA, 'mappings/industry-load.toml'), join(own, 'industry-load.toml'));
	const scada = await readFile(join(DATA, 'mappings/wind-scada.toml'), 'utf8');
	const plant = '\n[[meter]]\nid = "LHB-3"\nadd = ["R80711", "R80721", "R80736"]\n\n[[meter]]\nid = "LHB-4"\nadd = ["R80790"]\n';
	await writeFile(join(own, 'wind-scada.toml'), scada.replace('as-named', 'ignore') + plant);
}

/** Where a worker finds that copy. */
const windData = (month = '2014-01') => `
	[[data]]
	name = "turbines"
	mapping = "wind-scada.toml"
	folder = "wind"
	files = "scada-${month}.csv"
	[[data]]
	name = "customers"
	mapping = "industry-load.toml"
	folder = "industry"
	files = "load-${month}.csv"
`;

/**
 * Whether no party stated two things about a topic and round.
 * @param {{ party: number, topic: any, round: number }[]} statements
 */
export function assertNothingTwice(statements) {
	const names = statements.map(({ party, topic, round }) => `${party} ${JSON.stringify(topic)} ${round}`);
	assert.equal(new Set(names).size, statements.length, 'nothing is stated twice');
}
