import type { Platform } from '../../../components/platform-name/use-platform-name';

/** Where a field stands below `credentials`. */
export type CredentialPath =
  | ('apiKey' | 'preset' | 'header' | 'speaks')
  | ('region' | 'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'bearerToken')
  | ('projectId' | 'serviceAccount' | 'endpoint')
  | `entra.${'tenantId' | 'clientId' | 'clientSecret' | 'authority'}`
  | `oauth.${'tokenUrl' | 'clientId' | 'clientSecret' | 'refreshToken' | 'scopes'}`;

export type WayId =
  | ('api-key' | 'oauth' | 'connect' | 'caller-token' | 'no-key')
  | ('aws-keys' | 'aws-bearer' | 'aws-ambient' | 'service-account' | 'google-ambient' | 'entra');

/** How a field is written: `secret` is never shown, `list` is parted by spaces, `file` is JSON. */
export type CredentialKind = 'text' | 'secret' | 'list' | 'file' | 'choice' | 'choices';

export interface CredentialField {
  readonly path: CredentialPath;
  readonly kind: CredentialKind;
  readonly isOptional?: boolean;
  readonly choices?: readonly string[];
}

/** One way in which an account of a platform can prove who it is. `connect`: the browser is led to the vendor. */
export interface CredentialWay {
  readonly id: WayId;
  readonly fields: readonly CredentialField[];
  /** Sent as it is. */
  readonly fixed?: Readonly<Record<string, unknown>>;
}

const text = (path: CredentialPath): CredentialField => ({ path, kind: 'text' });
const secret = (path: CredentialPath): CredentialField => ({ path, kind: 'secret' });
const optional = (field: CredentialField): CredentialField => ({ ...field, isOptional: true });

const apiKey: CredentialWay = { id: 'api-key', fields: [secret('apiKey')] };
const oauth = (tokenUrl: CredentialField, ...others: CredentialField[]): CredentialWay => ({
  id: 'oauth',
  fields: [
    ...[tokenUrl, text('oauth.clientId'), optional(secret('oauth.clientSecret')), secret('oauth.refreshToken')],
    ...[optional({ path: 'oauth.scopes', kind: 'list' }), ...others],
  ],
});
const connect: CredentialWay = { id: 'connect', fields: [] };
const serviceAccount: CredentialField = { path: 'serviceAccount', kind: 'file' };
const speaks: CredentialField = {
  ...{ path: 'speaks', kind: 'choices', isOptional: true, choices: ['openai-chat', 'openai-responses'] },
};
const azure: readonly [CredentialWay, CredentialWay] = [
  { id: 'api-key', fields: [text('endpoint'), secret('apiKey')] },
  {
    id: 'entra',
    fields: [
      ...[text('endpoint'), text('entra.tenantId'), text('entra.clientId'), secret('entra.clientSecret')],
      optional(text('entra.authority')),
    ],
  },
];

/** Per platform, the usual one first. The facts: docs/platforms.md. */
export const credentialWays: Readonly<Record<Platform, readonly [CredentialWay, ...CredentialWay[]]>> = {
  claude: [
    apiKey,
    connect,
    oauth(text('oauth.tokenUrl')),
    { id: 'caller-token', fields: [], fixed: { callerToken: true } },
  ],
  openai: [apiKey, connect, oauth(text('oauth.tokenUrl'))],
  gemini: [
    apiKey,
    { id: 'service-account', fields: [serviceAccount, optional(text('projectId'))] },
    connect,
    oauth(optional(text('oauth.tokenUrl')), optional(text('projectId'))),
  ],
  bedrock: [
    {
      id: 'aws-keys',
      fields: [text('region'), text('accessKeyId'), secret('secretAccessKey'), optional(secret('sessionToken'))],
    },
    { id: 'aws-bearer', fields: [text('region'), secret('bearerToken')] },
    { id: 'aws-ambient', fields: [text('region')] },
  ],
  vertex: [
    { id: 'service-account', fields: [text('projectId'), text('region'), serviceAccount] },
    { id: 'google-ambient', fields: [text('projectId'), text('region')] },
  ],
  'azure-foundry': azure,
  'azure-openai': azure,
  droid: [apiKey],
  'anthropic-compatible': [
    {
      id: 'api-key',
      fields: [
        optional({ path: 'preset', kind: 'choice', choices: ['zai', 'ollama', 'claude-code-router'] }),
        secret('apiKey'),
        optional({ path: 'header', kind: 'choice', choices: ['x-api-key', 'authorization'] }),
      ],
    },
    { id: 'no-key', fields: [], fixed: { preset: 'ollama' } },
  ],
  'openai-compatible': [
    { id: 'api-key', fields: [secret('apiKey'), speaks] },
    { id: 'no-key', fields: [speaks] },
  ],
  sandbox: [apiKey],
};

/** Platforms that have no address of their own, unless one of the known upstreams is chosen. */
export const needsBaseUrl = (platform: Platform, preset: unknown): boolean =>
  platform === 'openai-compatible' || (platform === 'anthropic-compatible' && preset === undefined);
