import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

export default typescript.config(
	{ ignores: ['node_modules/', 'dist/', '.papi/', 'tests/', 'public/', 'src/indexer/schema.d.ts'] },
	js.configs.recommended,
	...typescript.configs.recommendedTypeChecked,
	hooks.configs.flat['recommended-latest'],
	{
		languageOptions: {
			parserOptions: {
				projectService: { allowDefaultProject: ['eslint.config.js'] },
				tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)),
			},
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			eqeqeq: 'error',
			'prefer-const': 'error',
			// The compiler finds both.
			'no-undef': 'off',
			'no-unused-vars': 'off',
			'@typescript-eslint/no-unused-vars': 'off',
		},
	},
);
