import type { Protocol } from '../../protocol';
import type { TranslationCell } from './translation-table';

const titles: Readonly<Record<Protocol, string>> = {
  'anthropic-messages': 'Anthropic Messages',
  'openai-chat': 'Chat Completions',
  'openai-responses': 'Responses',
  'gemini-generate-content': 'Gemini',
  'gemini-code-assist': 'Code Assist',
};

const introduction = `# What translation keeps

Where a client and the account that answers it speak the same protocol, the request passes as it came, and nothing on this page matters. Where they do not,
the request is translated. A table for each protocol that clients speak says what becomes of each feature, by the protocol that the account speaks:

- **yes**: the account is told, in its own words.
- **left out**: the account is not told. The answer names what was left out of its request in \`x-trunkline-dropped\`, unless it changes nothing that
  matters: those features stand in a list at the end.
- **by model**: yes with models that can be told, left out with others. Newer models that think take no temperature, for example.
- **refused**: the request is answered with a 400 of the client's own protocol that names the member. The texts stand below each table.

Streaming works between all of them. Clients of Code Assist send the same requests as those of Gemini, in an envelope. Of what only one account can read, see
[clients.md](clients.md#when-client-and-account-speak-different-protocols).

This page is written by \`npm run docs:translation\` from what the translators do; a test fails when it is out of date.
`;

/** The whole of docs/translation.md, but for the padding of its tables. */
export function translationPage(cells: readonly TranslationCell[]): string {
  const clients = [...new Set(cells.map(({ from }) => from))];
  const sections = clients.map((client) =>
    clientSection(
      client,
      cells.filter(({ from }) => from === client),
    ),
  );
  return [introduction, ...sections, quietSection(cells)].join('\n');
}

function clientSection(client: Protocol, cells: readonly TranslationCell[]): string {
  const columns = [...new Set(cells.map(({ to }) => to))];
  const features = [...new Set(cells.map(({ probe }) => probe.feature))];
  const rows = features.map((feature) => [
    feature,
    ...cells.filter(({ probe }) => probe.feature === feature).map(wordOf),
  ]);
  const head = ['feature', ...columns.map((column) => titles[column])];
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return `## Clients of ${titles[client]}\n\n${lines.join('\n')}\n\n${refusals(cells)}`;
}

/** One word for all models of an upstream. */
export function wordOf({ outcomes }: TranslationCell): string {
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
  return kinds.includes('yes') && kinds.includes('left out') ? 'by model' : kinds.join(', ');
}

function refusals(cells: readonly TranslationCell[]): string {
  const upstreamsByText = new Map<string, string[]>();
  for (const { probe, to, outcomes } of cells) {
    const refused = outcomes.find((outcome) => outcome.kind === 'refused');
    if (!refused) continue;
    const text = `${probe.feature}: \`${refused.message}\``;
    upstreamsByText.set(text, [...(upstreamsByText.get(text) ?? []), titles[to]]);
  }
  const lines = [...upstreamsByText].map(([text, names]) => `- ${text} (${names.join(', ')})`);
  return lines.length === 0
    ? 'Nothing is refused.\n'
    : `What is refused, and what the 400 says:\n\n${lines.join('\n')}\n`;
}

/** What is not named in `x-trunkline-dropped`, and why not. */
function quietSection(cells: readonly TranslationCell[]): string {
  const quiet = cells.filter(({ outcomes }) =>
    outcomes.some((each) => each.kind === 'left out' && each.named.length === 0),
  );
  const lines = quiet.map(({ from, probe }) => `- ${titles[from]}, ${probe.feature}: ${probe.harmless ?? 'not said'}`);
  return `## Left out without a word\n\n${[...new Set(lines)].join('\n')}\n`;
}
