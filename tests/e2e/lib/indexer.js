// The indexer as a program: with a database of its own, on a node of the test.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, until } from './network.js';
import { startOther } from './program.js';

export const PROGRAM = process.env.VERDIGRID_INDEXER ?? '';

export class Indexer {
	/**
	 * @param {string} folder
	 * @param {string} name of the database
	 * @param {string} node the address of its node
	 */
	static async make(folder, name, node) {
		return new Indexer(join(folder, `${name}.sqlite`), node, await freePort(), await freePort());
	}

	/**
	 * @param {string} database
	 * @param {string} node
	 * @param {number} port
	 * @param {number} admin
	 */
	constructor(database, node, port, admin) {
		this.database = database;
		this.node = node;
		this.port = port;
		this.admin = admin;
		/** @type {import('node:child_process').ChildProcess | null} */
		this.child = null;
		this.log = '';
	}

	/** The options that say where chain and database are. */
	get source() {
		return ['--node', this.node, '--database', this.database];
	}

	/** @param {string[]} options */
	start(...options) {
		const listen = ['--listen', `127.0.0.1:${this.port}`, '--admin', `127.0.0.1:${this.admin}`];
		const child = spawn(PROGRAM, ['run', ...this.source, ...listen, ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
		child.stderr.setEncoding('utf8').on('data', (text) => { this.log += text; });
		this.child = child;
		/** @type {Promise<number | null>} */
		this.ended = new Promise((resolve) => { child.once('exit', resolve); });
	}

	/** @param {NodeJS.Signals} signal */
	async stop(signal = 'SIGTERM') {
		this.child?.kill(signal);
		await this.ended;
		this.child = null;
	}

	/**
	 * Runs another of its commands to its end.
	 * @param {string} command
	 * @param {string[]} options
	 */
	run(command, ...options) {
		return startOther(PROGRAM, {}, command, ...options).ended;
	}

	/** One line for each table: all that is in the database. */
	async digest() {
		const { code, stdout, stderr } = await this.run('digest', '--database', this.database);
		assert.equal(code, 0, stderr);
		return stdout;
	}

	/**
	 * @param {string} path
	 * @param {Record<string, string>} headers
	 */
	fetch(path, headers = {}) {
		return fetch(`http://127.0.0.1:${this.port}${path}`, { headers });
	}

	/**
	 * The answer at an address, which must be there.
	 * @param {string} path
	 * @returns {Promise<any>}
	 */
	async get(path) {
		const answer = await this.fetch(path);
		const text = await answer.text();
		assert.equal(answer.status, 200, `${path}: ${text}`);
		return JSON.parse(text);
	}

	/**
	 * All entries of a list, page by page.
	 * @param {string} path
	 * @returns {Promise<any[]>}
	 */
	async all(path) {
		const entries = [];
		let cursor = '';
		do {
			const more = path.includes('?') ? '&' : '?';
			const page = await this.get(`${path}${more}order=asc&limit=100${cursor}`);
			entries.push(...page.items);
			cursor = page.next === null ? '' : `&cursor=${page.next}`;
		} while (cursor);
		return entries;
	}

	/**
	 * Waits until it has a block with this hash.
	 * @param {number} number
	 * @param {string} hash
	 */
	async untilAt(number, hash) {
		const stands = async () => {
			const answer = await this.fetch(`/v1/blocks/${number}`).catch(() => null);
			return answer?.status === 200 && /** @type {any} */ (await answer.json()).hash === hash;
		};
		await until(`the index has block ${number}`, 60_000, stands, () => this.log.slice(-2_000));
	}

	/**
	 * The events of the stream after a block, as many as are asked for.
	 * @param {number | null} after
	 * @param {number} count
	 * @returns {Promise<{ event: string, id: number, data: any }[]>}
	 */
	async news(after, count) {
		/** @type {Record<string, string>} */
		const headers = after === null ? {} : { 'last-event-id': String(after) };
		const stop = new AbortController();
		const answer = await fetch(`http://127.0.0.1:${this.port}/v1/stream`, { headers, signal: stop.signal });
		assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/);
		const found = [];
		let text = '';
		const decoder = new TextDecoder();
		for await (const chunk of /** @type {AsyncIterable<Uint8Array>} */ (/** @type {unknown} */ (answer.body))) {
			text += decoder.decode(chunk, { stream: true });
			const parts = text.split('\n\n');
			text = parts.pop() ?? '';
			for (const part of parts) {
				/** @param {string} name */
				const line = (name) => part.split('\n').find((it) => it.startsWith(`${name}: `))?.slice(name.length + 2);
				const event = line('event');
				if (event) found.push({ event, id: Number(line('id')), data: JSON.parse(line('data') ?? 'null') });
			}
			if (found.length >= count) break;
		}
		stop.abort();
		return found.slice(0, count);
	}

	/**
	 * Stops it, and says which block it has and all that is in its database.
	 * @returns {Promise<{ number: number, hash: string, digest: string }>}
	 */
	async halt() {
		await this.stop();
		const digest = await this.digest();
		const [number, hash] = digest.split('\n')[0].split(' ');
		return { number: Number(number), hash, digest };
	}

	/**
	 * Lets it take in the blocks up to one, and gives what is in its database then.
	 * @param {number} number
	 * @param {string} hash
	 */
	async builtUntil(number, hash) {
		this.start('--until', String(number));
		await this.untilAt(number, hash);
		return (await this.halt()).digest;
	}

	/**
	 * Starts it and kills it again and again, at moments that follow from a seed. It takes in no block after the given one.
	 * @param {number} number
	 * @param {number} kills
	 */
	async killAgainAndAgain(number, kills) {
		let seed = 7;
		for (let at = 0; at < kills; at += 1) {
			this.log = '';
			this.start('--until', String(number));
			seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
			const begun = Date.now();
			// The clock starts when it begins to write: before that there is nothing to interrupt.
			while (!this.log.includes('listens on') && Date.now() - begun < 10_000) await pause(5);
			await pause(seed % 250);
			await this.stop('SIGKILL');
		}
	}
}
