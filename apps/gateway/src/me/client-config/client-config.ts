/** Clients that there is a ready configuration for. */
export const configuredClients = [
  ...(['claude-code', 'codex', 'gemini-cli', 'vscode'] as const),
  ...(['sdk-python', 'sdk-node', 'curl'] as const),
] as const;
export type ConfiguredClient = (typeof configuredClients)[number];

export const languages = ['json', 'toml', 'sh', 'python', 'javascript'] as const;

/** What is to be done: the names of the sentences, the same in any language. */
export const configStepIds = [
  ...(['paste-settings', 'paste-settings-and-key', 'key-in-shell', 'start'] as const),
  ...(['use-key', 'name-relay-and-key', 'see-models', 'ask-model'] as const),
  ...(['claude-extension', 'codex-extension', 'editor-from-shell'] as const),
  ...(['anthropic-sdk', 'openai-sdk', 'google-sdk'] as const),
] as const;
export type ConfigStepId = (typeof configStepIds)[number];

export const configNoteIds = [
  ...(['two-keys', 'device-sign-in', 'plain-http', 'whole-answer'] as const),
  ...(['gemini-router', 'gemini-workspace', 'reload-window'] as const),
] as const;
export type ConfigNoteId = (typeof configNoteIds)[number];

/** What else is to be known. */
export interface ConfigNote {
  readonly id: ConfigNoteId;
  readonly text: string;
}

/** One thing to do, with what is to be pasted where there is something to paste. */
export interface ConfigStep {
  readonly id: ConfigStepId;
  readonly text: string;
  /** A command that stands in the sentence. */
  readonly command?: string;
  /** Where the contents go; absent: they are run. */
  readonly file?: string;
  readonly language?: (typeof languages)[number];
  readonly contents?: string;
}

export interface ClientConfig {
  readonly title: string;
  /** What the client is to be told, with the path that its protocol has here. */
  readonly baseUrl: string;
  readonly steps: readonly ConfigStep[];
  readonly notes: readonly ConfigNote[];
}

/** A model for each protocol that clients speak. */
export interface ExampleModels {
  readonly anthropic: string;
  readonly openai: string;
  readonly gemini: string;
}

/** What a configuration is made from. */
export interface ConfigFacts {
  /** Address of the relay without a slash at its end. */
  readonly relay: string;
  /** Whether Claude Code can sign in here by itself. */
  readonly hasDeviceSignIn: boolean;
  readonly models: ExampleModels;
}

/** Stands where the reader's own key goes: a key is shown once, and never again by anybody. */
export const KEY_PLACEHOLDER = 'YOUR_TRUNKLINE_KEY';
/** The variable that examples read the key from. */
export const KEY_VARIABLE = 'TRUNKLINE_KEY';

export const keyInShell: ConfigStep = {
  id: 'key-in-shell',
  text: 'Put your key into the environment.',
  language: 'sh',
  contents: `export ${KEY_VARIABLE}=${KEY_PLACEHOLDER}\n`,
};

/** Names in examples where nothing is known of the key. */
export const exampleModels: ExampleModels = {
  anthropic: 'claude-sonnet-4-5',
  openai: 'gpt-5.5',
  gemini: 'gemini-3.8-flash',
};

const familyOf = { anthropic: 'claude-', openai: 'gpt-', gemini: 'gemini-' } as const;

/**
 * Names that work with a key: the usual ones where it may ask for them, else one of the same family, else any, because every
 * client is answered by every model.
 * @param offered ids of the models that the key may ask for
 */
export function exampleModelsAmong(offered: readonly string[]): ExampleModels {
  const choose = (protocol: keyof ExampleModels): string => {
    const usual = exampleModels[protocol];
    const talking = offered.filter((id) => !id.includes('embed'));
    return (
      [usual, ...talking.filter((id) => id.startsWith(familyOf[protocol])), ...talking].find((id) =>
        offered.includes(id),
      ) ?? usual
    );
  };
  return { anthropic: choose('anthropic'), openai: choose('openai'), gemini: choose('gemini') };
}
