import { useDeferredValue } from 'react';
import { useWords } from '../i18n/words.ts';
import { useTranslation } from 'react-i18next';
import { part, type Item } from '../indexer/api.ts';
import { useIndex } from '../indexer/hooks.ts';

/** Who a party is, beside the field for its number. */
export function PartyHint({ party }: { party: string }) {
	const { t } = useTranslation();
	const { say } = useWords();
	const number = useDeferredValue(party.trim());
	const { data, error } = useIndex<Item>(/^\d{1,10}$/.test(number) ? `/parties/${part(number)}` : null);
	if (error?.status === 404) return t('form.noParty');
	if (data === undefined) return '';
	const roles = (data.roles as string[]).map((role) => say('value', role)).join(', ');
	return [say('value', String(data.status)), roles].filter((text) => text !== '').join(' · ');
}
