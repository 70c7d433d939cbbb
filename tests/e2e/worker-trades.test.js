// The trading centre's side: sheets in, anchors out, trades verified with the readings of the energy platform's workers, and a reason for
// each trade that is not. On a development node of their own.

import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { blake2AsHex } from '@polkadot/util-crypto';
import { decide, Track } from './lib/governance.js';
import { freePort } from './lib/network.js';
import { founders, gather, meterRegistration, Role } from './lib/people.js';
import { startOther } from './lib/program.js';
import { bounds, evidence, evidenceOf, issue, MEGAWATT_HOUR, metering, month, registerProject, topic } from './lib/trade.js';
import { assertNothingTwice, HALF_HOURS, PROGRAM, SEATS, Workers } from './lib/worker.js';

const JUNE = month(2014, 6);
const CENTRE = ['//Dave', '//Eve', '//Ferdie'];
/** More than one call verifies. */
const TRADES = 70;
const HALF_HOUR = 1_800;
const HEADER = 'no,period,seller,buyer,from,to,wh,units,price,batch,first,corrects,part';
const SHEETS = `
	[columns]
	header = ${JSON.stringify(HEADER.split(','))}
	reference = "no"
	period = "period"
	seller = "seller"
	buyer = "buyer"
	generation-meter = "from"
	consumption-meter = "to"
	energy = "wh"
	units = "units"
	price = "price"
	certificates = { batch = { batch = "batch", first = "first" } }
	supersedes = "corrects"
	instalment = "part"
	[period]
	length = "month"
	form = "%Y-%m"
	[energy]
	unit = "Wh"
	[price]
	decimals = 2
`;

describe('workers of the trading centre', { skip: PROGRAM ? false : 'VERDIGRID_WORKER names no program', timeout: 900_000 }, () => {
	/** @type {Workers} */
	let workers;
	/** @type {import('./lib/chain.js').Chain} */
	let chain;
	/** @type {Record<'generator' | 'buyer' | 'other', import('./lib/people.js').Person>} */
	let people;
	/** @type {any[]} */
	let running = [];
	/** @type {string} */
	let centre;
	let batch, url, token;

	before(async () => {
		workers = await Workers.start();
		({ chain } = workers);
		people = await gather(chain, { generator: Role.Generator, buyer: Role.Consumer, other: Role.Consumer });
		const from = Date.UTC(2013, 0, 1) / 1_000;
		const what = { granularity: 'Month', power: 1_000_000, from };
		const plant = meterRegistration(chain, people.generator, 'PLANT', { ...what, direction: 'Generation' });
		const works = meterRegistration(chain, people.buyer, 'WORKS', { ...what, direction: 'Consumption' });
		await chain.sendAll([plant, works].map((call) => [call, founders(chain).registrar]));
	});
	after(async () => {
		await Promise.all(running.map(({ stop }) => stop()));
		await workers?.remove();
	});

	/** Each half hour of June at a power, as a file says it. */
	function halfHours(kilowatts) {
		const [start, end] = bounds(JUNE);
		const rows = ['start,value'];
		for (let at = start; at < end; at += HALF_HOUR) rows.push(`${new Date(at * 1_000).toISOString().replace('.000', '')},${kilowatts / 2}`);
		return `${rows.join('\n')}\n`;
	}

	const reference = (number) => blake2AsHex(number);

	/** A row of a sheet: certificates that are named, or pledged where there is no first. */
	function row(number, { units = 1, first = '', part = 0, corrects = '', buyer = people.buyer } = {}) {
		const named = first === '' ? ['', ''] : [batch, first];
		const parties = [people.generator.party, buyer.party, 'PLANT', 'WORKS'];
		return [number, '2014-06', ...parties, units * MEGAWATT_HOUR, units, '3.20', ...named, corrects, part].join(',');
	}

	/** Gives all workers of the trading centre a sheet. */
	async function sheet(name, rows) {
		const text = `${[HEADER, ...rows].join('\n')}\n`;
		await Promise.all(CENTRE.map((_, at) => writeFile(join(workers.folder, `centre-${at}/sheets/${name}.csv`), text)));
	}

	const said = () => running.map(({ said }) => said.text.slice(-1_500)).join('\n');

	/** Waits until the worker that verifies says this of an instalment. */
	const says = (words, period = '2014-06') => workers.says(centre, words, { get text() { return said(); } }, period);

	test('readings come from a server with a certificate of its own authority, and nothing is read from one that is not trusted', async () => {
		const ports = [await freePort(), await freePort(), await freePort()];
		const server = await serve(ports[2]);
		const from = (more) => `
			[[data]]
			name = "plant"
			mapping = "readings.toml"
			folder = "data"
			files = "PLANT.csv"
			[[data]]
			name = "works"
			mapping = "works.toml"
			[data.http]
			url = "https://localhost:${ports[2]}/works"
			every = "1s"
			user = "meters"
			password-file = "password"
			${more}
		`;
		const own = [];
		for (const [at, seat] of SEATS.slice(0, 3).entries()) {
			const more = at === 0 ? `[service]\nlisten = "127.0.0.1:${ports[0]}"\nadmin = "127.0.0.1:${ports[1]}"\nrequests-per-minute = 100000\n` : '';
			const folder = await workers.make(`platform-${at}`, seat, { data: from('ca-file = "ca.pem"'), more });
			await mkdir(join(folder, 'data'));
			await writeFile(join(folder, 'data/PLANT.csv'), halfHours(200));
			await writeFile(join(folder, 'readings.toml'), HALF_HOURS);
			await writeFile(join(folder, 'works.toml'), JSON_HALF_HOURS);
			await writeFile(join(folder, 'password'), 'hunted', { mode: 0o600 });
			await writeFile(join(folder, 'ca.pem'), await readFile(join(workers.folder, 'ca.pem')));
			own.push(folder);
		}
		const configuration = join(own[0], 'worker.toml');
		const right = await readFile(configuration, 'utf8');
		await writeFile(configuration, right.replace('ca-file = "ca.pem"', ''));
		assert.match((await workers.command(own[0], 'check')).stdout, /the certificate of the server is not trusted: declare .* `ca-file`/);
		await writeFile(configuration, right);
		await writeFile(join(own[0], 'password'), 'wrong', { mode: 0o600 });
		assert.match((await workers.command(own[0], 'check')).stdout, /answers 401.*: it does not let the worker read: correct the secret/);
		await writeFile(join(own[0], 'password'), 'hunted', { mode: 0o600 });
		assert.match((await workers.command(own[0], 'check')).stdout, /everything is right/);
		running = own.map((folder) => workers.run(folder));
		await Promise.all(running.map(({ said }, at) => workers.says(own[at], 'is anchored and final', said, '2014-06')));
		const { anchor } = await topic(chain, metering(JUNE));
		assert.equal(anchor.statement.total, 2 * 200_000 * 720);
		server.close();
		url = `http://127.0.0.1:${ports[0]}`;
		const { stdout } = await workers.command(own[0], 'token', 'add', '--name', 'centre', '--auditor', '--expires', '1d');
		[token] = stdout.split('\n');
	});

	test('a token of a party shows the meters and trades of the party, and no others', async () => {
		const own = join(workers.folder, 'platform-0');
		const options = ['--name', 'generator', '--party', String(people.generator.party), '--expires', '1d'];
		const { stdout } = await workers.command(own, 'token', 'add', ...options);
		const ask = (meter) => fetch(`${url}/v1/metering/2014-06/0/readings/${meter}`, {
			headers: { Authorization: `Bearer ${stdout.split('\n')[0]}` },
		});
		const proved = /** @type {any} */ (await (await ask('PLANT')).json());
		assert.equal((await ask('WORKS')).status, 404);
		const project = await registerProject(chain, people.generator, 'PLANT', 1_000_000);
		const call = issue(chain, project, JUNE, 84, 144 * MEGAWATT_HOUR, proved.scale);
		({ batch } = await chain.event('certificates.CertificatesIssued', call, founders(chain).issuer));
	});

	test('sheets become an anchor, and all trades of it are verified, in several calls', async () => {
		const data = '[[settlements]]\nname = "sheets"\nmapping = "sheets.toml"\nfolder = "sheets"\nfiles = "*.csv"\n';
		const verification = `[verification]\nkey-file = "key"\nreadings = { url = "${url}", token-file = "token" }\n`;
		const own = [];
		for (const [at, seat] of CENTRE.entries()) {
			const folder = await workers.make(`centre-${at}`, seat, { data, more: at === 0 ? verification : '' });
			await mkdir(join(folder, 'sheets'));
			await writeFile(join(folder, 'sheets.toml'), SHEETS);
			await writeFile(join(folder, 'token'), token, { mode: 0o600 });
			own.push(folder);
		}
		[centre] = own;
		// Each trade has a bundle of its own.
		const { split } = chain.api.tx.certificates;
		const splits = Array.from({ length: TRADES }, (_, at) => split(batch, at + 1, 1));
		await chain.send(chain.api.tx.utility.batchAll(splits), people.generator.key);
		await sheet('first', Array.from({ length: TRADES }, (_, at) => row(`A-${at}`, { first: String(at + 1) })));
		running.push(...own.map((folder) => workers.run(folder)));
		await says(`${TRADES} trades are verified`);
		const { stdout } = await workers.command(centre, 'trades');
		assert.match(stdout, new RegExp(`${reference('A-7')}: evidence and voucher \\d+`));
		const found = await evidence(chain, await evidenceOf(chain, reference('A-7')));
		assert.deepEqual([found.range.first, found.range.units, found.buyer], [8, 1, people.buyer.party]);
		const events = await chain.api.query.evidence.nextEvidence();
		assert.equal(events.toNumber(), TRADES);
	});

	test('a pledge that does not fit is named, and the instalment is stated once it does', async () => {
		const { pledge, releasePledge } = chain.api.tx.certificates;
		const until = (await chain.now()) + 30;
		const wrong = pledge(batch, TRADES + 1, 2, people.other.party, reference('B-1'), until);
		const { pledge: id } = await chain.event('certificates.Pledged', wrong, people.generator.key);
		await sheet('second', [row('B-1', { units: 2, part: 1 })]);
		await says(`party ${people.generator.party} pledged them to party ${people.other.party}`, '2014-06 instalment 1');
		await chain.until(until);
		await chain.send(releasePledge(id), people.generator.key);
		await says('has pledged no certificates', '2014-06 instalment 1');
		const right = pledge(batch, TRADES + 1, 2, people.buyer.party, reference('B-1'), (await chain.now()) + 86_400);
		await chain.send(right, people.generator.key);
		await says('1 trades are verified', '2014-06 instalment 1');
		assert.equal((await evidence(chain, await evidenceOf(chain, reference('B-1')))).range.first, TRADES + 1);
	});

	test('a trade that the chain refuses is reported with the reason, and verified once it can be', async () => {
		// The first certificate of the batch was sold already. The two others are of one bundle, and the chain looks at the later one first.
		const [first, second] = ['C-1', 'C-3'].sort((one, other) => (reference(one) < reference(other) ? 1 : -1));
		const rows = [row(first, { first: String(TRADES + 3), part: 2 }), row(second, { first: String(TRADES + 4), part: 2 })];
		await sheet('third', [...rows, row('C-2', { first: '1', part: 2 })]);
		await says('2 trades are verified, 1 are not: see `trades`', '2014-06 instalment 2');
		const { stdout } = await workers.command(centre, 'trades');
		assert.match(stdout, new RegExp(`${reference('C-2')}.*Certificates::`));
	});

	test('what was revoked is settled again by a row that names what it corrects', async () => {
		const old = await evidenceOf(chain, reference('A-3'));
		await decide(chain, Track.Oracle, chain.api.tx.evidence.revoke(old, 'Figures'));
		await chain.send(chain.api.tx.evidence.unwind(old), people.other.key);
		await sheet('fourth', [row('A-3', { first: String(TRADES + 5), part: 3, corrects: String(old) })]);
		await says('1 trades are verified', '2014-06 instalment 3');
		const next = await evidenceOf(chain, reference('A-3'));
		assert.notEqual(next, old);
		assert.equal((await evidence(chain, old)).supersededBy, next);
		assertNothingTwice(await workers.attestations());
	});

	/** A server of readings, with a certificate of its own authority. */
	async function serve(port) {
		const at = (name) => join(workers.folder, name);
		const openssl = (...options) => startOther('openssl', {}, ...options).ended.then(({ code, stderr }) => assert.equal(code, 0, stderr));
		const key = ['-newkey', 'rsa:2048', '-nodes', '-days', '2'];
		await openssl('req', '-x509', ...key, '-subj', '/CN=authority', '-keyout', at('ca.key'), '-out', at('ca.pem'));
		const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-CA', at('ca.pem'), '-CAkey', at('ca.key')];
		await openssl('req', '-x509', ...key, ...name, '-addext', 'basicConstraints=critical,CA:FALSE', '-keyout', at('tls.key'), '-out', at('tls.pem'));
		const rows = halfHours(200).trimEnd().split('\n').slice(1).map((line) => line.split(','));
		const body = JSON.stringify({ rows: rows.map(([start, value]) => ({ meter: 'WORKS', start, value: Number(value) })) });
		const expected = `Basic ${Buffer.from('meters:hunted').toString('base64')}`;
		const secure = { key: await readFile(at('tls.key')), cert: await readFile(at('tls.pem')) };
		const server = createServer(secure, ({ headers }, response) => {
			response.statusCode = headers.authorization === expected ? 200 : 401;
			response.end(response.statusCode === 200 ? body : '');
		});
		await new Promise((done) => { server.listen(port, 'localhost', () => done(undefined)); });
		return server;
	}
});

const JSON_HALF_HOURS = `
	format = "json"
	other-meters = "as-named"
	[json]
	rows = "rows"
	[columns]
	header = ["meter", "start", "value"]
	meter = "meter"
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
