// What people of each role come for: the lists that wait for them, and the calls that they make.

/** A list that a role looks at. `$party` and `$account` stand for the person's own. */
export interface Inbox {
	kind: string;
	query: Record<string, string>;
	/** The key of its title in the texts: `inbox.…`. */
	title: 'applications' | 'myMeters' | 'myProjects' | 'myVouchers' | 'myCertificates' | 'myOffers' | 'myDemands' | 'openOffers' | 'openDemands' | 'openAuctions' | 'myAgreements' | 'myRedemptions' | 'exchanges' | 'myExchanges' | 'pledgesToMe' | 'myPledges' | 'myEvidence' | 'issuedProjects' | 'issuedBatches' | 'openRounds' | 'openDisputes' | 'disputedAgreements' | 'polls' | 'contested' | 'myParties' | 'anchors' | 'stalled';
}

export interface Role {
	name: 'client' | 'generator' | 'registrar' | 'issuer' | 'centre' | 'member';
	/** The calls that begin something. */
	calls: readonly `${string}.${string}`[];
	inboxes: readonly Inbox[];
}

const CERTIFICATES: Inbox = { kind: 'bundles', query: { holder: '$party', status: 'active' }, title: 'myCertificates' };
const DISPUTED: Inbox = { kind: 'agreements', query: { arbiter: '$party', status: 'disputed' }, title: 'disputedAgreements' };

export const ROLES: readonly Role[] = [
	{
		name: 'client',
		calls: ['Identity.apply', 'Market.demand', 'Evidence.verify', 'Identity.update_commitment', 'Identity.rotate'],
		inboxes: [
			{ kind: 'offers', query: { status: 'open' }, title: 'openOffers' },
			CERTIFICATES,
			{ kind: 'vouchers', query: { holder: '$party', status: 'active' }, title: 'myVouchers' },
			{ kind: 'demands', query: { buyer: '$party', status: 'open' }, title: 'myDemands' },
			{ kind: 'auctions', query: { status: 'open' }, title: 'openAuctions' },
			{ kind: 'agreements', query: { party: '$party' }, title: 'myAgreements' },
			{ kind: 'redemptions', query: { holder: '$party' }, title: 'myRedemptions' },
			{ kind: 'meters', query: { party: '$party' }, title: 'myMeters' },
		],
	},
	{
		name: 'generator',
		calls: ['Identity.apply', 'Market.offer', 'Certificates.pledge', 'Certificates.request_exchange'],
		inboxes: [
			CERTIFICATES,
			{ kind: 'demands', query: { status: 'open' }, title: 'openDemands' },
			{ kind: 'offers', query: { seller: '$party', status: 'open' }, title: 'myOffers' },
			{ kind: 'projects', query: { owner: '$party' }, title: 'myProjects' },
			{ kind: 'evidence', query: { seller: '$party' }, title: 'myEvidence' },
			{ kind: 'pledges', query: { seller: '$party', status: 'open' }, title: 'myPledges' },
			{ kind: 'exchanges', query: { holder: '$party' }, title: 'myExchanges' },
			{ kind: 'meters', query: { party: '$party' }, title: 'myMeters' },
		],
	},
	{
		name: 'registrar',
		calls: ['Identity.attest', 'Identity.register_meter', 'Identity.apply_for'],
		inboxes: [
			{ kind: 'parties', query: { status: 'applied' }, title: 'applications' },
			{ kind: 'parties', query: { registrar: '$account' }, title: 'myParties' },
		],
	},
	{
		name: 'issuer',
		calls: ['Certificates.register_project', 'Certificates.issue', 'Certificates.freeze', 'Certificates.unfreeze'],
		inboxes: [
			{ kind: 'anchors', query: { kind: 'metering' }, title: 'anchors' },
			{ kind: 'projects', query: { issuer: '$party' }, title: 'issuedProjects' },
			{ kind: 'batches', query: { issuer: '$party' }, title: 'issuedBatches' },
		],
	},
	{
		name: 'centre',
		calls: ['Auction.open', 'Evidence.verify_batch', 'Evidence.verify_together', 'Evidence.accept_seat', 'Evidence.resign'],
		inboxes: [
			{ kind: 'exchanges', query: { centre: '$party', status: 'requested' }, title: 'exchanges' },
			{ kind: 'rounds', query: { open: 'true' }, title: 'openRounds' },
			{ kind: 'auctions', query: { status: 'open' }, title: 'openAuctions' },
			{ kind: 'disputes', query: { status: 'open' }, title: 'openDisputes' },
			DISPUTED,
		],
	},
	{
		name: 'member',
		calls: ['Identity.set_registrar', 'Evidence.appoint', 'Evidence.resolve', 'Evidence.close', 'Certificates.set_class', 'Market.set_settlement_asset'],
		inboxes: [
			{ kind: 'polls', query: { status: 'preparing' }, title: 'polls' },
			{ kind: 'polls', query: { status: 'deciding' }, title: 'polls' },
			{ kind: 'disputes', query: { status: 'open' }, title: 'openDisputes' },
			{ kind: 'evidence', query: { status: 'contested' }, title: 'contested' },
			{ kind: 'topics', query: { stalled: 'true' }, title: 'stalled' },
		],
	},
];
