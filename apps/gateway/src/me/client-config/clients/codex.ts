import { type ClientConfig, type ConfigFacts, type ConfigStep, KEY_VARIABLE, keyInShell } from '../client-config';

/** The settings file that the command line and the editor extension share. */
export const codexSettings = ({ relay, models }: ConfigFacts): ConfigStep => ({
  id: 'paste-settings',
  text: 'Put this into your settings.',
  file: '~/.codex/config.toml',
  language: 'toml',
  contents: `model = ${JSON.stringify(models.openai)}
model_provider = "trunkline"

[model_providers.trunkline]
name = "Trunkline"
base_url = ${JSON.stringify(`${relay}/openai/v1`)}
wire_api = "responses"
env_key = "${KEY_VARIABLE}"
`,
});

export function codexConfig(facts: ConfigFacts): ClientConfig {
  return {
    title: 'Codex',
    baseUrl: `${facts.relay}/openai/v1`,
    steps: [codexSettings(facts), keyInShell, { id: 'start', text: 'Start it.', language: 'sh', contents: 'codex\n' }],
    notes: [
      {
        id: 'plain-http',
        text: 'It speaks plain HTTP to the relay: where it tries a WebSocket, it is told so and goes on by itself.',
      },
    ],
  };
}
