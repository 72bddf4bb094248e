import { type ClientConfig, type ConfigFacts, KEY_PLACEHOLDER } from '../client-config';

export function geminiCliConfig({ relay, models }: ConfigFacts): ClientConfig {
  return {
    title: 'Gemini CLI',
    baseUrl: `${relay}/gemini`,
    steps: [
      {
        id: 'use-key',
        text: 'Have it use a key.',
        file: '~/.gemini/settings.json',
        language: 'json',
        contents: `${JSON.stringify({ security: { auth: { selectedType: 'gemini-api-key' } } }, undefined, 2)}\n`,
      },
      {
        id: 'name-relay-and-key',
        text: 'Say where it finds the relay, and put your key in.',
        file: '~/.gemini/.env',
        language: 'sh',
        contents: `GOOGLE_GEMINI_BASE_URL=${relay}/gemini\nGEMINI_API_KEY=${KEY_PLACEHOLDER}\n`,
      },
      { id: 'start', text: 'Start it.', language: 'sh', contents: `gemini -m ${models.gemini}\n` },
    ],
    notes: [
      {
        id: 'gemini-router',
        text: 'Where you name no model it asks gemini-3.5-flash-lite which one to take, so accounts (or a model mapping) have to serve that one, too.',
      },
      { id: 'gemini-workspace', text: 'Without a terminal it needs GEMINI_CLI_TRUST_WORKSPACE=true.' },
    ],
  };
}
