import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useConfig } from '../app/context.tsx';
import type { Chain } from '../chain/connection.ts';
import { short } from '../format/text.ts';
import { Notice, Waiting } from './States.tsx';

/** Why the node cannot be asked, and what to do. Nothing while it can. */
export function ChainState({ chain: { data, error, refetch } }: { chain: UseQueryResult<Chain, Error> }) {
	const { t } = useTranslation();
	const { node } = useConfig();
	if (node === null) return <Notice tone="wait">{t('node.none')}</Notice>;
	if (data !== undefined) return null;
	if (error === null) return <Waiting />;
	const wrong = 'expected' in error && 'found' in error ? (error as Error & { expected: string; found: string }) : null;
	return (
		<Notice tone="bad">
			<p>{wrong === null ? t('node.unreachable', { node }) : t('node.wrong', { node, found: short(wrong.found), expected: short(wrong.expected) })}</p>
			<Button variant="default" mt="xs" onClick={() => void refetch()}>
				{t('again')}
			</Button>
		</Notice>
	);
}
