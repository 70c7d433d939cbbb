// Every kind of record: what its list shows and how it is filtered, what belongs to one of it, and what can be done
// with it. Pages are made from this table. `scripts/keys.ts` holds it against the indexer's description.

import type { Item } from '../indexer/api.ts';

/** A column of a list: a field of the record, or a field of an object in it (`topic.period`). */
export type Column = string;

/** How a list is filtered. */
export interface Filter {
	/** The facet, as the indexer names it. */
	name: string;
	/** The words that it takes, for a choice. Without them, a person writes it. */
	words?: readonly string[];
}

/** A list that belongs to a record. */
export interface Related {
	kind: string;
	/** The facet of that list, and the field of this record whose value it takes. */
	facet: string;
	field: string;
}

/** A call that a page of a record offers. */
export interface Offered {
	call: `${string}.${string}`;
	/** Fields of the call that the record gives: the call's name of it, and the record's. */
	from?: Record<string, string>;
	/** The states of the record in which the call can succeed. Without them: always. */
	states?: readonly string[];
}

export interface Kind {
	/** As in addresses. */
	name: string;
	group: Group;
	columns: readonly Column[];
	filters?: readonly Filter[];
	related?: readonly Related[];
	actions?: readonly Offered[];
	/** The field that names a record. `id` if it is not said. */
	idOf?: (item: Item) => string;
	/** Not in the navigation: reached from other pages. */
	quiet?: boolean;
}

export const GROUPS = ['registry', 'market', 'evidence', 'governance', 'chain'] as const;
export type Group = (typeof GROUPS)[number];

const status = (...words: string[]): Filter => ({ name: 'status', words });
const f = (...names: string[]): Filter[] => names.map((name) => ({ name }));
const SOURCES = { name: 'source', words: ['wind', 'solar', 'hydro', 'biomass', 'geothermal', 'ocean'] };
const YES = ['true', 'false'] as const;
const at = (item: Item, field: string): string => {
	let value: unknown = item;
	for (const step of field.split('.')) value = (value as Item | null)?.[step];
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const joined =
	(...fields: string[]) =>
	(item: Item): string => {
		const id = fields.map((field) => at(item, field)).join('-');
		return typeof item.setAside === 'number' ? `${id}~${item.setAside}` : id;
	};

const letter = (granularity: string): string => granularity.charAt(0);
const periodId = (item: Item, field: string): string => `${letter(at(item, `${field}.granularity`))}${at(item, `${field}.index`)}`;
/** As the indexer writes topics: `metering-m528-0`. */
export const topicId = (item: Item): string => `${at(item, 'topic.kind')}-${periodId(item, 'topic.period')}-${at(item, 'topic.part')}`;

const RANGE = { batch: 'range.batch', first: 'range.first', units: 'range.units' };

export const KINDS: readonly Kind[] = [
	{
		name: 'parties',
		group: 'registry',
		columns: ['id', 'status', 'kind', 'roles', 'jurisdiction', 'account', 'expiresAt', 'createdAt'],
		filters: [
			status('applied', 'active', 'suspended', 'revoked', 'rejected', 'removed'),
			{ name: 'kind', words: ['person', 'organisation'] },
			{ name: 'role', words: ['consumer', 'generator', 'trader', 'issuer', 'tradingCentre', 'energyPlatform', 'auditor'] },
			...f('account', 'registrar', 'jurisdiction', 'tag', 'commitment'),
		],
		related: [
			{ kind: 'meters', facet: 'party', field: 'id' },
			{ kind: 'projects', facet: 'owner', field: 'id' },
			{ kind: 'bundles', facet: 'holder', field: 'id' },
			{ kind: 'vouchers', facet: 'holder', field: 'id' },
			{ kind: 'trades', facet: 'party', field: 'id' },
			{ kind: 'redemptions', facet: 'holder', field: 'id' },
			{ kind: 'agreements', facet: 'party', field: 'id' },
		],
		actions: [
			{ call: 'Identity.attest', from: { party: 'id', account: 'account', commitment: 'pending' }, states: ['applied', 'active'] },
			{ call: 'Identity.reject', from: { party: 'id', account: 'account', commitment: 'pending' }, states: ['applied'] },
			{ call: 'Identity.register_meter', from: { party: 'id' }, states: ['active'] },
			{ call: 'Identity.renew', from: { party: 'id', account: 'account', commitment: 'commitment' }, states: ['active'] },
			{ call: 'Identity.suspend', from: { party: 'id' }, states: ['active'] },
			{ call: 'Identity.reinstate', from: { party: 'id' }, states: ['suspended', 'revoked'] },
			{ call: 'Identity.revoke', from: { party: 'id' }, states: ['active', 'suspended', 'applied'] },
			{ call: 'Identity.recover', from: { party: 'id' }, states: ['active'] },
			{ call: 'Identity.finish_recovery', from: { party: 'id' } },
			{ call: 'Identity.accept_rotation', from: { party: 'id' } },
		],
	},
	{
		name: 'meters',
		group: 'registry',
		columns: ['id', 'direction', 'party', 'status', 'region', 'granularity', 'maxPowerW', 'from', 'to', 'project'],
		filters: [
			{ name: 'direction', words: ['generation', 'consumption'] },
			status('existing', 'retired', 'removed'),
			...f('party', 'region', 'registrar', 'name', 'number'),
		],
		idOf: joined('id'),
		related: [
			{ kind: 'readings', facet: 'meter', field: 'id' },
			{ kind: 'projects', facet: 'meter', field: 'id' },
			{ kind: 'evidence', facet: 'meter', field: 'id' },
		],
		actions: [
			{ call: 'Identity.retire_meter', from: { meter: 'id' }, states: ['existing'] },
			{ call: 'Identity.restore_meter', from: { meter: 'id' }, states: ['retired'] },
			{ call: 'Identity.remove_meter', from: { meter: 'id' }, states: ['existing', 'retired'] },
			{ call: 'Certificates.register_project', from: { meter: 'id', owner: 'party' }, states: ['existing'] },
		],
	},
	{
		name: 'projects',
		group: 'registry',
		columns: ['id', 'source', 'status', 'owner', 'issuer', 'meter', 'region', 'capacityW', 'createdAt'],
		filters: [SOURCES, status('registered', 'retired', 'removed'), ...f('owner', 'issuer', 'meter', 'region', 'code')],
		idOf: joined('id'),
		related: [{ kind: 'batches', facet: 'project', field: 'id' }],
		actions: [
			{ call: 'Certificates.issue', from: { project: 'id' }, states: ['registered'] },
			{ call: 'Certificates.update_project', from: { project: 'id' }, states: ['registered'] },
			{ call: 'Certificates.retire_project', from: { project: 'id' }, states: ['registered'] },
			{ call: 'Certificates.restore_project', from: { project: 'id' }, states: ['retired'] },
			{ call: 'Certificates.hand_over_project', from: { project: 'id' } },
			{ call: 'Certificates.remove_project', from: { project: 'id' } },
		],
	},
	{
		name: 'batches',
		group: 'registry',
		columns: ['id', 'project', 'period', 'class', 'source', 'issued', 'faceValue', 'owner', 'policy', 'validUntil', 'freeze'],
		filters: [SOURCES, { name: 'frozen', words: YES }, ...f('project', 'owner', 'issuer', 'meter', 'region', 'period', 'class')],
		related: [
			{ kind: 'bundles', facet: 'batch', field: 'id' },
			{ kind: 'trades', facet: 'batch', field: 'id' },
			{ kind: 'evidence', facet: 'batch', field: 'id' },
			{ kind: 'vouchers', facet: 'batch', field: 'id' },
			{ kind: 'redemptions', facet: 'batch', field: 'id' },
			{ kind: 'withdrawals', facet: 'batch', field: 'id' },
		],
		actions: [
			{ call: 'Certificates.freeze', from: { batch: 'id' } },
			{ call: 'Certificates.unfreeze', from: { batch: 'id' } },
		],
	},
	{
		name: 'bundles',
		group: 'registry',
		columns: ['range', 'status', 'holder', 'project', 'class', 'reference', 'traded', 'changedAt'],
		filters: [
			status('active', 'offered', 'inAuction', 'inExchange', 'pledged', 'behindVoucher', 'redeemed', 'exchanged', 'withdrawn'),
			...f('holder', 'batch', 'project', 'class', 'voucher', 'offer', 'auction'),
		],
		idOf: joined('range.batch', 'range.first'),
		actions: [
			{ call: 'Market.offer', from: RANGE, states: ['active'] },
			{ call: 'Certificates.transfer', from: RANGE, states: ['active'] },
			{ call: 'Certificates.redeem', from: RANGE, states: ['active'] },
			{ call: 'Certificates.request_exchange', from: RANGE, states: ['active'] },
			{ call: 'Certificates.pledge', from: RANGE, states: ['active'] },
			{ call: 'Certificates.split', from: { batch: 'range.batch', first: 'range.first' }, states: ['active'] },
			{ call: 'Certificates.merge', from: { batch: 'range.batch', first: 'range.first' }, states: ['active'] },
			{ call: 'Certificates.withdraw', from: RANGE, states: ['active'] },
		],
	},
	{
		name: 'redemptions',
		group: 'registry',
		columns: ['id', 'range', 'energy', 'holder', 'claim.purpose', 'claim.beneficiary', 'matched', 'voucher', 'createdAt'],
		filters: [{ name: 'purpose', words: ['obligation', 'scope2', 'productFootprint', 'event', 'voluntary'] }, ...f('holder', 'beneficiary', 'matched', 'project', 'class', 'batch', 'voucher')],
	},
	{
		name: 'offers',
		group: 'market',
		columns: ['id', 'status', 'seller', 'range', 'price', 'sold', 'minUnits', 'to', 'expiresAt'],
		filters: [status('open', 'soldOut', 'cancelled', 'expired'), ...f('seller', 'to', 'batch', 'asset')],
		related: [{ kind: 'trades', facet: 'offer', field: 'id' }],
		actions: [
			{ call: 'Market.buy', from: { offer: 'id', batch: 'offered.batch', asset: 'asset', units: 'range.units', max_price: 'price' }, states: ['open'] },
			{ call: 'Market.cancel_offer', from: { offer: 'id' }, states: ['open'] },
		],
	},
	{
		name: 'demands',
		group: 'market',
		columns: ['id', 'status', 'buyer', 'class', 'units', 'wanted', 'maxPrice', 'criteria.source', 'criteria.firstPeriod', 'criteria.lastPeriod', 'expiresAt'],
		filters: [status('open', 'satisfied', 'cancelled', 'expired'), ...f('buyer', 'class', 'asset')],
		related: [{ kind: 'trades', facet: 'demand', field: 'id' }],
		actions: [
			{ call: 'Market.fill', from: { demand: 'id', asset: 'asset', price: 'maxPrice' }, states: ['open'] },
			{ call: 'Market.cancel_demand', from: { demand: 'id' }, states: ['open'] },
		],
	},
	{
		name: 'trades',
		group: 'market',
		columns: ['id', 'createdAt', 'seller', 'buyer', 'range', 'price', 'total', 'origin', 'project'],
		filters: [{ name: 'origin', words: ['offer', 'demand', 'auction'] }, ...f('party', 'seller', 'buyer', 'batch', 'project', 'class', 'asset', 'offer', 'demand', 'auction')],
	},
	{
		name: 'auctions',
		group: 'market',
		columns: ['id', 'status', 'class', 'closesAt', 'bids', 'asks', 'price', 'units', 'centre'],
		filters: [status('open', 'settling', 'closed', 'cancelled'), ...f('centre', 'class', 'asset')],
		related: [
			{ kind: 'bids', facet: 'auction', field: 'id' },
			{ kind: 'asks', facet: 'auction', field: 'id' },
			{ kind: 'trades', facet: 'auction', field: 'id' },
		],
		actions: [
			{ call: 'Auction.bid', from: { auction: 'id', asset: 'asset' }, states: ['open'] },
			{ call: 'Auction.ask', from: { auction: 'id', asset: 'asset' }, states: ['open'] },
			{ call: 'Auction.close', from: { auction: 'id' }, states: ['open', 'settling'] },
			{ call: 'Auction.cancel', from: { auction: 'id' }, states: ['open'] },
		],
	},
	{
		name: 'bids',
		group: 'market',
		quiet: true,
		columns: ['auction', 'status', 'buyer', 'price', 'units', 'bought', 'held', 'createdAt'],
		filters: [status('open', 'cancelled', 'dropped', 'ended'), ...f('auction', 'buyer')],
		idOf: joined('auction', 'buyer', 'price'),
		actions: [{ call: 'Auction.cancel_bid', from: { auction: 'auction', price: 'price' }, states: ['open'] }],
	},
	{
		name: 'asks',
		group: 'market',
		quiet: true,
		columns: ['auction', 'status', 'seller', 'offered', 'price', 'units', 'sold', 'createdAt'],
		filters: [status('open', 'cancelled', 'dropped', 'ended'), ...f('auction', 'seller', 'batch')],
		idOf: joined('auction', 'offered.batch', 'offered.first'),
		actions: [{ call: 'Auction.cancel_ask', from: { auction: 'auction', batch: 'offered.batch', first: 'offered.first' }, states: ['open'] }],
	},
	{
		name: 'exchanges',
		group: 'market',
		columns: ['id', 'status', 'range', 'holder', 'centre', 'timeout', 'receipt', 'createdAt'],
		filters: [status('requested', 'settled', 'withdrawn', 'rejected'), ...f('holder', 'centre', 'batch')],
		actions: [
			{ call: 'Certificates.settle_exchange', from: { exchange: 'id', ...RANGE }, states: ['requested'] },
			{ call: 'Certificates.reject_exchange', from: { exchange: 'id', ...RANGE }, states: ['requested'] },
			{ call: 'Certificates.withdraw_exchange', from: { exchange: 'id' }, states: ['requested'] },
		],
	},
	{
		name: 'pledges',
		group: 'market',
		columns: ['id', 'status', 'range', 'seller', 'buyer', 'tradeRef', 'until', 'used'],
		filters: [status('open', 'used', 'released'), ...f('seller', 'buyer', 'tradeRef', 'batch')],
		actions: [{ call: 'Certificates.release_pledge', from: { pledge: 'id' }, states: ['open'] }],
	},
	{
		name: 'settlementAssets',
		group: 'market',
		quiet: true,
		columns: ['id', 'allowed', 'changedAt'],
		filters: [{ name: 'allowed', words: YES }],
	},
	{
		name: 'anchors',
		group: 'evidence',
		columns: ['topic.kind', 'topic.period', 'topic.part', 'status', 'statement.leaves', 'statement.total', 'statement.root', 'attesters', 'finalAt', 'used'],
		filters: [{ name: 'kind', words: ['metering', 'settlement'] }, status('open', 'disputed', 'void', 'closed'), ...f('period', 'attester', 'root', 'topic', 'dispute')],
		idOf: (item) => `${topicId(item)}-${at(item, 'round')}`,
		related: [
			{ kind: 'rounds', facet: 'topic', field: '@topic' },
			{ kind: 'disputes', facet: 'topic', field: '@topic' },
		],
		actions: [{ call: 'Evidence.dispute', from: { root: 'statement.root' }, states: ['open'] }],
	},
	{
		name: 'topics',
		group: 'evidence',
		columns: ['topic.kind', 'topic.period', 'topic.part', 'anchor', 'openRound', 'closed', 'conflicted', 'stalled', 'reaped', 'changedAt'],
		filters: [{ name: 'kind', words: ['metering', 'settlement'] }, { name: 'stalled', words: YES }, { name: 'open', words: YES }, { name: 'reaped', words: YES }, ...f('period')],
		idOf: topicId,
		related: [
			{ kind: 'anchors', facet: 'topic', field: '@topic' },
			{ kind: 'rounds', facet: 'topic', field: '@topic' },
		],
	},
	{
		name: 'rounds',
		group: 'evidence',
		quiet: true,
		columns: ['topic.kind', 'topic.period', 'topic.part', 'number', 'ending', 'opener', 'votes', 'createdAt'],
		filters: [{ name: 'ending', words: ['anchored', 'conflicted', 'short', 'expired'] }, { name: 'open', words: YES }, ...f('topic', 'period', 'party')],
		idOf: (item) => `${topicId(item)}-${at(item, 'number')}`,
	},
	{
		name: 'readings',
		group: 'evidence',
		columns: ['meter', 'period', 'energy', 'allocated', 'drawn', 'limit', 'revision', 'changedAt'],
		filters: f('meter', 'period'),
		idOf: (item) => `${at(item, 'number')}-${periodId(item, 'period')}`,
	},
	{
		name: 'evidence',
		group: 'evidence',
		columns: ['id', 'status', 'seller', 'buyer', 'period', 'range', 'energy', 'generationMeter', 'consumptionMeter', 'createdAt'],
		filters: [status('live', 'contested', 'revoked'), ...f('party', 'seller', 'buyer', 'meter', 'period', 'batch', 'tradeRef')],
		related: [{ kind: 'vouchers', facet: 'evidence', field: 'id' }],
		actions: [
			{ call: 'Evidence.contest', from: { evidence: 'id' }, states: ['live'] },
			{ call: 'Evidence.uphold', from: { evidence: 'id' }, states: ['contested'] },
			{ call: 'Evidence.revoke', from: { evidence: 'id' }, states: ['live', 'contested'] },
		],
	},
	{
		name: 'vouchers',
		group: 'evidence',
		columns: ['id', 'status', 'holder', 'consumer', 'period', 'range', 'energy', 'evidence', 'createdAt'],
		filters: [status('active', 'inCustody', 'redeemed', 'unwound', 'retired'), ...f('holder', 'consumer', 'period', 'batch', 'evidence', 'agreement', 'parent')],
		related: [{ kind: 'agreements', facet: 'voucher', field: 'id' }],
		actions: [
			{ call: 'Vouchers.redeem', from: { voucher: 'id', units: 'range.units' }, states: ['active'] },
			{ call: 'Escrow.open', from: { voucher: 'id' }, states: ['active'] },
			{ call: 'Vouchers.split', from: { voucher: 'id' }, states: ['active'] },
			{ call: 'Vouchers.retire', from: { voucher: 'id' }, states: ['active'] },
			{ call: 'Evidence.unwind', from: { voucher: 'id' }, states: ['active', 'inCustody'] },
		],
	},
	{
		name: 'agreements',
		group: 'evidence',
		columns: ['id', 'status', 'voucher', 'depositor', 'beneficiary', 'arbiter', 'outcome', 'deadline', 'createdAt'],
		filters: [status('offered', 'held', 'disputed', 'awarded', 'released', 'refunded'), ...f('party', 'depositor', 'beneficiary', 'arbiter', 'voucher')],
		actions: [
			{ call: 'Escrow.accept', from: { agreement: 'id', terms_hash: 'termsHash' }, states: ['offered'] },
			{ call: 'Escrow.cancel', from: { agreement: 'id' }, states: ['offered'] },
			{ call: 'Escrow.pay', from: { agreement: 'id', terms_hash: 'termsHash' }, states: ['held'] },
			{ call: 'Escrow.approve', from: { agreement: 'id', terms_hash: 'termsHash' }, states: ['held'] },
			{ call: 'Escrow.reveal', from: { agreement: 'id' }, states: ['held'] },
			{ call: 'Escrow.release', from: { agreement: 'id' }, states: ['held', 'awarded'] },
			{ call: 'Escrow.dispute', from: { agreement: 'id' }, states: ['held'] },
			{ call: 'Escrow.arbitrate', from: { agreement: 'id', terms_hash: 'termsHash' }, states: ['disputed'] },
			{ call: 'Escrow.reclaim', from: { agreement: 'id' }, states: ['offered', 'held', 'disputed'] },
		],
	},
	{
		name: 'disputes',
		group: 'evidence',
		columns: ['id', 'status', 'topic.kind', 'topic.period', 'topic.part', 'reason', 'resolveBy', 'disputers', 'slashed', 'createdAt'],
		filters: [status('open', 'upheld', 'overturned', 'defaulted', 'forfeited', 'returned'), ...f('topic', 'disputer')],
		actions: [
			{ call: 'Evidence.settle_dispute', from: { dispute: 'id' }, states: ['open'] },
			{ call: 'Evidence.release_dispute', from: { dispute: 'id' }, states: ['defaulted'] },
		],
	},
	{
		name: 'seats',
		group: 'evidence',
		columns: ['party', 'source', 'status', 'account', 'bond', 'slashed', 'unbondsAt', 'createdAt'],
		filters: [{ name: 'source', words: ['tradingCentre', 'energyPlatform'] }, status('invited', 'live', 'leaving', 'left', 'declined'), ...f('party')],
		idOf: joined('party'),
	},
	{
		name: 'oracles',
		group: 'evidence',
		quiet: true,
		columns: ['source', 'version', 'quorum', 'leastQuorum', 'members', 'changedAt'],
		idOf: joined('source'),
		related: [{ kind: 'committees', facet: 'source', field: 'source' }],
	},
	{
		name: 'committees',
		group: 'evidence',
		quiet: true,
		columns: ['source', 'version', 'quorum', 'members', 'createdAt'],
		filters: [{ name: 'source', words: ['tradingCentre', 'energyPlatform'] }, ...f('member')],
		idOf: joined('source', 'version'),
	},
	{ name: 'periods', group: 'evidence', quiet: true, columns: ['period', 'latestRevision', 'changedAt'], idOf: (item) => periodId(item, 'period') },
	{
		name: 'polls',
		group: 'governance',
		columns: ['id', 'status', 'track', 'call', 'ayes', 'nays', 'signer', 'enactment', 'createdAt'],
		filters: [
			status('preparing', 'deciding', 'confirming', 'approved', 'rejected', 'timedOut', 'cancelled', 'killed'),
			{ name: 'enactment', words: ['scheduled', 'done', 'failed', 'lost', 'cancelled'] },
			...f('track', 'signer', 'voter'),
		],
		actions: [
			{ call: 'RankedCollective.vote', from: { poll: 'id' }, states: ['preparing', 'deciding', 'confirming'] },
		],
	},
	{ name: 'parameters', group: 'governance', columns: ['id', 'value', 'changedAt'] },
	{ name: 'members', group: 'governance', columns: ['account', 'rank', 'removed', 'replacedBy', 'createdAt'], filters: [{ name: 'removed', words: YES }, ...f('rank')], idOf: joined('account') },
	{
		name: 'registrars',
		group: 'governance',
		columns: ['account', 'roles', 'maxLevel', 'removed', 'createdAt'],
		filters: [{ name: 'removed', words: YES }, { name: 'role', words: ['consumer', 'generator', 'trader', 'issuer', 'tradingCentre', 'energyPlatform', 'auditor'] }],
		idOf: joined('account'),
	},
	{ name: 'classes', group: 'governance', columns: ['id', 'granularity', 'faceValue', 'policy', 'validityMonths', 'changedAt'] },
	{ name: 'pauses', group: 'governance', quiet: true, columns: ['pallet', 'call', 'paused', 'renewedAt', 'changedAt'], filters: [{ name: 'paused', words: YES }], idOf: (item) => `${at(item, 'pallet')}.${at(item, 'call')}` },
	{ name: 'allowances', group: 'governance', quiet: true, columns: ['party', 'granted', 'used', 'fees', 'prices', 'changedAt'], filters: f('party'), idOf: joined('party') },
	{ name: 'enactments', group: 'governance', quiet: true, columns: ['task', 'poll', 'createdAt'], filters: f('poll'), idOf: joined('task') },
	{ name: 'operation', group: 'governance', quiet: true, columns: ['safeModeUntil', 'session', 'slashed', 'changedAt'], idOf: () => 'chain' },
	{ name: 'settings', group: 'governance', quiet: true, columns: ['marketOffset', 'changedAt'], idOf: () => 'chain' },
	{ name: 'withdrawals', group: 'registry', quiet: true, columns: ['range', 'holder', 'reason', 'by', 'createdAt'], filters: [{ name: 'reason', words: ['metering', 'issuing', 'objection', 'fraud', 'order'] }, ...f('batch', 'holder')], idOf: joined('range.batch', 'range.first') },
	{ name: 'blocks', group: 'chain', columns: ['number', 'time', 'hash', 'extrinsics', 'events', 'author', 'specVersion'], idOf: joined('number') },
	{
		name: 'extrinsics',
		group: 'chain',
		columns: ['id', 'time', '@call', 'success', 'signer', 'fee', 'hash'],
		filters: [...f('signer', 'pallet', 'call'), { name: 'success', words: YES }],
	},
	{ name: 'events', group: 'chain', columns: ['id', 'time', '@event', 'extrinsic', 'data'], filters: f('pallet', 'name') },
];

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]));

export const kindOf = (name: string): Kind | undefined => BY_NAME.get(name);

/** What names a record in addresses. */
export const idOf = (kind: Kind, item: Item): string => kind.idOf?.(item) ?? at(item, 'id');

/** A field of a record, or of an object in it. `@topic` is the topic's identification. */
export function fieldAt(item: Item, path: string): unknown {
	if (path === '@topic') return topicId(item);
	let value: unknown = item;
	for (const step of path.split('.')) value = typeof value === 'object' && value !== null ? (value as Item)[step] : undefined;
	return value;
}
