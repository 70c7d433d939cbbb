import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const descriptors = fileURLToPath(new URL('.papi/descriptors/dist/index.js', import.meta.url));
/** While developing, an indexer answers behind the same address as the page. */
const indexer = process.env.VERDIGRID_INDEXER ?? 'http://127.0.0.1:8400';

export default defineConfig({
	plugins: [react()],
	resolve: { alias: { '#descriptors': descriptors } },
	build: {
		target: 'es2022',
		manifest: true,
		// A picture or style inside a `data:` address would need a wider policy.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		reportCompressedSize: false,
		chunkSizeWarningLimit: 700,
	},
	server: { proxy: { '/v1': indexer, '/config.json': indexer } },
});
