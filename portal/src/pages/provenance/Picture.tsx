import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTerms } from '../../app/context.tsx';
import { short, tame } from '../../format/text.ts';
import { day } from '../../format/time.ts';
import { useWords } from '../../i18n/words.ts';
import type { Item, Step } from '../../indexer/api.ts';
import { toneOf } from '../../kinds/formats.ts';
import { LANES, place, type Edge, type Node } from './lanes.ts';
import classes from './Picture.module.css';

const WIDE = 156;
const GAP = 26;
const HIGH = 64;
const BETWEEN = 14;
const TOP = 34;

const left = (node: Node): number => node.lane * (WIDE + GAP);
const top = (node: Node): number => TOP + node.row * (HIGH + BETWEEN);

/** The life of a certificate, from the meter to the redemption. */
export function Picture({ steps }: { steps: Step[] }) {
	const { t } = useTranslation();
	const { nodes, edges, rows, hidden } = place(steps);
	if (nodes.length === 0) return null;
	const width = LANES.length * (WIDE + GAP) - GAP;
	const height = TOP + rows * (HIGH + BETWEEN);
	return (
		<div className={classes.frame} tabIndex={0} role="group" aria-label={t('certificate.picture')}>
			<svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-label={t('certificate.picture')} role="group">
				{LANES.map((lane, index) => (
					<text key={lane} x={index * (WIDE + GAP)} y={16} className={classes.lane}>
						{t(`lane.${lane}`)}
					</text>
				))}
				{edges.map((edge) => (
					<path key={`${edge.from.key} ${edge.to.key}`} d={line(edge)} className={classes.edge} />
				))}
				{nodes.map((node) => (
					<Box key={node.key} node={node} />
				))}
			</svg>
			{hidden > 0 && <p className="soft">{t('certificate.hidden', { count: hidden })}</p>}
		</div>
	);
}

/** From the right of one to the left of the other; within a lane, down its left side. */
function line({ from, to }: Edge): string {
	const [y1, y2] = [top(from) + HIGH / 2, top(to) + HIGH / 2];
	if (from.lane === to.lane) return `M ${left(from) + 12} ${top(from) + HIGH} V ${top(to)}`;
	const [x1, x2] = [left(from) + WIDE, left(to)];
	const turn = x2 - GAP / 2;
	return `M ${x1} ${y1} H ${turn} V ${y2} H ${x2}`;
}

function Box({ node }: { node: Node }) {
	const { t } = useTranslation();
	const { say, language } = useWords();
	const { offset } = useTerms();
	const navigate = useNavigate();
	const { kind, id, time, record } = node.step;
	const status = (record as Item | null | undefined)?.status;
	const address = `/${kind}/${encodeURIComponent(id)}`;
	const title = t('titleOf', { kind: say('kind', kind), id: tame(id, 40) });
	return (
		<a
			href={address}
			className={classes.box}
			onClick={(event) => {
				if (event.metaKey || event.ctrlKey || event.shiftKey) return;
				event.preventDefault();
				void navigate(address);
			}}
		>
			<title>{title}</title>
			<rect x={left(node) + 0.5} y={top(node) + 0.5} width={WIDE - 1} height={HIGH - 1} rx="4" data-tone={typeof status === 'string' ? toneOf(status) : 'plain'} />
			<text x={left(node) + 10} y={top(node) + 19} className={classes.kind}>
				{say('kind', kind)}
			</text>
			<text x={left(node) + 10} y={top(node) + 36} className={classes.id}>
				{id.length > 15 ? short(id, 6) : id}
			</text>
			<text x={left(node) + 10} y={top(node) + 53} className={classes.time}>
				{typeof status === 'string' ? say('value', status) : time === 0 ? '' : day(time, language, offset)}
			</text>
		</a>
	);
}
