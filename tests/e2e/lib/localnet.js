// The network of scripts/localnet: started, disturbed and asked as a person does it, by its commands.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort, until } from './network.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const SCRIPT = join(ROOT, 'scripts/localnet');
const PROGRAMS = process.env.VERDIGRID_NODE ? dirname(process.env.VERDIGRID_NODE) : join(ROOT, 'target/bin');
/** A state has megabytes. */
const LARGEST = 2 ** 28;
const run = promisify(execFile);

export class Localnet {
	static async make() {
		return new Localnet(await mkdtemp(join(tmpdir(), 'verdigrid-localnet-')), await freePort());
	}

	/**
	 * @param {string} folder
	 * @param {number} port of the RPC node
	 */
	constructor(folder, port) {
		this.folder = folder;
		this.port = port;
		this.said = '';
	}

	get url() {
		return `ws://127.0.0.1:${this.port}`;
	}

	/**
	 * Starts four validators and the RPC node, and waits until they answer.
	 * @param {string[]} more options
	 */
	async start(...more) {
		const options = ['--dir', this.folder, '--rpc-port', String(this.port), '--programs', PROGRAMS, '--workers', '0', '--no-prometheus'];
		const child = spawn(SCRIPT, [...options, ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
		this.child = child;
		this.said = '';
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { this.said += text; });
		/** @type {Promise<number | null>} */
		this.ended = new Promise((done) => child.once('exit', done));
		const runs = () => {
			if (child.exitCode !== null) throw new Error(`the network ended:\n${this.said}`);
			return Promise.resolve(this.said.includes('It goes on until'));
		};
		await until('the network starts', 300_000, runs, () => this.said);
	}

	/**
	 * Ends the script as a person does, or with another signal; its exit code.
	 * @param {NodeJS.Signals} signal
	 */
	async stop(signal = 'SIGINT') {
		this.child?.kill(signal);
		return this.ended;
	}

	async remove() {
		await this.stop();
		await rm(this.folder, { recursive: true, force: true });
	}

	/**
	 * Gives a command to the network; what it says.
	 * @param {string[]} words
	 */
	async command(...words) {
		const { stdout } = await run(SCRIPT, ['--dir', this.folder, ...words], { timeout: 150_000, maxBuffer: LARGEST });
		return stdout;
	}

	/**
	 * Asks the node of a machine.
	 * @param {string} machine
	 * @param {string} method
	 * @param {any[]} parameters
	 * @returns {Promise<any>}
	 */
	async rpc(machine, method, ...parameters) {
		const answer = await this.command('rpc', machine, method, ...parameters.map((it) => JSON.stringify(it)));
		const { result, error } = JSON.parse(answer);
		if (error) throw new Error(`${machine}: ${method}: ${error.message}`);
		return result;
	}

	/**
	 * The number of the last final block that a machine knows.
	 * @param {string} machine
	 */
	async final(machine) {
		const hash = await this.rpc(machine, 'chain_getFinalizedHead');
		return Number((await this.rpc(machine, 'chain_getHeader', hash)).number);
	}

	/**
	 * The number of its best block.
	 * @param {string} machine
	 */
	async best(machine) {
		return Number((await this.rpc(machine, 'chain_getHeader')).number);
	}

	/**
	 * The hash of a block on its best chain.
	 * @param {string} machine
	 * @param {number} number
	 * @returns {Promise<string | null>}
	 */
	hash(machine, number) {
		return this.rpc(machine, 'chain_getBlockHash', number);
	}

	/**
	 * Waits until block `number` is final on these machines.
	 * @param {string[]} machines
	 * @param {number} number
	 */
	async reaches(machines, number, milliseconds = 60_000) {
		await Promise.all(machines.map((machine) =>
			until(`machine ${machine} finalises block ${number}`, milliseconds, async () => (await this.final(machine)) >= number)));
	}

	/**
	 * The log of a machine.
	 * @param {string} machine
	 */
	log(machine) {
		return readFile(join(this.folder, 'logs', `${machine}.log`), 'utf8');
	}

	/**
	 * The state after a block, as the node of a machine has it.
	 * @param {string} machine
	 * @param {string} hash
	 * @returns {Promise<Record<string, string>>}
	 */
	async state(machine, hash) {
		return Object.fromEntries(await this.rpc(machine, 'state_getPairs', '0x', hash));
	}

	/**
	 * The same, as the database of a machine has it. Its node must not run.
	 * @param {string} machine
	 * @param {string} hash
	 * @returns {Promise<Record<string, string>>}
	 */
	async storedState(machine, hash) {
		const place = ['--chain', join(this.folder, 'spec.json'), '--base-path', join(this.folder, 'machines', machine, 'base')];
		const { stdout } = await run(join(PROGRAMS, 'verdigrid-node'), ['export-state', ...place, hash], { maxBuffer: LARGEST });
		return JSON.parse(stdout).genesis.raw.top;
	}
}
