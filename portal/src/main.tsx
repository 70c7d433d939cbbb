import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import './theme/mantine.ts';
import './theme/variables.css';
import './theme/global.css';
import { WithConfig } from './app/context.tsx';
import { Pages } from './app/Pages.tsx';
import { readConfig } from './config.ts';
import { preferredLanguage, startLanguage } from './i18n/index.ts';
import { indexerAt, Problem } from './indexer/api.ts';
import { follow } from './indexer/stream.ts';
import { theme } from './theme/mantine.ts';

const queries = new QueryClient({
	defaultOptions: {
		queries: {
			staleTime: 5_000,
			refetchOnWindowFocus: false,
			// What is not there, or asked wrongly, does not become right by asking again.
			retry: (count, error) => count < 2 && (!(error instanceof Problem) || error.status === 0 || error.status === 503),
		},
	},
});

const [config] = await Promise.all([readConfig(), startLanguage(preferredLanguage())]);
indexerAt(config.api);
follow(queries);

const root = document.getElementById('root');
if (root !== null) {
	createRoot(root).render(
		<StrictMode>
			<MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
				<QueryClientProvider client={queries}>
					<WithConfig config={config}>
						<BrowserRouter>
							<Pages />
						</BrowserRouter>
					</WithConfig>
				</QueryClientProvider>
			</MantineProvider>
		</StrictMode>,
	);
}
