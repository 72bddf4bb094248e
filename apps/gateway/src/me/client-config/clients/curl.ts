import { type ClientConfig, type ConfigFacts, KEY_VARIABLE, keyInShell } from '../client-config';

export function curlConfig({ relay, models }: ConfigFacts): ClientConfig {
  return {
    title: 'curl',
    baseUrl: relay,
    steps: [
      keyInShell,
      {
        id: 'see-models',
        text: 'See which models the key may use.',
        language: 'sh',
        contents: `curl -sS ${relay}/openai/v1/models -H "authorization: Bearer $${KEY_VARIABLE}"\n`,
      },
      {
        id: 'ask-model',
        text: 'Ask one.',
        language: 'sh',
        contents: `curl -sSN ${relay}/api/v1/messages \\
  -H "x-api-key: $${KEY_VARIABLE}" \\
  -H 'anthropic-version: 2023-06-01' \\
  -H 'content-type: application/json' \\
  -d '{"model":"${models.anthropic}","max_tokens":1024,"stream":true,"messages":[{"role":"user","content":"Hello"}]}'
`,
      },
    ],
    notes: [{ id: 'whole-answer', text: 'Without "stream":true the answer comes as one piece.' }],
  };
}
