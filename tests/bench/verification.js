// What verification costs: time in the runtime, length of the call, fee, weight, and bytes of state for each trade. On a
// fresh development node, with trades of one certificate each.
//
//     VERDIGRID_URL=ws://127.0.0.1:9944 node tests/bench/verification.js

import { Chain, eventsOf } from '../e2e/lib/chain.js';
import { readingsTree, settlementsTree } from '../e2e/lib/merkle.js';
import { Role, founders, gather, registerMeter } from '../e2e/lib/people.js';
import * as trade from '../e2e/lib/trade.js';

const { MEGAWATT_HOUR } = trade;
/** As many as one batch takes. */
const BATCH = 100;
/** Readings and settlements in a tree. */
const LEAVES = 1_000;
/** How often each call is timed. */
const RUNS = 15;
const POWER = 1_000_000_000;

const chain = await Chain.connect();
const { api } = chain;
const { generator, buyer } = await gather(chain, {
	generator: Role.Generator,
	buyer: Role.Consumer,
});
const period = await trade.unused(chain, trade.month(2015, 1));
const [from] = trade.bounds(period);
const meter = (owner, direction) =>
	registerMeter(chain, owner, { direction, granularity: 'Month', power: POWER, from });
const plant = await meter(generator, 'Generation');
const works = await meter(buyer, 'Consumption');

const padding = (at) => `PAD-${String(at).padStart(20, '0')}`;
const readings = readingsTree(api, [
	trade.reading(plant, period, LEAVES * MEGAWATT_HOUR),
	trade.reading(works, period, LEAVES * MEGAWATT_HOUR),
	...Array.from({ length: LEAVES - 2 }, (_, at) => trade.reading(padding(at), period, 1)),
]);
await trade.anchor(chain, trade.metering(period), readings);
const project = await trade.registerProject(chain, generator, plant, POWER);
const proved = trade.provedReading(readings, plant);
const energy = LEAVES * MEGAWATT_HOUR;
const issue = trade.issue(chain, project, period, trade.Class.Tradable, energy, proved);
const { batch } = await chain.event(
	'certificates.CertificatesIssued', issue, founders(chain).issuer,
);

const reference = (at) => `0x${at.toString(16).padStart(64, '0')}`;
const sales = Array.from({ length: LEAVES }, (_, at) =>
	trade.settled({
		tradeRef: reference(at + 1),
		seller: generator.party,
		buyer: buyer.party,
		generationMeter: plant,
		consumptionMeter: works,
		period,
		energy: MEGAWATT_HOUR,
		batch,
		first: at + 1,
		units: 1,
	}),
);
const settlements = settlementsTree(api, sales);
await trade.anchor(chain, trade.settlement(period), settlements);

const of = (count, first) => sales.slice(first, first + count);
const provedTrade = ({ tradeRef }) => trade.provedTrade(settlements, readings, tradeRef);
const single = (first) => trade.verify(chain, provedTrade(sales[first]));
const batched = (first) => api.tx.evidence.verifyBatch(of(BATCH, first).map(provedTrade));
const together = (first) =>
	trade.verifyTogether(
		chain,
		{ period, sequence: 0, settlements, readings },
		of(BATCH, first).map(({ tradeRef }) => tradeRef),
		[plant, works],
	);

/** Milliseconds that the runtime takes to apply a call, as the median of several dry runs. */
async function timed(call) {
	// Immortal: a dry run knows no earlier block.
	const signed = await call.signAsync(buyer.key, { era: 0 });
	const times = [];
	for (let run = 0; run < RUNS; run += 1) {
		const before = performance.now();
		const result = await api.rpc.system.dryRun(signed.toHex());
		times.push(performance.now() - before);
		if (!result.isOk || !result.asOk.isOk) throw new Error(`a dry run failed: ${result}`);
	}
	return times.sort((one, other) => one - other)[Math.floor(RUNS / 2)];
}

/** Bytes of all keys and values in the state. */
async function stateSize() {
	let [bytes, keys, last] = [0, 0, null];
	for (;;) {
		const page = await api.rpc.state.getKeysPaged('0x', 500, last);
		if (page.length === 0) return { bytes, keys };
		const sizes = await Promise.all(page.map((key) => api.rpc.state.getStorageSize(key)));
		page.forEach((key, at) => {
			bytes += key.length + sizes[at].toNumber();
		});
		keys += page.length;
		last = page.at(-1).toHex();
	}
}

async function measure(name, call, trades, idle) {
	const length = call.method.toU8a().length;
	const { partialFee, weight } = await call.paymentInfo(buyer.key);
	const time = (await timed(call)) - idle;
	const before = await stateSize();
	const events = await chain.send(call, buyer.key);
	const verified = eventsOf(events, 'evidence.Verified').length;
	if (verified !== trades) throw new Error(`${name}: ${verified} of ${trades} trades passed`);
	const after = await stateSize();
	return {
		call: name,
		'ms per trade': (time / trades).toFixed(3),
		'weight per trade, µs': (weight.refTime.toNumber() / 1e6 / trades).toFixed(0),
		'bytes of call per trade': (length / trades).toFixed(0),
		'fee per trade, VDG': (Number(partialFee.toBigInt()) / 1e12 / trades).toFixed(4),
		'bytes of state per trade': ((after.bytes - before.bytes) / trades).toFixed(0),
		'entries of state per trade': ((after.keys - before.keys) / trades).toFixed(1),
	};
}

const idle = await timed(api.tx.system.remark('0x'));
const rows = [
	await measure('verify', single(0), 1, idle),
	await measure(`verify_batch(${BATCH})`, batched(1), BATCH, idle),
	await measure(`verify_together(${BATCH})`, together(1 + BATCH), BATCH, idle),
];
console.table(Object.fromEntries(rows.map(({ call, ...row }) => [call, row])));
await chain.disconnect();
