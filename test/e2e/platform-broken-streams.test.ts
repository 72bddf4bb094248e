import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askIn } from '../support/protocols/ask-in-protocol';
import { claudeAccounts } from '../support/protocols/claude-accounts';
import { chat, deltasOf, messages } from '../support/protocols/client-protocol';
import { type ProtocolHouse, startProtocolHouse } from '../support/protocols/protocol-house';

let house: ProtocolHouse;
beforeAll(async () => {
  house = await startProtocolHouse();
});
afterAll(() => house.stop());

const said = 'Hello from the Trunkline sandbox. You said: good morning';
const faults = ['cut', 'reset', 'truncated', 'end-early', 'no-message-stop', 'error-mid'];
const platforms = [
  ...['claude with tokens that are renewed', 'bedrock with keys', 'bedrock in the Messages API itself, with keys'],
  ...['vertex with a service account', 'azure-foundry with Entra', 'droid', 'anthropic-compatible as zai'],
];
const cases = claudeAccounts
  .filter(({ what }) => platforms.includes(what))
  .flatMap((one) => faults.map((fault) => ({ ...one, fault })));

describe('a stream that its platform breaks off', () => {
  it.each(cases)(
    'of $what ($fault) ends with an error of the client’s protocol',
    async ({ what, account, model, fault }) => {
      // The sandbox takes a fault from a header, which the account sends with every request.
      const headers = { 'x-sandbox-fault': fault };
      const key = await house.serve({ ...(await account(house.sandbox.url)), headers });
      // Droid speaks Chat Completions itself.
      for (const client of what === 'droid' ? [messages] : [messages, chat]) {
        const answer = await askIn(client, house, key, { model, isStreaming: true });
        const stream = answer.body.toString('utf8');
        expect(answer, stream).toMatchObject({ status: 200 });
        expect(client.hasEnded(stream), stream).toBe(false);
        if (answer.isWhole) {
          expect(client.errorIn(stream), stream).toMatchObject({ message: expect.stringMatching(/\w/) as string });
          expect(said.startsWith(deltasOf(client, stream).join(''))).toBe(true);
        }
        const { record, entry } = await house.books(answer);
        expect(entry.faults).toEqual([fault]);
        // The last figures come before the last event.
        const source = fault === 'no-message-stop' ? 'exact' : 'partial';
        expect(record).toMatchObject({ outcome: 'upstream-interrupted', source, status: 200 });
      }
    },
  );
});
