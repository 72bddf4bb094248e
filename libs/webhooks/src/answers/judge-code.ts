import { asNumber, asText, parseJsonObject } from '@app/protocols';
import type { HttpAnswer, TellingOutcome } from '../channels/channel';
import { plainLine } from '@app/common';
import { failed } from './failed';
import { judgeStatus } from './judge-status';
import { retryAfterOf } from './retry-after';

/** Where a vendor says in the body whether it took a message. */
export interface CodeNames {
  /** Members that hold the code, the first that is there counts. */
  readonly code: readonly string[];
  readonly message: readonly string[];
  readonly success: number;
  /** Milliseconds to wait after a code that means "too many". */
  readonly waits?: Readonly<Record<number, number>>;
}

/** For vendors that answer 200 to what they refuse. An answer without a code is none of theirs, and a failure. */
export function judgeCode(answer: HttpAnswer, names: CodeNames): TellingOutcome {
  const byStatus = judgeStatus(answer);
  if (byStatus.outcome === 'gone') return byStatus;
  const body = parseJsonObject(answer.body) ?? {};
  const code = names.code.map((name) => asNumber(body[name])).find((value) => value !== undefined);
  if (code === undefined) {
    return byStatus.outcome === 'failed'
      ? byStatus
      : failed(`HTTP ${answer.status} without ${names.code[0] ?? 'code'}`);
  }
  if (code === names.success) return byStatus;
  const words = names.message.map((name) => asText(body[name])).find((text) => text !== undefined);
  return failed(
    `HTTP ${answer.status}, code ${code}: ${plainLine(words ?? '', 200) || 'no words'}`,
    names.waits?.[code] ?? retryAfterOf(answer),
  );
}
