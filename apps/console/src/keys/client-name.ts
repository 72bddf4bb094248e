import type { KeyClient } from './key-form-values';

/** Products have the same names in every language. */
const names: Readonly<Record<KeyClient, string>> = {
  'claude-code': 'Claude Code',
  codex: 'Codex',
  'gemini-cli': 'Gemini CLI',
  droid: 'Droid',
};

export const clientName = (client: KeyClient): string => names[client];
