import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Heading } from '../components/Heading.tsx';

/** There is no such page. */
export function Missing() {
	const { t } = useTranslation();
	return (
		<div className="stack">
			<Heading title={t('missing.title')} />
			<p>
				{t('missing.text')} <Link to="/">{t('missing.home')}</Link>
			</p>
		</div>
	);
}
