import type { TokenUsage } from '../../../libs/common/src/index';
import type { HttpAnswer } from '../http-call';
import { type IssuedKey, type PoolHouse, type UsageRow, startPoolHouse } from '../pool-house';
import { neverCool } from '../relay-house';
import type { SandboxLedgerEntry } from '../sandbox-process';

/** A key whose requests one account serves. */
export interface ServedKey extends IssuedKey {
  readonly accountId: string;
}

export interface BookedUsage extends Omit<UsageRow, 'tokens'> {
  readonly platform: string;
  readonly model: string;
  readonly operation: string;
  readonly tokens: TokenUsage;
}

/** One request, as the relay wrote it down and as the upstream did. */
export interface BothBooks {
  readonly record: BookedUsage;
  readonly entry: SandboxLedgerEntry;
}

/** A relay with accounts of platforms, all of which end at one sandbox. */
export interface ProtocolHouse extends PoolHouse {
  /** An account that never cools, and a key that is bound to it. @param account as `POST /admin/accounts` takes it */
  serve(account: object): Promise<ServedKey>;
  /** Waits until a request is settled, and finds it in the sandbox's ledger; where the upstream names no request, as its last one. */
  books(answer: Pick<HttpAnswer, 'headers'> | string): Promise<BothBooks>;
}

export async function startProtocolHouse(extra: Readonly<Record<string, string>> = {}): Promise<ProtocolHouse> {
  const house = await startPoolHouse(extra);
  return {
    ...house,
    serve: async (account) => {
      const accountId = await house.addAccount('an account', { cooldownSeconds: neverCool, ...account });
      return { accountId, ...(await house.addKey({ accountId })) };
    },
    // OpenAI's clients and Google's know no other name of this header.
    explain: ({ headers, ...answer }) =>
      house.explain({ ...answer, headers: { ...headers, 'request-id': headers['x-request-id'] } }),
    books: async (answer) => {
      const requestId = typeof answer === 'string' ? answer : String(answer.headers['x-request-id']);
      const record = (await house.usageOf(requestId)) as unknown as BookedUsage;
      const entries = await house.sandbox.ledger();
      // Google names no request: there it has to be the last one.
      const isIt = ({ upstreamRequestId }: SandboxLedgerEntry): boolean =>
        upstreamRequestId === record.upstreamRequestId;
      const entry = record.upstreamRequestId === null ? entries.at(-1) : entries.find(isIt);
      if (!entry) throw new Error(`the sandbox knows no request ${String(record.upstreamRequestId)}`);
      return { record, entry };
    },
  };
}
