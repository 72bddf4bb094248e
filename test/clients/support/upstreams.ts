import { neverCool } from '../../support/relay-house';

/** An account of a platform, all of them at the same sandbox, and the model that clients ask for to reach it. */
export interface Upstream {
  readonly platform: string;
  readonly model: string;
  /** Where the sandbox is asked for a stream. */
  readonly path: string;
  /** What it says to «Say hello», as far as clients do not change it. */
  readonly greeting: string;
  /** The account's key at the sandbox, for `setAccountFaults`. */
  readonly apiKey: string;
}

/** What every client is run against: one platform a protocol. */
export const upstreams: readonly Upstream[] = [
  upstream('claude', 'claude-sonnet-4-5', '/v1/messages'),
  upstream('openai', 'gpt-5.5', '/v1/responses'),
  upstream('openai-compatible', 'glm-5', '/v1/chat/completions'),
  upstream('gemini', 'gemini-3.8-flash', '/v1beta/models/gemini-3.8-flash:streamGenerateContent'),
];

function upstream(platform: string, model: string, path: string): Upstream {
  // Compatible servers hear what a client says in one turn as one text, which begins with reminders.
  const heard = platform === 'openai-compatible' ? '' : 'Say hello';
  const greeting = `Hello from the Trunkline sandbox. You said: ${heard}`;
  return { platform, model, path, greeting, apiKey: `sk-sandbox-${platform}` };
}

/** Body of `POST /admin/accounts`. The account never cools: a test that lets it fail leaves it fit for the next. */
export function accountOf({ platform, model, apiKey }: Upstream, sandboxUrl: string): object {
  const hasVersion = platform === 'openai' || platform === 'openai-compatible';
  return {
    ...{ name: platform, platform, credentials: { apiKey }, cooldownSeconds: neverCool },
    baseUrl: hasVersion ? `${sandboxUrl}/v1` : sandboxUrl,
    // All of the family: clients ask smaller models for this and that.
    models: [`${model.split('-', 1)[0] ?? ''}-*`],
  };
}
