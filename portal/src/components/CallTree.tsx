import { Fragment } from 'react';
import { camelName } from '../format/text.ts';
import { useWords } from '../i18n/words.ts';
import type { Item } from '../indexer/api.ts';
import { CallName } from './Records.tsx';
import { Value } from './Value.tsx';

interface Nested {
	pallet: string;
	call: string;
	args: Item;
}

const isCall = (value: unknown): value is Nested =>
	typeof value === 'object' && value !== null && 'pallet' in value && 'call' in value && 'args' in value;

const holdsCalls = (value: unknown): value is Nested[] => Array.isArray(value) && value.length > 0 && value.every(isCall);

/** A call with its arguments, and the calls that it carries, as deep as they go. */
export function CallTree({ pallet, call, args }: Nested) {
	const { say } = useWords();
	return (
		<>
			<h3>
				<CallName extrinsic={{ pallet, call }} />
			</h3>
			<dl className="fields">
				{Object.entries(args ?? {}).map(([name, value]) => (
					<Fragment key={name}>
						<dt>{say('field', camelName(name))}</dt>
						<dd>{isCall(value) ? <CallTree {...value} /> : holdsCalls(value) ? value.map((each, index) => <CallTree key={index} {...each} />) : <Value name={camelName(name)} value={value} record={args} kind={pallet} />}</dd>
					</Fragment>
				))}
			</dl>
		</>
	);
}
