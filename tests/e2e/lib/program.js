// The command line as a program: how it is run, and how it fails. Other programs are run in the same way.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { URL } from './chain.js';

export const PROGRAM = process.env.VERDIGRID_BIN ?? '';

/**
 * Runs the program to its end, without a terminal.
 * @param {string[]} options
 */
export const run = (...options) => runWith({}, ...options);

/**
 * Runs the program to its end, with these variables and no others.
 * @param {Record<string, string>} variables
 * @param {string[]} options
 */
export const runWith = (variables, ...options) => start(variables, ...options).ended;

/**
 * Runs the program on the node under test.
 * @param {string[]} options
 */
export const ask = (...options) => run('--url', URL, ...options);

/**
 * The same, with the document that the command prints.
 * @param {string[]} options
 */
export async function read(...options) {
	const result = await ask('--output', 'json', ...options);
	return { ...result, document: JSON.parse(result.stdout) };
}

/**
 * Starts the program: what it has said so far, and how it ends.
 * @param {Record<string, string>} variables
 * @param {string[]} options
 */
export const start = (variables, ...options) => startOther(PROGRAM, variables, ...options);

/**
 * Starts another program. In a session of its own it has no terminal, whoever runs the tests.
 * @param {string} program
 * @param {Record<string, string>} variables
 * @param {string[]} options
 */
export function startOther(program, variables, ...options) {
	const env = { PATH: process.env.PATH, ...variables };
	const child = spawn(program, options, { env, timeout: 60_000, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
	const output = { stdout: '', stderr: '' };
	child.stdout.on('data', (chunk) => { output.stdout += chunk; });
	child.stderr.on('data', (chunk) => { output.stderr += chunk; });
	/** @type {Promise<{ code: number | null, stdout: string, stderr: string }>} */
	const ended = new Promise((done, failed) => {
		child.on('error', failed);
		child.on('close', (code) => done({ code, ...output }));
	});
	return { output, ended };
}

/**
 * Runs the program to its end at a terminal, which shows what is typed there. Each answer is typed when its question was asked.
 * @param {[string, string][]} answers questions, and what a person types then
 * @param {string[]} options
 */
export async function runAtTerminal(answers, ...options) {
	const command = [PROGRAM, ...options].map((word) => `'${word}'`).join(' ');
	const terminal = ['-qec', `stty cols 200; ${command}`, '--echo', 'always', '/dev/null'];
	const child = spawn('script', terminal, { env: { PATH: process.env.PATH }, timeout: 60_000 });
	let output = '';
	let open = true;
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
	const closed = once(child, 'close').finally(() => { open = false; });
	for (const [question, answer] of answers) {
		while (open && !output.includes(question)) await pause(100);
		// A person is not so fast that the program has not hidden yet what is typed.
		await pause(500);
		if (open) child.stdin.write(`${answer}\n`);
	}
	/** @type {(number | null)[]} */
	const [code] = await closed;
	return { code, output };
}

/**
 * One line says all of this, and the exit code says of which kind the failure is. Nothing of the program's inside is shown.
 * @param {{ code: number | null, stderr: string }} result
 * @param {string[]} parts
 * @param {number} expected
 */
export function assertFails({ code, stderr }, parts, expected = 1) {
	assert.equal(code, expected, stderr);
	assert.match(stderr, /^error: .+\n$/, 'one line');
	for (const part of parts) assert.ok(stderr.includes(part), `${part} is not in: ${stderr}`);
	assert.doesNotMatch(stderr, /panicked|backtrace|\.rs:\d+/i);
}
