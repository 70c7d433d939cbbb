// Dates and times at the chain's distance from UTC, which is the one of its days and months.

/** A distance in minutes as `+08:00`. */
export function offsetName(minutes: number): string {
	const sign = minutes < 0 ? '-' : '+';
	const size = Math.abs(minutes);
	const two = (value: number): string => String(value).padStart(2, '0');
	return `${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, offset: number, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = JSON.stringify([language, offset, options]);
	let found = formats.get(key);
	if (found === undefined) {
		found = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: offsetName(offset), hourCycle: 'h23', ...options });
		formats.set(key, found);
	}
	return found;
}

/** The highest number of seconds that a date can have. */
const LAST = 8_640_000_000_000;

/** A moment, in seconds since 1970. */
export function moment(seconds: number, language: string, offset: number): string {
	if (!Number.isFinite(seconds) || Math.abs(seconds) > LAST) return String(seconds);
	const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' };
	return format(language, offset, options).format(seconds * 1000);
}

/** The day of a moment, in seconds since 1970. */
export const day = (seconds: number, language: string, offset: number): string =>
	format(language, offset, { year: 'numeric', month: 'short', day: 'numeric' }).format(seconds * 1000);

/** A period: hours count from 1970 in UTC, days and months at the chain's offset. */
export interface Period {
	granularity: string;
	index: number;
}

const HOUR = 3_600;
const DAY = 86_400;

/** When a period begins, in seconds since 1970. */
export function periodStart({ granularity, index }: Period, offset: number): number {
	switch (granularity.toLowerCase()) {
		case 'hour':
			return index * HOUR;
		case 'day':
			return index * DAY - offset * 60;
		default:
			return Date.UTC(1970 + Math.floor(index / 12), index % 12) / 1000 - offset * 60;
	}
}

/** The index of the period in which a moment lies. */
export function periodIndex(granularity: string, seconds: number, offset: number): number {
	const local = seconds + offset * 60;
	switch (granularity.toLowerCase()) {
		case 'hour':
			return Math.floor(seconds / HOUR);
		case 'day':
			return Math.floor(local / DAY);
		default: {
			const date = new Date(local * 1000);
			return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
		}
	}
}

/** A period in words: `January 2014`, `3 January 2014`, `3 January 2014, 13:00`. */
export function periodName(period: Period, language: string, offset: number): string {
	const start = periodStart(period, offset);
	if (Math.abs(start) > LAST) return String(period.index);
	const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long' };
	const granularity = period.granularity.toLowerCase();
	if (granularity !== 'month') options.day = 'numeric';
	if (granularity === 'hour') Object.assign(options, { hour: '2-digit', minute: '2-digit' });
	return format(language, offset, options).format(start * 1000);
}

/** What a date field of a form holds (`2026-12-01T21:50`), as seconds since 1970; null if it is none. */
export function fromLocal(text: string, offset: number): number | null {
	const matched = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(text);
	if (matched === null) return null;
	const [year, month, day, hour, minute] = matched.slice(1).map((part) => Number(part ?? 0));
	return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute) / 1000 - offset * 60;
}

/** Seconds since 1970 as a date field of a form holds them. */
export const toLocal = (seconds: number, offset: number): string =>
	new Date((seconds + offset * 60) * 1000).toISOString().slice(0, 16);

/** How long ago, or how long from now: `3 minutes ago`. */
export function relative(seconds: number, now: number, language: string): string {
	const words = new Intl.RelativeTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { numeric: 'auto' });
	const distance = seconds - now;
	const size = Math.abs(distance);
	if (size < 60) return words.format(Math.round(distance), 'second');
	if (size < HOUR) return words.format(Math.round(distance / 60), 'minute');
	if (size < DAY) return words.format(Math.round(distance / HOUR), 'hour');
	return words.format(Math.round(distance / DAY), 'day');
}

/** A length of time, in seconds, by its largest units. */
export function duration(seconds: number, language: string): string {
	const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
	const unit = (value: number, name: string): string =>
		new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
	const parts: [number, string][] = [
		[Math.floor(seconds / DAY), 'day'],
		[Math.floor((seconds % DAY) / HOUR), 'hour'],
		[Math.floor((seconds % HOUR) / 60), 'minute'],
		[seconds % 60, 'second'],
	];
	const said = parts.filter(([value]) => value > 0).slice(0, 2);
	return said.length === 0 ? unit(0, 'second') : said.map(([value, name]) => unit(value, name)).join(' ');
}
