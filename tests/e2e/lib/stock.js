// Certificates to trade with and vouchers to keep, made as they are made on a real chain: metered,
// anchored, issued, settled, verified.

import { readingsTree, settlementsTree } from './merkle.js';
import { founders, registerMeter } from './people.js';
import * as trade from './trade.js';

/**
 * @typedef {import('./chain.js').Chain} Chain
 * @typedef {import('./people.js').Person} Person
 * @typedef {import('./merkle.js').Tree} Tree
 * @typedef {trade.Period} Period
 * @typedef {{ period: Period, units: number, energy: number, readings: Tree, meterOf: Record<number, string>,
 *   letter?: number, owner: Person, meter: string }} Metered what was measured, before certificates are issued
 * @typedef {Metered & { project: string, batch: number }} Stock
 * @typedef {{ from: Stock, to: Person, first: number, units: number }} Sale
 */

const POWER = 2_050_000;
/** What one certificate of the classes of the development preset is worth, in watt-hours. */
const FACE_VALUE = { Month: trade.MEGAWATT_HOUR, Hour: 1 };
const CLASS = { Month: trade.Class.Tradable, Hour: trade.Class.Granular };

/**
 * A batch for each of these generators, of so many certificates, for the first period from `since` on
 * that nobody has anchored: tradable once for a month, freely for an hour. Each of the consumers has
 * used as much energy as one batch is worth. `letter` names another class of the same granularity and
 * face value.
 * @param {Chain} chain
 * @param {Person[]} generators
 * @param {Period} since
 * @param {number} units
 * @param {Person[]} consumers
 * @param {number} [letter]
 */
export async function stock(chain, generators, since, units, consumers = [], letter) {
	const period = await trade.unused(chain, since);
	const energy = units * FACE_VALUE[period.granularity];
	const plants = await metersOf(chain, generators, period, 'Generation');
	const homes = await metersOf(chain, consumers, period, 'Consumption');
	const leaves = [...plants, ...homes].map((meter) => trade.reading(meter, period, energy));
	const readings = readingsTree(chain.api, leaves);
	await trade.anchor(chain, trade.metering(period), readings);
	const meterOf = Object.fromEntries(consumers.map(({ party }, at) => [party, homes[at]]));
	const common = { period, units, energy, readings, meterOf, letter };
	return Promise.all(generators.map((owner, at) => issued(chain, { owner, meter: plants[at], ...common })));
}

/**
 * Sales outside the chain, of stock of one period. They are settled and verified; the vouchers, in the same
 * order.
 * @param {Chain} chain
 * @param {Sale[]} sales
 * @returns {Promise<number[]>}
 */
export async function vouchers(chain, sales) {
	const leaves = sales.map(settlementOf);
	const settlements = settlementsTree(chain.api, leaves);
	const [{ from: { period, readings } }] = sales;
	await trade.anchor(chain, trade.settlement(period), settlements);
	const verified = leaves.map(async ({ tradeRef }, at) => {
		const call = trade.verify(chain, trade.provedTrade(settlements, readings, tradeRef));
		return (await chain.event('evidence.Verified', call, sales[at].from.owner.key)).evidence;
	});
	return Promise.all(verified);
}

/** @param {Sale} sale */
function settlementOf({ from, to, first, units }) {
	const { owner, meter, period, batch, meterOf } = from;
	return trade.settled({
		seller: owner.party,
		buyer: to.party,
		generationMeter: meter,
		consumptionMeter: meterOf[to.party],
		period,
		energy: units * FACE_VALUE[period.granularity],
		batch,
		first,
		units,
	});
}

/**
 * What the register says of a certificate of this stock.
 * @param {Chain} chain
 * @param {Stock} stock
 * @param {number} sequence
 */
export const statusOf = (chain, stock, sequence) => trade.status(chain, numberOf(stock, sequence));

/**
 * A party's certificates of this stock, bundle by bundle: `[first, units, state]`.
 * @param {Chain} chain
 * @param {Pick<Person, 'party'>} holder
 * @param {Pick<Stock, 'batch'>} stock
 */
export async function bundles(chain, holder, { batch }) {
	const held = await trade.holdings(chain, holder);
	return held
		.filter(({ range }) => range.batch === batch)
		.map(({ range, state }) => [range.first, range.units, stateName(state)]);
}

/**
 * A state in a word: what locked certificates are locked for, else the state itself.
 * @param {Record<string, any>} state
 */
export function stateName(state) {
	const [[name, inner]] = Object.entries(state);
	return name === 'locked' ? Object.keys(inner)[0] : name;
}

/**
 * The number of a certificate of this stock.
 * @param {Pick<Stock, 'project' | 'period' | 'letter'>} stock
 * @param {number} sequence
 */
export function numberOf({ project, period, letter }, sequence) {
	const code = letter ?? CLASS[period.granularity];
	return trade.number(project, period, String.fromCharCode(code), sequence);
}

/**
 * @param {Chain} chain
 * @param {Person[]} owners
 * @param {Period} period
 * @param {string} direction
 * @returns {Promise<string[]>}
 */
function metersOf(chain, owners, period, direction) {
	const [from] = trade.bounds(period);
	const meter = { direction, granularity: period.granularity, power: POWER, from };
	return Promise.all(owners.map((owner) => registerMeter(chain, owner, meter)));
}

/**
 * @param {Chain} chain
 * @param {Metered} stock
 * @returns {Promise<Stock>}
 */
async function issued(chain, stock) {
	const { owner, meter, period, energy, readings, letter } = stock;
	const project = await trade.registerProject(chain, owner, meter, POWER);
	const proved = trade.provedReading(readings, meter);
	const call = trade.issue(chain, project, period, letter ?? CLASS[period.granularity], energy, proved);
	const { batch } = await chain.event('certificates.CertificatesIssued', call, founders(chain).issuer);
	return { ...stock, project, batch };
}
