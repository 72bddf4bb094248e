import type { FirstRun } from '@app/common';

export interface WelcomeFacts {
  /** Without a slash at its end. */
  readonly address: string;
  readonly dataDirectory: string;
  /** Whether the records are in the Redis of REDIS_URL and not in the data folder. */
  readonly usesOwnRedis: boolean;
  readonly firstRun: FirstRun | undefined;
}

/** Makes a heading stand out where the terminal can do that. */
export type Emphasis = (text: string) => string;

/** What `npm start` shows when the relay is ready: everything that a newcomer needs for the first answer. */
export function welcomeScreen(facts: WelcomeFacts, emphasize: Emphasis = (text) => text): string {
  const { address, dataDirectory, usesOwnRedis, firstRun } = facts;
  const key = firstRun?.relayKey ?? '<your key>';
  const sections = [
    emphasize('Trunkline is running'),
    lines([
      ['Address', `${address}  (open it in a browser: the console)`],
      ['Data', usesOwnRedis ? dataDirectory : `${dataDirectory} (records are in the Redis of REDIS_URL)`],
    ]),
    firstRun ? firstRunSection(firstRun, emphasize) : laterRunSection(address, emphasize),
    section(emphasize('Try it (answered by the built-in sandbox, no account needed)'), curlLine(address, key)),
    section(emphasize('Add your first real account'), [
      `  In the console: ${address}/console/accounts/new`,
      `  By calls: ${address}/docs (lines to paste are in README.md)`,
    ]),
    section(emphasize('Point Claude Code at it'), [
      `  export ANTHROPIC_BASE_URL=${address}/api`,
      `  export ANTHROPIC_AUTH_TOKEN=${key}`,
      '  claude',
    ]),
    'Stop with Ctrl-C: open requests may finish. A second Ctrl-C stops at once.',
  ];
  return `\n${sections.join('\n\n')}\n\n`;
}

function firstRunSection(firstRun: FirstRun, emphasize: Emphasis): string {
  return section(emphasize('First run: these are shown once, keep them'), [
    lines([
      ['Owner', firstRun.ownerUsername],
      ['Password', firstRun.ownerPassword ?? '(the one in TRUNKLINE_OWNER_PASSWORD)'],
      ['Relay key', firstRun.relayKey],
    ]),
  ]);
}

function laterRunSection(address: string, emphasize: Emphasis): string {
  return section(emphasize('Need a key?'), [
    '  Keys are shown once, when they are made. Another one:',
    `  ${address}/console/keys, or POST /me/api-keys`,
  ]);
}

/** Can be pasted as it is: a backslash at each line end, and white space where JSON allows it. */
function curlLine(address: string, key: string): string[] {
  return [
    `  curl -N ${address}/api/v1/messages \\`,
    `    -H "x-api-key: ${key}" \\`,
    `    -H "anthropic-version: 2023-06-01" -H "content-type: application/json" \\`,
    `    -d '{"model":"sandbox-small","max_tokens":200,"stream":true,`,
    `         "messages":[{"role":"user","content":"Say hello"}]}'`,
  ];
}

const section = (heading: string, body: readonly string[]): string => [heading, ...body].join('\n');

const lines = (rows: readonly (readonly [string, string])[]): string =>
  rows.map(([name, value]) => `  ${name.padEnd(10)} ${value}`).join('\n');
