import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/words.ts';
import type { Failure } from './failure.ts';

/** The pallets whose errors have texts here. Others may mean something else by the same name. */
export const OWN = new Set(['Identity', 'Certificates', 'Market', 'Evidence', 'Vouchers', 'Escrow', 'Auction', 'Allowance']);

/** What a failure is, in the language of the page: a sentence, and the chain's own name of it. */
export interface Said {
	sentence: string;
	name: string | null;
	/** The language of the sentence, where it is not the page's. */
	lang: 'en' | null;
}

export function useFailures(): (failure: Failure) => Said {
	const { t } = useTranslation();
	const { say, language } = useWords();
	return (failure) => {
		switch (failure.kind) {
			case 'module': {
				const name = `${failure.pallet}.${failure.name}`;
				const translated = say('error', failure.name, '');
				if (language === 'zh' && OWN.has(failure.pallet) && translated !== '') return { sentence: translated, name, lang: null };
				return { sentence: failure.docs === '' ? t('failure.unknown') : failure.docs, name, lang: language === 'zh' ? 'en' : null };
			}
			case 'dispatch': {
				const name = failure.detail === null ? failure.name : `${failure.name}.${failure.detail}`;
				return { sentence: say('refusal', name.replace('.', '_'), say('refusal', failure.name, t('failure.unknown'))), name, lang: null };
			}
			case 'invalid':
				return { sentence: say('refusal', failure.name, t('failure.invalid')), name: failure.detail === null ? failure.name : `${failure.name} ${failure.detail}`, lang: null };
			case 'refused':
				return { sentence: t('failure.refused'), name: null, lang: null };
			case 'outdated':
				return { sentence: t('failure.outdated'), name: null, lang: null };
			case 'offline':
				return { sentence: t('failure.offline'), name: null, lang: null };
			case 'other':
				return { sentence: t('failure.other'), name: failure.message, lang: null };
		}
	};
}
