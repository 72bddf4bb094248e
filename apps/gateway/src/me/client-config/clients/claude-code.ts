import { type ClientConfig, type ConfigFacts, KEY_PLACEHOLDER } from '../client-config';

/** What Claude Code reads from its settings or the environment, wherever it runs. */
export const claudeCodeVariables = ({ relay, models }: ConfigFacts): Readonly<Record<string, string>> => ({
  ANTHROPIC_BASE_URL: `${relay}/api`,
  ANTHROPIC_AUTH_TOKEN: KEY_PLACEHOLDER,
  // It asks for Claude models by itself, so that it has to be told where there are none.
  ...(models.anthropic.startsWith('claude-') ? {} : { ANTHROPIC_MODEL: models.anthropic }),
});

export function claudeCodeConfig(facts: ConfigFacts): ClientConfig {
  const { relay, hasDeviceSignIn } = facts;
  return {
    title: 'Claude Code',
    baseUrl: `${relay}/api`,
    steps: [
      {
        id: 'paste-settings-and-key',
        text: 'Put this into your settings, and your key into it.',
        file: '~/.claude/settings.json',
        language: 'json',
        contents: `${JSON.stringify({ env: claudeCodeVariables(facts) }, undefined, 2)}\n`,
      },
      { id: 'start', text: 'Start it.', language: 'sh', contents: 'claude\n' },
    ],
    notes: [
      {
        id: 'two-keys',
        text: 'Leave ANTHROPIC_API_KEY unset: with both of them set, two different keys are sent.',
      },
      ...(hasDeviceSignIn
        ? [
            {
              id: 'device-sign-in' as const,
              text: `Instead of a key: /login in Claude Code signs in at ${relay}, and no key lies on your machine.`,
            },
          ]
        : []),
    ],
  };
}
