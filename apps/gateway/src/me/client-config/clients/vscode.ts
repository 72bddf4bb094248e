import { type ClientConfig, type ConfigFacts, keyInShell } from '../client-config';
import { claudeCodeVariables } from './claude-code';
import { codexSettings } from './codex';

export function vscodeConfig(facts: ConfigFacts): ClientConfig {
  const variables = Object.entries(claudeCodeVariables(facts)).map(([name, value]) => ({ name, value }));
  return {
    title: 'Visual Studio Code',
    baseUrl: facts.relay,
    steps: [
      {
        text: 'For the extension of Claude Code: open your user settings as JSON, add this, and put your key into it.',
        file: 'settings.json',
        language: 'json',
        contents: `${JSON.stringify({ 'claudeCode.environmentVariables': variables }, undefined, 2)}\n`,
      },
      {
        ...codexSettings(facts),
        text: 'For the extension of Codex: it reads the file of the command line.',
      },
      { ...keyInShell, text: 'Start the editor from a shell that has your key in its environment.' },
    ],
    notes: ['After a change, reload the window.'],
  };
}
