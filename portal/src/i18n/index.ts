import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type ui from './en/ui.json';

export const LANGUAGES = { en: 'English', zh: '中文' } as const;
export type Language = keyof typeof LANGUAGES;

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'ui';
		resources: { ui: typeof ui };
	}
}

const KEY = 'verdigrid-language';

const isLanguage = (value: unknown): value is Language => value === 'en' || value === 'zh';

/** The language that was chosen here before, or else the browser's. */
export function preferredLanguage(): Language {
	try {
		const stored = localStorage.getItem(KEY);
		if (isLanguage(stored)) return stored;
	} catch {
		// Storage is refused: the browser's language it is.
	}
	const wanted = navigator.languages.map((language) => language.slice(0, 2).toLowerCase()).find(isLanguage);
	return wanted ?? 'en';
}

/** The texts of a language: of the page, and the chain's words (fields, values, calls, events, errors). */
async function texts(language: Language) {
	if (language === 'zh') {
		const [ui, words] = await Promise.all([import('./zh/ui.json'), import('./zh/words.json')]);
		return { ui: ui.default, words: words.default };
	}
	const [ui, words] = await Promise.all([import('./en/ui.json'), import('./en/words.json')]);
	return { ui: ui.default, words: words.default };
}

async function load(language: Language): Promise<void> {
	if (i18next.hasResourceBundle(language, 'ui')) return;
	const { ui, words } = await texts(language);
	i18next.addResourceBundle(language, 'ui', ui);
	i18next.addResourceBundle(language, 'words', words);
}

function say(language: Language): void {
	document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** Starts with a language. */
export async function startLanguage(language: Language): Promise<void> {
	await i18next.use(initReactI18next).init({
		lng: language,
		fallbackLng: false,
		ns: ['ui', 'words'],
		defaultNS: 'ui',
		resources: {},
		// React escapes what it shows.
		interpolation: { escapeValue: false },
		returnNull: false,
	});
	await load(language);
	await i18next.changeLanguage(language);
	say(language);
}

/** Changes the language, and remembers it. */
export async function chooseLanguage(language: Language): Promise<void> {
	await load(language);
	await i18next.changeLanguage(language);
	say(language);
	try {
		localStorage.setItem(KEY, language);
	} catch {
		// It holds until the page is closed.
	}
}
