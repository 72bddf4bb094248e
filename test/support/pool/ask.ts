import { httpCall } from '../http-call';
import { clientHeaders, messagesPath } from '../relay-client';

export interface PoolQuestion {
  /** Shown in the sandbox's ledger, and says who asked: see `overlaps.ts`. */
  readonly marker: string;
  readonly model?: string;
  readonly maxTokens?: number;
  readonly isStream?: boolean;
  /** What the conversation begins with; its marker unless given, so that every request is a conversation of its own. */
  readonly text?: string;
  /** Leaves. */
  readonly signal?: AbortSignal;
}

/** What became of one request, as its client saw it. */
export interface PoolAnswer {
  readonly marker: string;
  readonly model: string;
  /** 0: no answer. */
  readonly status: number;
  /** Whether the answer came to its own end, and is a good one. */
  readonly isGood: boolean;
  readonly requestId: string | undefined;
  /** Of a refusal, in the envelope of the Messages API. */
  readonly errorType: string | undefined;
  readonly errorCode: string | undefined;
  readonly retryAfter: string | undefined;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly durationMs: number;
}

/** One request of one client. Never rejects. */
export async function askPool(url: string, relayKey: string, question: PoolQuestion): Promise<PoolAnswer> {
  const { marker, model = 'sandbox-small', maxTokens = 100, isStream = false, text = marker, signal } = question;
  const body = JSON.stringify({
    ...{ model, max_tokens: maxTokens, stream: isStream, metadata: { user_id: marker } },
    messages: [{ role: 'user', content: text }],
  });
  const startedAt = Date.now();
  const since = performance.now();
  const ended = () => ({ startedAt, endedAt: Date.now(), durationMs: performance.now() - since });
  const nothing = { requestId: undefined, errorType: undefined, errorCode: undefined, retryAfter: undefined };
  try {
    const call = { headers: clientHeaders(relayKey), body, ...(signal ? { signal } : {}) };
    const answer = await httpCall(url + messagesPath, call);
    const said = answer.body.toString('utf8');
    const { headers, status } = answer;
    return {
      ...{ marker, model, status, ...ended() },
      isGood: status === 200 && answer.isWhole && isGood(said, isStream),
      requestId: headers['x-request-id']?.toString(),
      errorType: status === 200 ? undefined : /"error":\s*\{[^}]*?"type":\s*"(\w+)"/.exec(said)?.[1],
      errorCode: headers['x-trunkline-error-code']?.toString(),
      retryAfter: headers['retry-after'],
    };
  } catch {
    return { ...nothing, marker, model, status: 0, isGood: false, ...ended() };
  }
}

function isGood(said: string, isStream: boolean): boolean {
  if (isStream) return /event: message_stop\ndata: .*\n\n$/.test(said);
  return said.startsWith('{"id":"msg_') && said.trimEnd().endsWith('}');
}

export interface ManyQuestions {
  readonly urls: readonly string[];
  readonly relayKey: string;
  readonly count: number;
  /** How many are under way at the same time. */
  readonly atOnce: number;
  readonly question: (number: number) => PoolQuestion;
}

/** So many requests; each of those that are under way at the same time keeps to its gateway, so that all have the same load. */
export async function askMany({ urls, relayKey, count, atOnce, question }: ManyQuestions): Promise<PoolAnswer[]> {
  const answers: PoolAnswer[] = [];
  let asked = 0;
  const loop = async (_: unknown, index: number): Promise<void> => {
    while (asked < count) {
      const number = (asked += 1);
      answers.push(await askPool(urls[index % urls.length]!, relayKey, question(number)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, loop));
  return answers;
}

/** 10,000 names, so that a record can be told by its model: 5 to 24 deltas, one every 20 to 119 ms; zeros in front do not count. */
export function tellingModel(number: number): string {
  const gap = 20 + (Math.floor(number / 20) % 100);
  return `sandbox-stream-${5 + (number % 20)}x${String(gap).padStart(3 + (Math.floor(number / 2_000) % 5), '0')}`;
}
