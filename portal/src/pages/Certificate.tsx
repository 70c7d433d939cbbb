import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Heading } from '../components/Heading.tsx';
import { ProblemNotice, Waiting } from '../components/States.tsx';
import { Fields, Value } from '../components/Value.tsx';
import { tame } from '../format/text.ts';
import { useWords } from '../i18n/words.ts';
import { part, type Certificate, type Item, type Step } from '../indexer/api.ts';
import { useIndex } from '../indexer/hooks.ts';
import { EventTable } from './Detail.tsx';
import { laneOf } from './provenance/lanes.ts';
import { Picture } from './provenance/Picture.tsx';
import { useProvenance } from './provenance/rest.ts';

/** Where a certificate is, what it rests on, and what happened to it. */
export function CertificatePage() {
	const { id = '' } = useParams();
	return <One key={id} id={id} />;
}

function One({ id }: { id: string }) {
	const { t } = useTranslation();
	const { say } = useWords();
	const { data, error } = useIndex<Certificate>(`/certificates/${part(id)}`);
	const name = data?.number ?? id;
	return (
		<div className="stack">
			<Heading title={t('certificate.title')} />
			<p>
				<code>{tame(name, 80)}</code>
			</p>
			{error !== null && <ProblemNotice problem={error} />}
			{data === undefined && error === null && <Waiting />}
			{data !== undefined && (
				<>
					<section className="panel">
						<h2>{t('certificate.now')}</h2>
						<Now certificate={data} />
					</section>
					<section className="panel">
						<h2>{t('certificate.provenance')}</h2>
						<Provenance steps={data.provenance} />
					</section>
					{data.history.length > 0 && <EventTable title={t('history')} events={data.history} />}
					<nav className="row no-print" aria-label={t('actions')}>
						<span className="soft">{t('actions')}</span>
						<Link to={`/act/Certificates/check_redemption?${new URLSearchParams({ number: data.number ?? '', first: String(firstOf(data)) }).toString()}`}>{say('call', 'Certificates.check_redemption')}</Link>
					</nav>
				</>
			)}
		</div>
	);
}

function Provenance({ steps }: { steps: Step[] }) {
	const all = useProvenance(steps);
	return (
		<>
			<Picture steps={all} />
			<Steps steps={all} />
		</>
	);
}

interface Bundle {
	range: { first: number };
}

const firstOf = ({ bundle, sequence }: Certificate): number => (bundle === null || bundle === undefined ? sequence : (bundle.record as unknown as Bundle).range.first);

function Now({ certificate: { bundle, batch, sequence } }: { certificate: Certificate }) {
	const { t } = useTranslation();
	const { say } = useWords();
	if (bundle === null || bundle === undefined) return <p className="panel-body">{t('certificate.nowhere')}</p>;
	const record = bundle.record as Item;
	return (
		<>
			<p className="panel-body row">
				<Value name="status" value={record.status} kind="bundles" />
				<span>{t('certificate.place', { batch, sequence })}</span>
				<Link to={`/bundles/${encodeURIComponent(bundle.id)}`}>{t('titleOf', { kind: say('kind', 'bundles'), id: bundle.id })}</Link>
			</p>
			<Fields record={record} kind="bundles" />
		</>
	);
}

/** The same as the picture, for those who cannot see it. */
function Steps({ steps }: { steps: Step[] }) {
	const { t } = useTranslation();
	const { say } = useWords();
	return (
		<div className="scroll" tabIndex={0} role="group" aria-label={t('certificate.table')}>
			<table className="data">
				<caption className="hidden">{t('certificate.table')}</caption>
				<thead>
					<tr>
						<th scope="col">{t('certificate.thing')}</th>
						<th scope="col">{t('certificate.lane')}</th>
						<th scope="col">{t('certificate.first')}</th>
						<th scope="col">{say('field', 'time')}</th>
						<th scope="col">{t('certificate.state')}</th>
					</tr>
				</thead>
				<tbody>
					{steps.map((step) => {
						const lane = laneOf(step.kind);
						const record = step.record as Item | null | undefined;
						return (
							<tr key={`${step.kind}/${step.id}`}>
								<th scope="row">
									<Link to={`/${step.kind}/${encodeURIComponent(step.id)}`}>{t('titleOf', { kind: say('kind', step.kind), id: tame(step.id, 40) })}</Link>
								</th>
								<td>{lane === null ? '' : t(`lane.${lane}`)}</td>
								<td>{step.event === '' ? '' : <Link to={`/events/${step.event}`}>{step.event}</Link>}</td>
								<td>
									<Value name="time" value={step.time} brief />
								</td>
								<td>{record?.status === undefined ? '' : <Value name="status" value={record.status} kind={step.kind} />}</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</div>
	);
}
