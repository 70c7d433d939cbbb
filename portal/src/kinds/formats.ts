// How a value is shown follows from its name, and where one name means two things, from its kind and form.

export type Format =
	| { as: 'link'; to: string }
	| { as: 'account' | 'asset' | 'duration' | 'energy' | 'hash' | 'moment' | 'money' | 'number' | 'power' | 'state' | 'text' | 'word' };

type As = Exclude<Format['as'], 'link'>;

const of = (as: As, names: string): [string, Format][] => names.split(' ').map((name) => [name, { as }]);
const to = (kind: string, names: string): [string, Format][] => names.split(' ').map((name) => [name, { as: 'link', to: kind }]);

const FORMATS = new Map<string, Format>([
	...of('moment', 'time expiresAt until validUntil timeout closesAt suspendedAt startedAt readyAt retiredAt minValidity deadline finalAt openUntil unbondsAt resolveBy from lastEventAt notBefore earliestAt'),
	...of('energy', 'energy faceValue drawn carriedIn carriedOut carried settled limit'),
	...of('power', 'maxPowerW capacityW'),
	...of('money', 'price maxPrice held lowest tick amount fee tip bond deposit slashed rewarded returned actualFee partialFee'),
	...of('asset', 'asset'),
	...of('account', 'account newAccount oldAccount depositor registrar signer author who real delegate'),
	...of('state', 'status ending verdict ruling'),
	...of('hash', 'hash parent stateRoot commitment pending tag root tradeRef note receipt termsHash lock preimage salt priceCommitment publicKey'),
	...to('parties', 'party buyer seller holder owner issuer centre matched beneficiary arbiter earlierHolder'),
	...to('meters', 'meter takesOver takenOverBy generationMeter consumptionMeter'),
	...to('projects', 'project code'),
	...to('batches', 'batch'),
	...to('offers', 'offer'),
	...to('demands', 'demand'),
	...to('auctions', 'auction'),
	...to('trades', 'trade'),
	...to('vouchers', 'voucher parent child'),
	...to('evidence', 'evidence supersedes supersededBy earlier'),
	...to('redemptions', 'redemption'),
	...to('exchanges', 'exchange'),
	...to('pledges', 'pledge'),
	...to('agreements', 'agreement'),
	...to('disputes', 'dispute'),
	...to('blocks', 'block finalBlock resolveBlock firstBlock'),
]);

/** What a name means in some kinds only. */
const BY_KIND: Record<string, Record<string, Format>> = {
	offers: { to: { as: 'link', to: 'parties' } },
	meters: { to: { as: 'moment' } },
	redemptions: { to: { as: 'moment' } },
	agreements: { to: { as: 'moment' } },
	blocks: { parent: { as: 'hash' } },
	bundles: { from: { as: 'link', to: 'parties' } },
	polls: { earlier: { as: 'number' } },
	bids: { earlier: { as: 'number' } },
	asks: { earlier: { as: 'number' } },
	projects: { earlier: { as: 'number' } },
};

const isAddress = (text: string): boolean => /^[1-9A-HJ-NP-Za-km-z]{46,50}$/.test(text);
const isHex = (text: string): boolean => /^0x[0-9a-f]*$/.test(text);

/** How a value is shown. */
export function formatOf(kind: string, name: string, value: unknown): Format {
	const found = BY_KIND[kind]?.[name] ?? FORMATS.get(name);
	if (typeof value === 'string') return formatOfText(found, name, value);
	if (name === 'total') return { as: 'energy' };
	if (found === undefined) return name === 'to' ? { as: 'link', to: 'parties' } : { as: 'number' };
	// A party where others have an account.
	if (found.as === 'account') return { as: 'link', to: 'parties' };
	return found.as === 'hash' || found.as === 'state' ? { as: 'number' } : found;
}

function formatOfText(found: Format | undefined, name: string, text: string): Format {
	if (isAddress(text)) return { as: 'account' };
	if (name === 'total' && /^\d+$/.test(text)) return { as: 'money' };
	if (isHex(text)) return found?.as === 'link' && found.to === 'projects' ? found : { as: 'hash' };
	if (found?.as === 'money' || found?.as === 'energy') return /^\d+$/.test(text) ? found : { as: 'text' };
	if (found?.as === 'account' || found?.as === 'hash' || found?.as === 'moment' || found?.as === 'power') return { as: 'text' };
	return found ?? { as: 'word' };
}

/** The name under which a field has its word: `from` and `to` can be moments or parties. */
export function labelOf(kind: string, name: string, value: unknown): string {
	if (name !== 'from' && name !== 'to') return name;
	const format = formatOf(kind, name, value);
	return format.as === 'link' && format.to === 'parties' ? `${name}Party` : name;
}

export type Tone = 'good' | 'wait' | 'bad' | 'plain';

const TONES: Record<string, Tone> = {};
const paint = (tone: Tone, names: string): void => {
	for (const name of names.split(' ')) TONES[name] = tone;
};
paint('good', 'active existing registered open final valid released settled satisfied soldOut closed used redeemed approved confirmed standing live seated upheld passed executed');
paint('wait', 'challengeable applied requested offered pledged inAuction inExchange behindVoucher inCustody pending held disputed anchored contested settling deciding preparing confirming leaving invited queued voting');
paint('bad', 'suspended revoked rejected removed void overturned conflicted stalled failed refunded killed timedOut unwound');

/** How a state is coloured. Colour never says anything alone: the word stands there. */
export const toneOf = (state: string): Tone => TONES[state] ?? 'plain';
