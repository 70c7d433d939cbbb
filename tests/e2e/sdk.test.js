// The Rust SDK on real nodes. Each check starts a node of its own, and says by the nonce of its account that every call was executed
// once. The SDK on a network of validators is played in network.test.js.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';

const PROGRAM = process.env.VERDIGRID_SDK_CHECK;

describe('the Rust SDK', { skip: PROGRAM ? false : 'VERDIGRID_SDK_CHECK names no program' }, () => {
	for (const check of [
		'many-at-once',
		'two-programs',
		'failover',
		'emptied-account',
		'innermost-result',
		'nobody-answers',
		'trial',
		'another-chain',
	]) {
		test(check, { timeout: 300_000 }, async () => {
			const { stdout } = await promisify(execFile)(String(PROGRAM), [check], { timeout: 290_000 });
			assert.match(stdout, new RegExp(`✔ ${check}`));
		});
	}
});
