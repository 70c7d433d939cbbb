import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Problem } from '../indexer/api.ts';

/** Something that a reader should know. */
export function Notice({ tone = 'plain', children }: { tone?: 'plain' | 'good' | 'wait' | 'bad'; children: ReactNode }) {
	return (
		<div className="notice" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
			{children}
		</div>
	);
}

/** While an answer is on its way. */
export function Waiting() {
	const { t } = useTranslation();
	return (
		<p className="soft" role="status">
			{t('loading')}
		</p>
	);
}

/** Why the indexer has not answered, and what to do. */
export function ProblemNotice({ problem }: { problem: Problem }) {
	const { t } = useTranslation();
	const sentence =
		problem.status === 0
			? t('problem.unreachable')
			: problem.status === 404
				? t('problem.notFound')
				: problem.status === 503
					? t('problem.busy')
					: problem.status === 400
						? t('problem.malformed')
						: t('problem.other', { status: problem.status });
	return (
		<Notice tone={problem.status === 404 ? 'plain' : 'bad'}>
			<p>{sentence}</p>
			{problem.detail !== '' && problem.status !== 404 && (
				<p className="soft" lang="en">
					{problem.detail}
				</p>
			)}
			{problem.status === 404 && (
				<p>
					<Link to="/search">{t('problem.search')}</Link>
				</p>
			)}
		</Notice>
	);
}
