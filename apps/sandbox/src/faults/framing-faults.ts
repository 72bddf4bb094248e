import { gzipSync } from 'node:zlib';
import { type Answer, type Step, bytesOf, isEventStream } from '../http/answer';
import type { FaultKind } from './fault';
import { firstDeltaOf } from './first-delta';

// No field name, a NUL, bytes that are no UTF-8, a field that no client knows.
const GARBAGE = Buffer.concat([
  Buffer.from('<<< garbage >>>\n\0\n'),
  Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0x0a]),
  Buffer.from('unknown: field\n\n'),
]);
const garbage: Step = { event: 'garbage', bytes: GARBAGE, waitMs: 0, usage: null };
const comment: Step = { event: 'comment', bytes: ': keep-alive\n\n', waitMs: 0, usage: null };

const ofEvents = (change: (steps: readonly Step[]) => readonly Step[]): FaultKind => ({
  mostNumbers: 0,
  change: (answer) => (isEventStream(answer) ? { ...answer, steps: change(answer.steps) } : answer),
});

/** With `labelled` the answer at least says what it is. Either way nobody asked for it. */
const compressed = (labelled: boolean): FaultKind => ({
  mostNumbers: 0,
  change: (answer) => {
    const bytes = gzipSync(Buffer.concat(answer.steps.map(bytesOf)));
    const usage = answer.steps.findLast((step) => step.usage !== null)?.usage ?? null;
    return {
      ...answer,
      headers: labelled ? [...answer.headers, 'content-encoding', 'gzip'] : answer.headers,
      steps: [{ event: '', bytes, waitMs: 0, usage }],
      declaredLength: answer.declaredLength === null ? null : bytes.length,
    };
  },
});

function singleBytes(step: Step): Step[] {
  const bytes = bytesOf(step);
  return Array.from(bytes, (_, index): Step => ({
    event: step.event,
    bytes: bytes.subarray(index, index + 1),
    waitMs: index === 0 ? step.waitMs : 0,
    usage: index === bytes.length - 1 ? step.usage : null,
  }));
}

/** The same content in a form that a careless reader trips over, or in one that is plainly wrong. */
export const framingFaults: Readonly<Record<string, FaultKind>> = {
  'garbage-lines': ofEvents((steps) => steps.flatMap((step) => [step, garbage])),
  comments: ofEvents((steps) => steps.flatMap((step) => [comment, step])),
  'invalid-json': {
    mostNumbers: 0,
    change: (answer, _, { voice }): Answer => {
      if (isEventStream(answer)) {
        return { ...answer, steps: answer.steps.toSpliced(firstDeltaOf(answer.steps) + 1, 0, voice.halfStep) };
      }
      const bytes = '{"id":"msg_01","type":"message","content":[';
      return {
        ...answer,
        steps: [{ event: '', bytes, waitMs: 0, usage: null }],
        declaredLength: answer.declaredLength === null ? null : bytes.length,
      };
    },
  },
  'no-final-blank-line': ofEvents((steps) =>
    steps.map((step, index) => (index === steps.length - 1 ? { ...step, bytes: bytesOf(step).subarray(0, -1) } : step)),
  ),
  crlf: ofEvents((steps) =>
    steps.map((step) =>
      typeof step.bytes === 'string' ? { ...step, bytes: step.bytes.replaceAll('\n', '\r\n') } : step,
    ),
  ),
  gzip: compressed(true),
  'gzip-unlabelled': compressed(false),
  bytewise: {
    mostNumbers: 0,
    change: (answer) => ({ ...answer, steps: answer.steps.flatMap(singleBytes), separateWrites: true }),
  },
};
