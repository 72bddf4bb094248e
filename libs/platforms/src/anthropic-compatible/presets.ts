import type { AccountLocation } from '@app/accounts';

/** Header that carries a key. */
export type KeyHeader = 'x-api-key' | 'authorization';

/** An upstream that speaks Messages, and what of it is known. */
export interface Preset {
  readonly baseUrl: string;
  readonly needsKey: boolean;
  readonly countsTokens: boolean;
  headerFor(apiKey: string): KeyHeader;
}

const bearer = (): KeyHeader => 'authorization';

/** Source: protocols.md 8.1, 8.2, 8.4. */
export const presets = {
  zai: { baseUrl: 'https://api.z.ai/api/anthropic', needsKey: true, countsTokens: true, headerFor: bearer },
  ollama: { baseUrl: 'http://127.0.0.1:11434', needsKey: false, countsTokens: false, headerFor: bearer },
  'claude-code-router': {
    baseUrl: 'http://127.0.0.1:3456',
    needsKey: true,
    countsTokens: true,
    headerFor: (apiKey) => (apiKey.startsWith('sk-ant-') ? 'x-api-key' : 'authorization'),
  },
} as const satisfies Readonly<Record<string, Preset>>;

export const isPreset = (name: unknown): name is keyof typeof presets =>
  typeof name === 'string' && Object.hasOwn(presets, name);

/** Undefined for an address of the operator's own. */
export function presetOf(location: AccountLocation | undefined): Preset | undefined {
  return isPreset(location?.preset) ? presets[location.preset] : undefined;
}
