import { type ClientCall, type ClientRun, programOf, runClient } from '../support/run-client';

/** How Gemini CLI shows who it is: with a key, or with the access token of somebody who has signed in to Code Assist. */
export type GeminiAccess = 'key' | 'code-assist';

export interface GeminiCall {
  readonly access: GeminiAccess;
  /** Address of the relay. */
  readonly url: string;
  readonly key: string;
  readonly question: string;
  /** Undefined: it asks a router which model is fit for the question. */
  readonly model?: string;
}

/** Tokens that it counted for one model. */
type GeminiTokens = Readonly<Record<'prompt' | 'cached' | 'total', number>>;

export interface GeminiRun extends ClientRun {
  /** What it printed as the answer; undefined where there was none. */
  readonly response: string | undefined;
  readonly tokens: Readonly<Record<string, GeminiTokens>>;
}

interface GeminiResult {
  readonly response?: string;
  readonly stats?: { readonly models?: Readonly<Record<string, { readonly tokens: GeminiTokens }>> };
}

/** A turn without a terminal, with every tool allowed. */
export async function runGemini(call: GeminiCall): Promise<GeminiRun> {
  const run = await runClient(clientCallOf(call));
  const { response, stats } = (run.exitCode === 0 ? JSON.parse(run.output) : {}) as GeminiResult;
  const models = Object.entries(stats?.models ?? {});
  return { ...run, response, tokens: Object.fromEntries(models.map(([name, { tokens }]) => [name, tokens])) };
}

const clientCallOf = ({ access, url, key, question, model }: GeminiCall): ClientCall => ({
  command: [
    ...[process.execPath, programOf('GEMINI_CLI_PROGRAM'), '--approval-mode', 'yolo', '--output-format', 'json'],
    ...(model === undefined ? [] : ['-m', model]),
    ...['-p', question],
  ],
  environment: {
    ...{ GEMINI_CLI_TRUST_WORKSPACE: 'true', GEMINI_CLI_NO_RELAUNCH: 'true' },
    ...(access === 'key'
      ? { GOOGLE_GEMINI_BASE_URL: `${url}/gemini`, GEMINI_API_KEY: key }
      : { CODE_ASSIST_ENDPOINT: `${url}/gemini`, GOOGLE_GENAI_USE_GCA: 'true', GOOGLE_CLOUD_ACCESS_TOKEN: key }),
  },
  homeFiles: { '.gemini/settings.json': JSON.stringify(settings[access]) },
});

const privacy = { usageStatisticsEnabled: false };
const settings = {
  key: { privacy, security: { auth: { selectedType: 'gemini-api-key' } } },
  'code-assist': { privacy },
} as const;
