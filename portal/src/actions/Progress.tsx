import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Failure } from '../chain/failure.ts';
import { useFailures } from '../chain/sayFailure.ts';
import { Notice } from '../components/States.tsx';
import classes from './Fields.module.css';

/** How far a transaction is. */
export type Stage = 'signing' | 'sent' | 'inBlock' | 'final';

export interface Course {
	stage: Stage;
	failure: Failure | null;
	/** Its block and its place in it, as the index names it. */
	place: { block: number; index: number } | null;
}

const STAGES: Stage[] = ['signing', 'sent', 'inBlock', 'final'];

/** Follows a transaction from the wallet to its final block. */
export function Progress({ course: { stage, failure, place } }: { course: Course }) {
	const { t } = useTranslation();
	const failures = useFailures();
	const reached = STAGES.indexOf(stage);
	const said = failure === null ? null : failures(failure);
	return (
		<section className="panel" aria-labelledby="progress">
			<h2 id="progress">{t('progress.title')}</h2>
			<div className="panel-body stack" aria-live="polite">
				<ol className={classes.steps}>
					{STAGES.map((each, index) => (
						<li key={each} data-done={index < reached || stage === 'final'} aria-current={each === stage ? 'step' : undefined}>
							{t(`progress.${each}`)}
						</li>
					))}
				</ol>
				{said !== null && (
					<Notice tone="bad">
						<p lang={said.lang ?? undefined}>{said.sentence}</p>
						{said.name !== null && (
							<p className="soft">
								<code>{said.name}</code>
							</p>
						)}
					</Notice>
				)}
				{stage === 'final' && failure === null && <Notice tone="good">{t('progress.done')}</Notice>}
				{place !== null && (
					<p>
						<Link to={`/extrinsics/${place.block}-${place.index}`}>{t('progress.see', { id: `${place.block}-${place.index}` })}</Link>
					</p>
				)}
			</div>
		</section>
	);
}
