import { asCount, asList, asNumber, asText, isJsonObject, objectsOf, parseJsonObject } from '@app/protocols';
import type { RequestTotals } from '@app/telemetry';

/** `queued`: it waits for a slot of its key, its user or an account. `asked`: an account was asked and has not answered. */
export const requestStates = ['queued', 'asked', 'streaming'] as const;
export type RequestState = (typeof requestStates)[number];

/** A request under way, as its gateway knows it. */
export interface RunningRequest {
  readonly requestId: string;
  readonly userId: string;
  readonly keyId: string;
  /** As the caller named it, cut where it is long. */
  readonly model: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly state: RequestState;
  /** Absent: none was asked yet. */
  readonly accountId?: string;
  /** Of all classes, as far as its answer has told; absent: nothing was told. */
  readonly tokens?: number;
}

/** Requests of one account in one gateway: account id, under way, waiting. */
export type AccountLoad = readonly [accountId: string, running: number, waiting: number];

/** What one gateway is at. */
export interface GatewayPicture {
  /** Id of the process. */
  readonly gateway: string;
  /** Milliseconds of a clock of its own that never runs backwards. */
  readonly at: number;
  readonly totals: RequestTotals;
  /** Requests that have been let in, those that wait for an account included. */
  readonly letIn: number;
  readonly waitingInLine: number;
  readonly waitingForAccounts: number;
  /** Accounts with nothing under way are left out. */
  readonly loads: readonly AccountLoad[];
  /** The newest, and those of people who watch. */
  readonly requests: readonly RunningRequest[];
  /** User id and key id of requests of people who watch that have ended lately. */
  readonly settled: readonly (readonly [userId: string, keyId: string])[];
}

/** Undefined for anything that is not a whole picture; parts that cannot be read are left out. */
export function decodePicture(text: string): GatewayPicture | undefined {
  const value = parseJsonObject(text);
  const gateway = asText(value?.gateway);
  const at = asNumber(value?.at);
  const totals = value?.totals;
  if (!value || gateway === undefined || at === undefined || !isJsonObject(totals)) return undefined;
  return {
    ...{ gateway, at },
    totals: { requests: asCount(totals.requests), errors: asCount(totals.errors), tokens: asCount(totals.tokens) },
    letIn: asCount(value.letIn),
    waitingInLine: asCount(value.waitingInLine),
    waitingForAccounts: asCount(value.waitingForAccounts),
    loads: asList(value.loads).flatMap((load) => {
      const [id, running, waiting] = asList(load);
      return typeof id === 'string' ? [[id, asCount(running), asCount(waiting)] as const] : [];
    }),
    requests: objectsOf(value.requests).flatMap((request) => decodeRequest(request) ?? []),
    settled: asList(value.settled).flatMap((pair) => {
      const [userId, keyId] = asList(pair);
      return typeof userId === 'string' && typeof keyId === 'string' ? [[userId, keyId] as const] : [];
    }),
  };
}

function decodeRequest(value: Readonly<Record<string, unknown>>): RunningRequest | undefined {
  const { requestId, userId, keyId, model, accountId, tokens } = value;
  const startedAt = asNumber(value.startedAt);
  const state = requestStates.find((known) => known === value.state);
  if (typeof requestId !== 'string' || typeof userId !== 'string' || typeof keyId !== 'string') return undefined;
  if (typeof model !== 'string' || startedAt === undefined || !state || !isMoment(startedAt)) return undefined;
  return {
    ...{ requestId, userId, keyId, model, startedAt, state },
    ...(typeof accountId === 'string' ? { accountId } : {}),
    ...(typeof tokens === 'number' ? { tokens: asCount(tokens) } : {}),
  };
}

const isMoment = (milliseconds: number): boolean => !Number.isNaN(new Date(milliseconds).getTime());
