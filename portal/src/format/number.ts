// Numbers as people of the field read them.

const locale = (language: string): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

/** A whole number, with separators. */
export const whole = (value: number | bigint, language: string): string => new Intl.NumberFormat(locale(language)).format(value);

/** Energy in watt-hours, said in MWh, below one MWh in kWh, and below one kWh in Wh. Nothing is rounded. */
export function energy(wattHours: number | bigint, language: string): string {
	const value = BigInt(wattHours);
	if (value > -1_000n && value < 1_000n) return `${whole(value, language)} Wh`;
	if (value < 0n ? value > -1_000_000n : value < 1_000_000n) return `${decimal(value, 3, language)} kWh`;
	return `${decimal(value, 6, language)} MWh`;
}

/** Power in watts, said in MW, or below one MW in kW. */
export function power(watts: number | bigint, language: string): string {
	const value = BigInt(watts);
	return value < 1_000_000n ? `${decimal(value, 3, language)} kW` : `${decimal(value, 6, language)} MW`;
}

/** A whole number of smallest units as a decimal number, without zeros at its end beyond `least` places. */
export function decimal(value: bigint, places: number, language: string, least = 0): string {
	const negative = value < 0n;
	const digits = (negative ? -value : value).toString().padStart(places + 1, '0');
	const cut = digits.length - places;
	const fraction = digits.slice(cut).replace(/0+$/, '').padEnd(least, '0');
	const integer = whole(BigInt(digits.slice(0, cut)), language);
	return `${negative ? '−' : ''}${integer}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A token or a settlement asset. */
export interface Currency {
	symbol: string;
	decimals: number;
}

/** An amount in the smallest unit, with its symbol. */
export function money(amount: bigint, { symbol, decimals }: Currency, language: string): string {
	return `${decimal(amount, decimals, language, Math.min(decimals, 2))} ${symbol}`;
}

/** What a person writes as a decimal number, in smallest units; null if it is none or is finer than the smallest unit. */
export function parseDecimal(text: string, places: number): bigint | null {
	const matched = /^(\d{1,30})(?:\.(\d*))?$/.exec(text.trim().replaceAll(',', '').replaceAll(' ', ''));
	if (matched === null) return null;
	const fraction = (matched[2] ?? '').replace(/0+$/, '');
	if (fraction.length > places) return null;
	return BigInt((matched[1] ?? '0') + fraction.padEnd(places, '0'));
}
