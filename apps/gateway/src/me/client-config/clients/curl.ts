import { type ClientConfig, type ConfigFacts, KEY_VARIABLE, exampleModels, keyInShell } from '../client-config';

export function curlConfig({ relay }: ConfigFacts): ClientConfig {
  return {
    title: 'curl',
    baseUrl: relay,
    steps: [
      keyInShell,
      {
        text: 'See which models the key may use.',
        language: 'sh',
        contents: `curl -sS ${relay}/openai/v1/models -H "authorization: Bearer $${KEY_VARIABLE}"\n`,
      },
      {
        text: 'Ask one.',
        language: 'sh',
        contents: `curl -sS ${relay}/api/v1/messages \\
  -H "x-api-key: $${KEY_VARIABLE}" \\
  -H 'anthropic-version: 2023-06-01' \\
  -H 'content-type: application/json' \\
  -d '{"model":"${exampleModels.anthropic}","max_tokens":1024,"messages":[{"role":"user","content":"Hello"}]}'
`,
      },
    ],
    notes: ['With "stream":true and -N the answer comes as it is written.'],
  };
}
