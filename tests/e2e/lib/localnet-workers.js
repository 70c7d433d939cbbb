// Prepares the workers of scripts/localnet: node localnet-workers.js FOLDER URL READINGS NAME...
//
// Registers meters, and makes a folder for each worker, with its configuration, its secrets and its data. The node is at URL. The
// service of the first worker of the energy platform is at READINGS.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Chain } from './chain.js';
import { founders, gather, meterRegistration, Role } from './people.js';
import { SEATS as PLATFORM, Workers } from './worker.js';

const CENTRE = ['//Dave', '//Eve', '//Ferdie', '//Eve//stash'];
/** Name, direction, granularity and power in watts. They are those of the data. */
const METERS = /** @type {const} */ ([
	['LHB-3', 'Generation', 'Month', 6_150_000],
	['LHB-4', 'Generation', 'Hour', 2_050_000],
	['CUSTOMER-5MW', 'Consumption', 'Month', 5_000_000],
	['CUSTOMER-3MW', 'Consumption', 'Month', 3_000_000],
]);
const COLUMNS = ['trade', 'period', 'seller', 'buyer', 'from', 'to', 'wh', 'units', 'price', 'batch', 'first', 'instalment'];
const SHEETS = `
	reference = "chain"
	[columns]
	header = ${JSON.stringify(COLUMNS)}
	reference = "trade"
	period = "period"
	seller = "seller"
	buyer = "buyer"
	generation-meter = "from"
	consumption-meter = "to"
	energy = "wh"
	units = "units"
	price = "price"
	certificates = { batch = { batch = "batch", first = "first" } }
	instalment = "instalment"
	[period]
	length = "month"
	form = "%Y-%m"
	[energy]
	unit = "Wh"
`.replaceAll('\t', '');
/** Other machines reach it, and no proxy stands before it. */
const SERVICE = '[service]\nlisten = "0.0.0.0:8300"\nadmin = "0.0.0.0:9300"\nbehind-proxy = true\nrequests-per-minute = 100000\n';

const [folder, url, readings, ...names] = process.argv.slice(2);
const chain = await Chain.connect(url);
const workers = new Workers(folder, /** @type {any} */ ({ url }), chain);

await mkdir(join(folder, 'sheets'), { recursive: true });
await registerMeters();
const platform = names.filter((name) => name.startsWith('platform'));
for (const [at, name] of platform.entries()) await workers.make(name, PLATFORM[at], { more: SERVICE });
const centre = names.filter((name) => name.startsWith('centre'));
for (const [at, name] of centre.entries()) await makeCentre(name, CENTRE[at], at === 0);
await chain.disconnect();

async function registerMeters() {
	const { owner } = await gather(chain, { owner: Role.Generator | Role.Consumer });
	const from = Date.UTC(2013, 0, 1) / 1_000;
	const calls = METERS.map(([name, direction, granularity, power]) =>
		meterRegistration(chain, owner, name, { direction, granularity, power, from }));
	await chain.sendAll(calls.map((call) => [call, founders(chain).registrar]));
}

/**
 * A worker of the trading centre. All read the same sheets. The first one verifies trades, and gets the readings for it.
 * @param {string} name
 * @param {string} seat
 * @param {boolean} verifies
 */
async function makeCentre(name, seat, verifies) {
	const data = '[[settlements]]\nname = "sheets"\nmapping = "sheets.toml"\nfolder = "../sheets"\nfiles = "*.csv"\n';
	const verification = `[verification]\nkey-file = "key"\nreadings = { url = "${readings}", token-file = "token", plain-http = true }\n`;
	const own = await workers.make(name, seat, { data, more: verifies ? SERVICE + verification : SERVICE });
	await writeFile(join(own, 'sheets.toml'), SHEETS);
	await writeFile(join(folder, 'sheets/none.csv'), `${COLUMNS.join(',')}\n`);
	if (verifies) await writeFile(join(own, 'token'), await token(), { mode: 0o600 });
}

/** Lets the trading centre see all readings. */
async function token() {
	const options = ['token', 'add', '--name', 'trading centre', '--auditor', '--expires', '300d'];
	const { code, stdout, stderr } = await workers.command(join(folder, platform[0]), ...options);
	if (code !== 0) throw new Error(stderr);
	return stdout.split('\n')[0];
}
