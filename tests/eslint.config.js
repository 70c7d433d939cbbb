import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import typescript from 'typescript-eslint';

// The test runner waits for what these return.
const declarations = { from: 'package', package: 'node:test', name: ['after', 'before', 'describe', 'suite', 'test'] };

export default typescript.config(
	{ ignores: ['node_modules/', 'model/', 'check-state/'] },
	js.configs.recommended,
	...typescript.configs.recommendedTypeChecked,
	{
		languageOptions: {
			parserOptions: {
				project: './tsconfig.json',
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
			'@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [declarations] }],
			// What a chain's pallets take and give is known from its metadata alone, when a test runs.
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
		},
	},
);
