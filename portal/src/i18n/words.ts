import { useTranslation } from 'react-i18next';

/** What the chain has words for. */
export type Group = 'kind' | 'kinds' | 'field' | 'value' | 'pallet' | 'call' | 'effect' | 'event' | 'error' | 'hold' | 'refusal';

/** Says the chain's own names in the language of the page. A name that a newer runtime brings is shown as it is. */
export type Say = (group: Group, name: string, otherwise?: string) => string;

export function useWords(): { say: Say; language: string } {
	const { i18n } = useTranslation();
	// Looked up, not formatted: names from the chain may be a stranger's text.
	const say: Say = (group, name, otherwise) => {
		const found: unknown = NAME.test(name) ? i18n.getResource(i18n.language, 'words', `${group}.${name}`) : undefined;
		return typeof found === 'string' ? found : (otherwise ?? spaced(name));
	};
	return { say, language: i18n.language };
}

const NAME = /^[A-Za-z0-9_]{1,60}(\.[A-Za-z0-9_]{1,60})?$/;

/** A name of code as words: `exchangeRequested` becomes `Exchange requested`. */
function spaced(name: string): string {
	if (!NAME.test(name)) return name;
	const words = name
		.slice(name.lastIndexOf('.') + 1)
		.replaceAll('_', ' ')
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
}
