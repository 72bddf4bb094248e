/** Clients that there is a ready configuration for. */
export const configuredClients = [
  ...(['claude-code', 'codex', 'gemini-cli', 'vscode'] as const),
  ...(['sdk-python', 'sdk-node', 'curl'] as const),
] as const;
export type ConfiguredClient = (typeof configuredClients)[number];

export const languages = ['json', 'toml', 'sh', 'python', 'javascript'] as const;

/** One thing to do, with what is to be pasted where there is something to paste. */
export interface ConfigStep {
  readonly text: string;
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
  readonly notes: readonly string[];
}

/** What a configuration is made from. */
export interface ConfigFacts {
  /** Address of the relay without a slash at its end. */
  readonly relay: string;
  /** Whether Claude Code can sign in here by itself. */
  readonly hasDeviceSignIn: boolean;
}

/** Stands where the reader's own key goes: a key is shown once, and never again by anybody. */
export const KEY_PLACEHOLDER = 'YOUR_TRUNKLINE_KEY';
/** The variable that examples read the key from. */
export const KEY_VARIABLE = 'TRUNKLINE_KEY';

export const keyInShell: ConfigStep = {
  text: 'Put your key into the environment.',
  language: 'sh',
  contents: `export ${KEY_VARIABLE}=${KEY_PLACEHOLDER}\n`,
};

/** Names in examples; what a key may really use is what `GET /v1/models` lists for it. */
export const exampleModels = {
  anthropic: 'claude-sonnet-4-5',
  openai: 'gpt-5.5',
  gemini: 'gemini-3.8-flash',
} as const;
