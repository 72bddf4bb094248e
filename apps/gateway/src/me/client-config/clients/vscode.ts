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
        id: 'claude-extension',
        text: 'For the extension of Claude Code: open your user settings as JSON, add this, and put your key into it.',
        file: 'settings.json',
        language: 'json',
        contents: `${JSON.stringify({ 'claudeCode.environmentVariables': variables }, undefined, 2)}\n`,
      },
      {
        ...codexSettings(facts),
        id: 'codex-extension',
        text: 'For the extension of Codex: it reads the file of the command line.',
      },
      {
        ...keyInShell,
        id: 'editor-from-shell',
        text: 'Start the editor from a shell that has your key in its environment.',
      },
    ],
    notes: [{ id: 'reload-window', text: 'After a change, reload the window.' }],
  };
}
