// Names from the chain are strangers' text: shown as text, and never so that it moves what stands beside it.

// eslint-disable-next-line no-control-regex -- They are what is looked for.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** A text without what cannot be seen or turns the direction of writing, and no longer than `longest` characters. */
export function tame(text: string, longest = 512): string {
	const seen = text.replace(UNSEEN, '\ufffd');
	const characters = [...seen];
	return characters.length <= longest ? seen : `${characters.slice(0, longest).join('')}…`;
}

/** A hash or an address, with its middle left out. */
export const short = (text: string, ends = 6): string =>
	text.length <= 2 * ends + 3 ? text : `${text.slice(0, ends + (text.startsWith('0x') ? 2 : 0))}…${text.slice(-ends)}`;

/** A name of the chain's metadata as the index writes it: `max_price` is `maxPrice`. */
export const camelName = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
