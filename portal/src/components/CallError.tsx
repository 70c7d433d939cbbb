import { useTranslation } from 'react-i18next';
import { OWN } from '../chain/sayFailure.ts';
import { useWords } from '../i18n/words.ts';

/** Why a call failed, as the index says it. */
export function CallError({ error: { name, meaning }, brief = false }: { error: { name: string; meaning: string }; brief?: boolean }) {
	const { say, language } = useWords();
	const { t } = useTranslation();
	const [pallet = '', error = ''] = name.split('::');
	const said = OWN.has(pallet) ? say('error', error, '') : say('refusal', name, '');
	const sentence = language === 'zh' && said !== '' ? said : meaning;
	if (brief) return <span title={sentence}>{name.replace('::', '.')}</span>;
	return (
		<>
			<p lang={language === 'zh' && said === '' ? 'en' : undefined}>{sentence === '' ? t('failed') : sentence}</p>
			<p className="soft">
				<code>{name}</code>
			</p>
		</>
	);
}
