import { type ClientRun, programOf, runClient } from '../support/run-client';

export interface CodexCall {
  /** Address of the relay. */
  readonly url: string;
  readonly key: string;
  readonly model: string;
  readonly question: string;
  /** Further lines of the provider's settings. */
  readonly provider?: string;
}

/** One line that `codex exec --json` prints. */
interface CodexEvent {
  readonly type: string;
  readonly message?: string;
  readonly item?: CodexItem;
  readonly usage?: Readonly<Record<'input_tokens' | 'cached_input_tokens' | 'output_tokens', number>>;
}

interface CodexItem {
  readonly type: string;
  readonly text?: string;
  readonly aggregated_output?: string;
  readonly exit_code?: number | null;
}

export interface CodexRun extends ClientRun {
  readonly events: readonly CodexEvent[];
  /** What it has done and said, in order. */
  readonly items: readonly CodexItem[];
}

/** A non-interactive turn. Codex puts no sandbox around its commands, because that needs rights that a test machine may not give. */
export async function runCodex({ url, key, model, question, provider = '' }: CodexCall): Promise<CodexRun> {
  const run = await runClient({
    command: [
      ...[programOf('CODEX_PROGRAM'), 'exec', '--json', '--skip-git-repo-check'],
      ...['--dangerously-bypass-approvals-and-sandbox', question],
    ],
    environment: { TRUNKLINE_KEY: key },
    homeFiles: { '.codex/config.toml': settings(url, model, provider) },
  });
  const lines = run.output.split('\n').filter((line) => line.startsWith('{'));
  const events = lines.map((line) => JSON.parse(line) as CodexEvent);
  const items = events.flatMap(({ type, item }) => (type === 'item.completed' && item ? [item] : []));
  return { ...run, events, items };
}

const settings = (url: string, model: string, provider: string): string => `
model = "${model}"
model_provider = "trunkline"

[analytics]
enabled = false

[otel]
metrics_exporter = "none"

[model_providers.trunkline]
name = "Trunkline"
base_url = "${url}/openai/v1"
wire_api = "responses"
env_key = "TRUNKLINE_KEY"
${provider}
`;
