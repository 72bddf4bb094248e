import js from '@eslint/js';
import i18next from 'eslint-plugin-i18next';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const noClientGuess = {
  selector:
    "CallExpression[callee.property.name='on'][callee.object.name=/^(req|request)$/][arguments.0.value='close']",
  message: "A request's 'close' fires when its body has been read. Listen on the response (reply.raw) instead.",
};
const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'The environment is read in libs/config only.',
};

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.cache/**', 'data/**', 'bench-results/**', 'docs/**', '**/generated/**'] },
  js.configs.recommended,
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        performance: 'readonly',
        URL: 'readonly',
      },
    },
  },
  {
    files: ['apps/console/public/*.js'],
    languageOptions: { globals: { localStorage: 'readonly', matchMedia: 'readonly', document: 'readonly' } },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-restricted-globals': ['error', { name: 'fetch', message: 'HTTP leaves through libs/egress only.' }],
      'no-restricted-syntax': ['error', noEnvironment, noClientGuess],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'undici', message: 'HTTP leaves through libs/egress only.' }] },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // A Nest module is a class whose whole content is its decorator, and injection needs classes as values.
    files: ['apps/**/*.ts', 'libs/**/*.module.ts'],
    rules: {
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    // A browser's fetch is its own; what is called with it is typed by the admin client.
    files: ['apps/console/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    plugins: { i18next },
    rules: {
      'no-restricted-globals': 'off',
      'i18next/no-literal-string': [
        'error',
        {
          mode: 'jsx-only',
          'jsx-attributes': {
            include: [
              '^aria-label$',
              '^title$',
              '^label$',
              '^placeholder$',
              '^description$',
              '^alt$',
              '^hint$',
              '^legend$',
            ],
          },
          // Signs that are the same in every language.
          words: { exclude: ['[^a-zA-Z]*'] },
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@mantine/core',
              importNames: ['AppShell', 'Grid', 'SimpleGrid', 'Flex', 'CodeHighlight'],
              message:
                'These write style elements, which the policy of the console refuses. Lay out with a CSS module.',
            },
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        ...['sessionStorage', 'localStorage'].map((object) => ({
          ...{ object, property: 'setItem' },
          message: 'Storage is for choices of the viewer only: see i18n/start-language.ts.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Names and answers are shown as text.',
        },
      ],
    },
  },
  { files: ['apps/console/src/i18n/start-language.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['libs/config/**/*.ts'], rules: { 'no-restricted-syntax': ['error', noClientGuess] } },
  { files: ['libs/egress/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    // Tests and the benchmark stand outside of the house: they play client, operator and upstream.
    files: ['test/**/*.ts', '**/*.spec.ts', '*.config.ts'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', noClientGuess],
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
