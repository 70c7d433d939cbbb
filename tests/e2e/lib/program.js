// The command line as a program: how it is run, and how it fails.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';

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
 * @returns {Promise<{ code: number | null, stdout: string, stderr: string }>}
 */
export function runWith(variables, ...options) {
	return new Promise((done, failed) => {
		const env = { PATH: process.env.PATH, ...variables };
		const child = spawn(PROGRAM, options, { env, timeout: 60_000, stdio: ['ignore', 'pipe', 'pipe'] });
		const output = { stdout: '', stderr: '' };
		child.stdout.on('data', (chunk) => { output.stdout += chunk; });
		child.stderr.on('data', (chunk) => { output.stderr += chunk; });
		child.on('error', failed);
		child.on('close', (code) => done({ code, ...output }));
	});
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
