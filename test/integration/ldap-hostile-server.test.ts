import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DirectoryUnavailableError, LdapDirectory } from '@app/auth';
import { settingsFor } from '../support/slapd/directory-settings';
import { boundAnswer, entryAnswer, extendedAnswer, foundAnswer } from '../support/slapd/scripted-ldap-server';

const alice = { dn: 'uid=alice,dc=example,dc=test', attributes: { uid: 'alice', memberOf: 'cn=users' } };
// The client counts its messages from 2: bind, search, bind of the person, and the question who that is.
const conversation = [
  boundAnswer(2),
  Buffer.concat([entryAnswer(3, alice), foundAnswer(3)]),
  boundAnswer(4),
  extendedAnswer(5, 2),
  boundAnswer(6),
  foundAnswer(7),
];

/** A server that says one thing after the other, whatever it is asked, and then hangs up. */
async function verdictAfter(answers: readonly Buffer[], timeoutMs = 5_000): Promise<unknown> {
  const server = createServer((socket) => {
    const left = [...answers];
    socket
      .on('error', () => undefined)
      .on('data', () => {
        const next = left.shift();
        if (next) socket.write(next);
        else socket.destroy();
        if (left.length === 0) socket.end();
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const settings = settingsFor([`ldap://127.0.0.1:${port}`], { timeoutMs });
  try {
    const { verdict } = await new LdapDirectory(settings).verify('alice', 'any-password', () => Promise.resolve(true));
    return verdict;
  } catch (error) {
    if (error instanceof DirectoryUnavailableError) return 'unavailable';
    throw error;
  } finally {
    server.close();
  }
}

it('a conversation as it should be ends well', async () => {
  expect(await verdictAfter([...conversation, foundAnswer(8), foundAnswer(9)])).toBe('right');
});

it('whatever bytes a server says, there is a verdict or the directory is unavailable, and a broken answer lets nobody in', async () => {
  const turn = fc.nat(conversation.length - 1);
  await fc.assert(
    fc.asyncProperty(turn, fc.uint8Array({ minLength: 1, maxLength: 64 }), async (at, bytes) => {
      const verdict = await verdictAfter([...conversation.slice(0, at), Buffer.from(bytes)], 50);
      expect(['unavailable', 'unknown-user']).toContain(verdict);
    }),
    { numRuns: 60 },
  );
});

it('whichever bytes of its answers are changed, there is a verdict or the directory is unavailable', async () => {
  const change = fc.record({ at: fc.nat(conversation.length - 1), place: fc.nat(200), byte: fc.nat(255) });
  const verdicts = ['right', 'wrong-password', 'unknown-user', 'suspended', 'unavailable'];
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const answers = [...conversation, foundAnswer(8), foundAnswer(9)].map((answer) => Buffer.from(answer));
      for (const { at, place, byte } of changes) {
        const answer = answers[at];
        if (answer) answer[place % answer.length] = byte;
      }
      // An answer to nothing that was asked is waited out.
      expect(verdicts).toContain(await verdictAfter(answers, 50));
    }),
    { numRuns: 100 },
  );
});
