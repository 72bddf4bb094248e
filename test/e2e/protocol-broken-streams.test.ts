import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askIn } from '../support/protocols/ask-in-protocol';
import { type ClientProtocol, chat, deltasOf, gemini, messages, responses } from '../support/protocols/client-protocol';
import { type Upstream, addFourUpstreams, fourUpstreams } from '../support/protocols/four-upstreams';
import { type ProtocolHouse, type ServedKey, startProtocolHouse } from '../support/protocols/protocol-house';
import { readSlowly } from '../support/protocols/read-slowly';
import { neverCool } from '../support/relay-house';

let house: ProtocolHouse;
let key: Pick<ServedKey, 'key'>;
beforeAll(async () => {
  house = await startProtocolHouse();
  await addFourUpstreams(house);
  key = await house.addKey();
});
afterAll(() => house.stop());
afterEach(() => house.sandbox.setAccountFaults({}));

const said = 'Hello from the Trunkline sandbox. You said: good morning';
const clients: readonly ClientProtocol[] = [messages, chat, responses, gemini];
const pairs = clients.flatMap((client) =>
  fourUpstreams.map((upstream) => ({ client, upstream, asks: client.name, speaks: upstream.protocol })),
);
/** An account of OpenAI's own speaks Chat Completions, too. */
const translated = pairs.filter(
  ({ asks, speaks }) => asks !== speaks && !(asks === chat.name && speaks === responses.name),
);

/** What makes a stream end before its answer does. */
const faults = [
  ['cut', 'the connection is closed in the middle'],
  ['reset', 'the connection is reset in the middle'],
  ['truncated', 'it ends in an orderly way in the middle of an event'],
  ['end-early', 'it ends in an orderly way after the first piece of text'],
  ['no-message-stop', 'its last event is missing'],
  ['error-mid', 'an error comes after the first piece of text'],
  ['invalid-json', 'an event is half of a JSON object'],
  ['big-events:9:1', 'an event is larger than the relay keeps'],
] as const;

/** Servers that speak Chat Completions and end without `[DONE]` are many: after the reason to stop nothing is missing. */
const isWhole = ({ protocol }: Upstream, fault: string): boolean =>
  protocol === 'openai-chat' && fault === 'no-message-stop';

describe.each(translated)('a client of $asks whose answer is translated from $speaks', ({ client, upstream }) => {
  const { model, apiKey } = upstream;

  it.each(faults)('is told of %s: %s', async (fault) => {
    await house.sandbox.setAccountFaults({ [apiKey]: fault });
    const answer = await askIn(client, house, key, { model, isStreaming: true });
    const stream = answer.body.toString('utf8');
    expect(answer).toMatchObject({ status: 200, isWhole: true });
    if (isWhole(upstream, fault)) {
      expect(deltasOf(client, stream).join('')).toBe(said);
      return;
    }
    expect(client.errorIn(stream), stream).toMatchObject({ message: expect.stringMatching(/\w/) as string });
    expect(client.hasEnded(stream), stream).toBe(false);
    expect(said.startsWith(deltasOf(client, stream).join(''))).toBe(true);
    const { record } = await house.books(answer);
    // Anthropic's last figures come before its last event.
    const source = upstream.protocol === 'anthropic-messages' && fault === 'no-message-stop' ? 'exact' : 'partial';
    expect(record).toMatchObject({ outcome: 'upstream-interrupted', source, status: 200 });
  });
});

describe.each(pairs)('a client of $asks at an account that speaks $speaks', ({ client, upstream }) => {
  const { model } = upstream;

  it('never sees a stream that begins with an error: another account answers', async () => {
    const groupId = await house.addGroup({ name: `${client.name} at ${upstream.protocol}` });
    const twins = ['first', 'second'].map((name) => ({ name, apiKey: `${upstream.apiKey}-${name}` }));
    const ids: string[] = [];
    for (const [index, { name, apiKey }] of twins.entries()) {
      const order = { priority: index + 1, groupIds: [groupId], cooldownSeconds: neverCool };
      const account = { ...upstream.account(house.sandbox.url), credentials: { apiKey } };
      ids.push(await house.addAccount(name, { ...account, ...order }));
    }
    const bound = await house.addKey({ groupId });
    for (const fault of ['error-first', 'cut:0', 'empty']) {
      await house.sandbox.setAccountFaults({ [twins[0]?.apiKey ?? '']: fault });
      const text = `good morning, ${fault}`;
      const answer = await askIn(client, house, bound, { model, text, isStreaming: true });
      const stream = answer.body.toString('utf8');
      expect(answer.status, stream).toBe(200);
      expect(deltasOf(client, stream).join(''), fault).toContain(text);
      expect(client.errorIn(stream)).toBeUndefined();
      const { record, entry } = await house.books(answer);
      expect(record).toMatchObject({ accountId: ids[1], attempts: 2, source: 'exact' });
      expect(record.tokens).toEqual(entry.usage);
    }
  });

  it('that all begin with an error says so in its own protocol', async () => {
    const alone = await house.serve(upstream.account(house.sandbox.url));
    await house.sandbox.setAccountFaults({ [upstream.apiKey]: 'error-first' });
    const answer = await askIn(client, house, alone, { model, isStreaming: true });
    const text = answer.body.toString('utf8');
    expect(client.hasEnded(text)).toBe(false);
    const error = answer.status === 200 ? client.errorIn(text) : (JSON.parse(text) as { error: object }).error;
    expect(error, text).toMatchObject({ message: expect.stringMatching(/\w/) as string });
    const { record } = await house.books(answer);
    expect(record.outcome).not.toBe('completed');
  });
});

/** One for each client. */
const slow = translated.filter(({ asks, speaks }) => speaks === (asks === messages.name ? chat.name : messages.name));

describe.each(slow)('a client of $asks that reads slowly what is translated from $speaks', ({ client, upstream }) => {
  it('holds the upstream back, and gets everything in the end', async () => {
    await house.sandbox.setAccountFaults({ [upstream.apiKey]: 'big-events:1:48' });
    const alone = await house.serve(upstream.account(house.sandbox.url));
    const { stream, heldBack } = await readSlowly(house, client, alone, upstream.model);
    expect(heldBack).toBe(true);
    expect(client.errorIn(stream)).toBeUndefined();
    expect(client.hasEnded(stream)).toBe(true);
    expect(deltasOf(client, stream).join('').length).toBeGreaterThan(48 * 1024 * 1024);
  });
});
