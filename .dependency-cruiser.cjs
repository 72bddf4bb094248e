// The import table of docs/architecture.md. One rule a lib: what it may import of our own; everything else of ours is an error.
const mayImport = {
  common: [],
  protocols: ['common'],
  'admin-client': [],
  config: ['common'],
  telemetry: ['common', 'config'],
  redis: ['common', 'config', 'telemetry'],
  vault: ['common', 'config', 'telemetry', 'redis'],
  queue: ['common', 'config', 'telemetry', 'redis'],
  events: ['common', 'config', 'telemetry', 'redis'],
  egress: ['common', 'config', 'telemetry'],
  auth: ['common', 'protocols', 'config', 'telemetry', 'redis', 'vault', 'queue', 'events', 'egress'],
  'api-keys': ['common', 'protocols', 'config', 'telemetry', 'redis', 'vault', 'queue', 'events', 'egress'],
  accounts: ['common', 'protocols', 'config', 'telemetry', 'redis', 'vault', 'queue', 'events', 'egress'],
  usage: ['common', 'protocols', 'config', 'telemetry', 'redis', 'vault', 'queue', 'events', 'egress'],
  webhooks: ['common', 'protocols', 'config', 'telemetry', 'redis', 'vault', 'queue', 'events', 'egress'],
  audit: ['common', 'protocols', 'config', 'telemetry', 'redis', 'vault', 'queue', 'events', 'egress'],
  scheduler: ['common', 'protocols', 'config', 'telemetry', 'redis', 'vault', 'queue', 'events', 'egress', 'accounts'],
  platforms: ['common', 'protocols', 'config', 'telemetry', 'redis', 'vault', 'queue', 'events', 'egress', 'accounts'],
  relay: [
    ...['common', 'protocols', 'config', 'telemetry', 'redis', 'vault', 'queue', 'events', 'egress'],
    ...['api-keys', 'usage', 'accounts', 'scheduler', 'platforms'],
  ],
};
const anyOf = (names) => names.map((name) => `^libs/${name}/`);

const floorRules = Object.entries(mayImport).map(([lib, below]) => ({
  name: `floor-${lib}`,
  comment: `libs/${lib} may import ${below.length > 0 ? below.join(', ') : 'nothing of ours'}: see docs/architecture.md`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: '^(libs|apps|test)/', pathNot: anyOf([lib, ...below]) },
}));

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...floorRules,
    {
      name: 'one-door',
      comment: 'A lib is entered by src/index.ts (or, by the worker only, src/worker.ts).',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/(index|worker)\\.ts$', '^$1/$2/'] },
    },
    {
      name: 'worker-door-is-for-the-worker',
      severity: 'error',
      from: { pathNot: '^(apps/worker|test)/' },
      to: { path: '^libs/[^/]+/src/worker\\.ts$' },
    },
    {
      name: 'apps-stand-alone',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^(apps|test)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'sandbox-and-supervisor-know-only-the-ground-floors',
      severity: 'error',
      from: { path: '^apps/(sandbox|supervisor)/' },
      to: { path: '^libs/', pathNot: anyOf(['common', 'protocols', 'config']) },
    },
    {
      name: 'console-and-cli-know-only-the-admin-client',
      severity: 'error',
      from: { path: '^apps/(console|cli)/' },
      to: { path: '^libs/', pathNot: '^libs/admin-client/' },
    },
    {
      name: 'pages-of-the-console-stand-alone',
      comment: 'What two parts of the pages need lives beside the pages; only the application knows all of them.',
      severity: 'error',
      from: { path: '^apps/console/src/([^/]+)/([^/]+)', pathNot: '^apps/console/src/app/' },
      to: { path: '^apps/console/src/pages/', pathNot: '^apps/console/src/$1/$2/' },
    },
    {
      name: 'undici-only-in-egress',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/egress/' },
      to: { path: 'node_modules/undici' },
    },
    {
      name: 'bullmq-only-in-queue',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/queue/' },
      to: { path: 'node_modules/bullmq' },
    },
    {
      name: 'no-test-code-in-the-house',
      comment: 'Specs, and suites that several specs run (folders named conformance), are imported by nothing else.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '(\\.spec\\.ts$|/conformance/)' },
      to: { path: '(\\.spec\\.ts$|/conformance/|node_modules/(vitest|fast-check)/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.lua', '.css'],
    },
    combinedDependencies: true,
  },
};
