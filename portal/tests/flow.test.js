// The main flow through the page, with a wallet that signs: from the application to the redeemed voucher, in both
// languages, and what people meet when something is refused.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch, open, settled } from './lib/browser.js';
import { Wallet } from './lib/wallet.js';
import { World } from './lib/world.js';

describe('the main flow through the page', { timeout: 600_000 }, () => {
	let world, browser, people, trade, stock, months, wallet;
	const helpers = {};

	before(async () => {
		world = await World.begin();
		browser = await launch();
		helpers.people = await import('../../tests/e2e/lib/people.js');
		({ stock } = await import('../../tests/e2e/lib/stock.js'));
		trade = await import('../../tests/e2e/lib/trade.js');
		helpers.merkle = await import('../../tests/e2e/lib/merkle.js');
		const { Role, founders, gather } = helpers.people;
		people = await gather(world.chain, { plant: Role.Generator, works: Role.Consumer });
		const { newcomer } = await helpers.people.fundedAccounts(world.chain, ['newcomer']);
		[months] = await stock(world.chain, [people.plant], trade.month(2019, 1), 40, [people.works]);
		const { registrar } = founders(world.chain);
		wallet = new Wallet(world.chain.api.registry, [
			{ name: 'newcomer', key: newcomer },
			{ name: 'plant', key: people.plant.key },
			{ name: 'works', key: people.works.key },
			{ name: 'registrar', key: registrar },
		]);
		await world.caughtUp();
	});
	after(async () => {
		await browser?.close();
		await world?.end();
	});

	/** A day from now, as a date field of the page takes it: at the chain's distance from UTC. */
	async function tomorrow() {
		const { marketOffset } = await world.ask('/v1/settings/chain');
		return new Date(((await world.chain.now()) + 86_400 + marketOffset * 60) * 1_000).toISOString().slice(0, 16);
	}

	const keyOf = (name) => wallet.people.find((person) => person.name === name).key.address;

	/** A page of somebody who has connected the wallet. */
	async function as(name, language = 'en') {
		const opened = await open(browser, world, { language, wallet });
		const { page } = opened;
		await page.addInitScript(
			([address]) => localStorage.setItem('verdigrid-account', JSON.stringify({ wallet: 'verdigrid-test', address, real: null })),
			[keyOf(name)],
		);
		return opened;
	}

	const SAID = {
		en: { check: 'Check what it would do', succeeds: 'The call would succeed now.', sign: 'Sign and send', done: 'Done. The block is final.' },
		zh: { check: '试算结果', succeeds: '该调用现在可以成功。', sign: '签名并发送', done: '已完成，区块已最终确认。' },
	};

	/** Fills the form of a call, sees what it would do, signs it, and waits until its block is final. */
	async function act(page, address, fields, language = 'en') {
		const said = SAID[language];
		await page.goto(world.url + address);
		await page.getByRole('button', { name: said.check }).waitFor();
		for (const [label, value] of Object.entries(fields)) await fillIn(page, label, value);
		await page.getByRole('button', { name: said.check }).click();
		await succeeds(page, said);
		await page.getByRole('button', { name: said.sign }).click();
		await page.getByText(said.done).waitFor({ timeout: 60_000 });
		await world.caughtUp();
	}

	/** Waits for what the call would do. If that is to fail, the test says why. */
	async function succeeds(page, said) {
		const good = page.getByText(said.succeeds);
		const bad = page.locator('main').getByRole('alert').first();
		await good.or(bad).first().waitFor();
		assert.ok(await good.isVisible(), await bad.innerText({ timeout: 1_000 }).catch(() => 'the call would fail'));
	}

	async function fillIn(page, label, value) {
		const field = page.getByLabel(label, { exact: true }).first();
		if (typeof value === 'boolean') return field.setChecked(value);
		if ((await field.getAttribute('aria-haspopup')) === 'listbox') {
			await field.click();
			return page.getByRole('option', { name: value, exact: true }).click();
		}
		return field.fill(value);
	}

	/** What stands in the form when a call would fail. */
	async function refusal(page, address, fields) {
		await page.goto(world.url + address);
		await page.getByRole('button', { name: /Check what|试算/ }).waitFor();
		for (const [label, value] of Object.entries(fields)) await fillIn(page, label, value);
		await page.getByRole('button', { name: /Check what|试算/ }).click();
		const alert = page.getByRole('alert').first();
		await alert.waitFor();
		assert.equal(await page.getByRole('button', { name: /Sign and send|签名并发送/ }).count(), 0, 'what would fail cannot be signed');
		return alert.innerText();
	}

	test('a newcomer applies, in Chinese', async () => {
		const { page, faults, close } = await as('newcomer', 'zh');
		await act(page, '/act/Identity/apply', { 承诺值: `0x${'a1'.repeat(32)}`, 地区: 'CN-11' }, 'zh');
		await page.goto(`${world.url}/work/client`);
		await page.getByText('已申请').first().waitFor();
		assert.deepEqual(faults, []);
		await close();
	});

	test('a registrar finds the application and attests it', async () => {
		const { page, faults, close } = await as('registrar');
		await page.goto(`${world.url}/work/registrar`);
		const table = page.getByRole('table', { name: 'Applications that wait for a registrar' });
		await table.getByRole('row').nth(1).getByRole('link').first().click();
		await page.getByRole('link', { name: 'Attest a party' }).click();
		await page.getByLabel('Tag', { exact: true }).fill(`0x${'b2'.repeat(32)}`);
		await page.getByLabel('Consumer', { exact: true }).check();
		await page.getByLabel('Level of assurance', { exact: true }).fill('1');
		await page.getByLabel('Expires', { exact: true }).fill('2028-01-01T00:00');
		await page.getByRole('button', { name: SAID.en.check }).click();
		await page.getByText(SAID.en.succeeds).waitFor();
		await page.getByRole('button', { name: SAID.en.sign }).click();
		await page.getByText(SAID.en.done).waitFor({ timeout: 60_000 });
		await world.caughtUp();
		const { items: [party] } = await world.ask(`/v1/parties?account=${keyOf('newcomer')}`);
		assert.equal(party.status, 'active');
		assert.deepEqual(party.roles, ['consumer']);
		assert.deepEqual(faults, []);
		await close();
	});

	test('a generator offers certificates, and a client buys some', async () => {
		const plant = await as('plant');
		await act(plant.page, `/act/Market/offer?batch=${months.batch}&first=1`, {
			Certificates: '12',
			Price: '48.00',
			'Least certificates': '1',
			Expires: await tomorrow(),
		});
		await plant.close();
		const { items: [offer] } = await world.ask('/v1/offers?status=open');
		assert.equal(offer.price, '4800', 'the price is in the smallest unit');

		const { page, faults, close } = await as('works', 'zh');
		await page.goto(`${world.url}/offers/${offer.id}`);
		await page.getByRole('link', { name: '购买证书' }).click();
		await fillIn(page, '数量', '5');
		await page.getByRole('button', { name: SAID.zh.check }).click();
		await page.getByText(SAID.zh.succeeds).waitFor();
		await page.getByRole('button', { name: SAID.zh.sign }).click();
		await page.getByText(SAID.zh.done).waitFor({ timeout: 60_000 });
		await world.caughtUp();
		const { items: [traded] } = await world.ask(`/v1/trades?buyer=${people.works.party}`);
		assert.equal(traded.total, '24000');
		assert.deepEqual(faults, []);
		await close();
	});

	test('a trade is verified from its proofs, and the voucher is redeemed', async () => {
		const sale = trade.settled({
			seller: people.plant.party,
			buyer: people.works.party,
			generationMeter: months.meter,
			consumptionMeter: months.meterOf[people.works.party],
			period: months.period,
			energy: 5 * trade.MEGAWATT_HOUR,
			batch: months.batch,
			first: 1,
			units: 5,
		});
		const settlements = helpers.merkle.settlementsTree(world.chain.api, [sale]);
		await trade.anchor(world.chain, trade.settlement(months.period), settlements);
		await trade.untilFinal(world.chain, trade.settlement(months.period));
		const proved = trade.provedTrade(settlements, months.readings, sale.tradeRef);

		const { page, faults, close } = await as('works');
		await act(page, '/act/Evidence/verify', {
			Settlement: JSON.stringify(proved.settlement, plainBytes),
			'Reading of generation': JSON.stringify(proved.generation, plainBytes),
			'Reading of consumption': JSON.stringify(proved.consumption, plainBytes),
		});
		const { items: [voucher] } = await world.ask(`/v1/vouchers?holder=${people.works.party}`);
		await page.goto(`${world.url}/vouchers/${voucher.id}`);
		await page.getByRole('link', { name: 'Redeem a voucher' }).click();
		await fillIn(page, 'Beneficiary', 'Party');
		await fillIn(page, 'Party', String(people.works.party));
		await fillIn(page, 'Purpose', 'Scope 2');
		await fillIn(page, 'From', '2019-01-01T00:00');
		await fillIn(page, 'To', '2019-02-01T00:00');
		await fillIn(page, 'Hash of a note', `0x${'00'.repeat(32)}`);
		await page.getByRole('button', { name: SAID.en.check }).click();
		await page.getByText(SAID.en.succeeds).waitFor();
		await page.getByRole('button', { name: SAID.en.sign }).click();
		await page.getByText(SAID.en.done).waitFor({ timeout: 60_000 });
		await world.caughtUp();

		await page.goto(`${world.url}/certificates/${months.batch}-1`);
		await settled(page);
		const picture = page.getByRole('group', { name: /from the meter to the redemption/ }).first();
		for (const lane of ['Meter', 'Trade', 'Evidence', 'Voucher', 'Redemption']) await picture.getByText(lane, { exact: true }).first().waitFor();
		await page.getByText('Redeemed', { exact: true }).first().waitFor();
		assert.deepEqual(faults, []);
		await close();
	});

	test('what the chain would refuse is said in words, and cannot be signed', async () => {
		const english = await as('works');
		assert.match(await refusal(english.page, `/act/Certificates/redeem?batch=${months.batch}&first=1`, {
			Certificates: '1',
			Party: String(people.works.party),
			From: '2019-01-01T00:00',
			To: '2019-02-01T00:00',
			'Hash of a note': `0x${'00'.repeat(32)}`,
		}), /locked, redeemed, exchanged or withdrawn/);
		assert.match(await refusal(english.page, '/act/Identity/remove_registrar', { Account: keyOf('registrar') }), /Governance makes it by a poll/);
		await english.close();
		const chinese = await as('works', 'zh');
		assert.match(await refusal(chinese.page, '/act/Market/cancel_offer', { 挂牌: '0' }), /该挂牌由其他主体发出|没有此有效挂牌/);
		await chinese.close();
	});

	test('a mistake in the form is named at its field, and nothing is asked of the chain', async () => {
		const { page, close } = await as('works');
		await page.goto(`${world.url}/act/Market/buy`);
		await page.getByRole('button', { name: SAID.en.check }).click();
		await page.getByText('Nothing was sent').waitFor();
		const invalid = await page.locator('[aria-invalid="true"]').count();
		assert.ok(invalid >= 4, `${invalid} fields are marked`);
		await close();
	});

	test('a wallet that refuses leaves everything as it was', async () => {
		const { page, close } = await as('plant');
		wallet.refuses = true;
		await page.goto(`${world.url}/act/Market/offer?batch=${months.batch}&first=20`);
		for (const [label, value] of Object.entries({ Certificates: '2', Price: '1', 'Least certificates': '1', Expires: await tomorrow() })) await fillIn(page, label, value);
		await page.getByRole('button', { name: SAID.en.check }).click();
		await page.getByRole('button', { name: SAID.en.sign }).click();
		await page.getByText('The wallet did not sign. Nothing was sent.').waitFor();
		wallet.refuses = false;
		await page.getByRole('button', { name: SAID.en.sign }).click();
		await page.getByText(SAID.en.done).waitFor({ timeout: 60_000 });
		await close();
	});

	test('a page for another chain sends nothing', async () => {
		const { page, close } = await as('works');
		await page.route('**/config.json', async (route) => {
			const response = await route.fetch();
			await route.fulfill({ response, json: { ...(await response.json()), genesis: `0x${'ee'.repeat(32)}` } });
		});
		await page.goto(`${world.url}/act/Market/buy`);
		await page.getByText(/is on another chain/).waitFor();
		assert.equal(await page.getByRole('button', { name: SAID.en.check }).count(), 0);
		await close();
	});
});

/** Bytes as digits, and large numbers as text: what JSON cannot say. */
function plainBytes(_, value) {
	if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex')}`;
	if (typeof value === 'bigint') return value.toString();
	return value;
}
