import { neverCool } from '../relay-house';
import type { ProtocolHouse } from './protocol-house';

/** An account of each protocol, told apart by the names of its models. */
export interface Upstream {
  readonly protocol: string;
  readonly model: string;
  /** A model whose stream lasts until somebody ends it. */
  readonly slow: string;
  /** By what the sandbox knows the account. */
  readonly apiKey: string;
  /** @param url of the sandbox */
  readonly account: (url: string) => object;
}

const SLOW = 'sandbox-stream-2000x10';

const upstream = (
  family: string,
  {
    model,
    baseUrl = '',
    ...rest
  }: { model: string; baseUrl?: string; protocol: string; platform: string; apiKey: string },
): Upstream => ({
  ...{ protocol: rest.protocol, model, apiKey: rest.apiKey, slow: `${family}-slow` },
  account: (url) => ({
    ...{ platform: rest.platform, baseUrl: `${url}${baseUrl}`, credentials: { apiKey: rest.apiKey } },
    ...{ models: [`${family}-*`], modelMapping: { [`${family}-slow`]: SLOW }, cooldownSeconds: neverCool },
  }),
});

export const claudeUpstream = upstream('claude', {
  ...{ protocol: 'anthropic-messages', platform: 'claude' },
  ...{ model: 'claude-opus-4-8', apiKey: 'sk-sandbox-four-claude' },
});
export const responsesUpstream = upstream('gpt', {
  ...{ protocol: 'openai-responses', platform: 'openai', baseUrl: '/v1' },
  ...{ model: 'gpt-5.5', apiKey: 'sk-sandbox-four-gpt' },
});
export const chatUpstream = upstream('glm', {
  ...{ protocol: 'openai-chat', platform: 'openai-compatible', baseUrl: '/v1' },
  ...{ model: 'glm-5', apiKey: 'sk-sandbox-four-glm' },
});
export const geminiUpstream = upstream('gemini', {
  ...{ protocol: 'gemini-generate-content', platform: 'gemini' },
  ...{ model: 'gemini-2.5-pro', apiKey: 'AIzaSandboxFour' },
});

export const fourUpstreams: readonly Upstream[] = [claudeUpstream, responsesUpstream, chatUpstream, geminiUpstream];

export async function addFourUpstreams(house: ProtocolHouse): Promise<void> {
  for (const { protocol, account } of fourUpstreams) await house.addAccount(protocol, account(house.sandbox.url));
}
