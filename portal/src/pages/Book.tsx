import { useTranslation } from 'react-i18next';
import { currencyOf, useTerms } from '../app/context.tsx';
import { money, whole } from '../format/number.ts';
import { useWords } from '../i18n/words.ts';
import type { Item, Page } from '../indexer/api.ts';
import { useIndex } from '../indexer/hooks.ts';
import classes from './Book.module.css';

interface Order {
	price: string;
	units: number;
	status: string;
}

interface Level {
	price: bigint;
	bids: number;
	asks: number;
}

const MOST = '100';

/** The book of an auction: what is bid and asked at each price, the highest first. */
export function Book({ item, id }: { item: Item; id: string }) {
	const { t } = useTranslation();
	const { say, language } = useWords();
	const terms = useTerms();
	const bids = useIndex<Page<Order>>('/bids', { auction: id, limit: MOST });
	const asks = useIndex<Page<Order>>('/asks', { auction: id, limit: MOST });
	if (bids.data === undefined || asks.data === undefined) return null;
	const levels = levelsOf(bids.data.items, asks.data.items);
	if (levels.length === 0) return null;
	const most = Math.max(...levels.map((level) => Math.max(level.bids, level.asks)));
	const currency = currencyOf(terms, item.asset as string);
	const cut = bids.data.next !== null || asks.data.next !== null;
	return (
		<section className="panel">
			<h2>{t('book.title')}</h2>
			<table className="data">
				<caption className="hidden">{t('book.title')}</caption>
				<thead>
					<tr>
						<th scope="col">{say('field', 'price')}</th>
						<th scope="col" className="right">
							{t('book.bid')}
						</th>
						<th scope="col" className="right">
							{t('book.asked')}
						</th>
						<th scope="col" aria-hidden="true" />
					</tr>
				</thead>
				<tbody>
					{levels.map((level) => (
						<tr key={String(level.price)}>
							<th scope="row" className="number">
								{money(level.price, currency, language)}
							</th>
							<td className="right">{level.bids === 0 ? '' : whole(level.bids, language)}</td>
							<td className="right">{level.asks === 0 ? '' : whole(level.asks, language)}</td>
							<td aria-hidden="true" className={classes.bars}>
								<svg viewBox="0 0 200 14" preserveAspectRatio="none">
									<rect className={classes.bid} x={100 - (level.bids / most) * 100} width={(level.bids / most) * 100} y="2" height="10" />
									<rect className={classes.ask} x="100" width={(level.asks / most) * 100} y="2" height="10" />
								</svg>
							</td>
						</tr>
					))}
				</tbody>
			</table>
			{cut && <p className="panel-body soft">{t('book.cut', { count: Number(MOST) })}</p>}
		</section>
	);
}

function levelsOf(bids: Order[], asks: Order[]): Level[] {
	const levels = new Map<string, Level>();
	const add = (order: Order, side: 'bids' | 'asks'): void => {
		const level = levels.get(order.price) ?? { price: BigInt(order.price), bids: 0, asks: 0 };
		level[side] += order.units;
		levels.set(order.price, level);
	};
	const standing = ({ status }: Order): boolean => status === 'open' || status === 'ended';
	for (const bid of bids.filter(standing)) add(bid, 'bids');
	for (const ask of asks.filter(standing)) add(ask, 'asks');
	return [...levels.values()].sort((one, other) => (other.price > one.price ? 1 : -1));
}
