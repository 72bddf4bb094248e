import type { ComposedCall } from '../composition';

/**
 * `delta.tool_calls` of one chunk each. Id and name come once per call; then the pieces of all calls come by turns, which the protocol
 * allows and careless readers do not expect.
 */
export function toolCallDeltas(calls: readonly ComposedCall[]): string[] {
  const openings = calls.map(({ kind, callId, name }, index) => {
    const field = kind === 'function' ? 'arguments' : 'input';
    return `{"index":${index},"id":"${callId}","type":"${kind}","${kind}":{"name":${JSON.stringify(name)},"${field}":""}}`;
  });
  const rounds = Math.max(0, ...calls.map(({ pieces }) => pieces.length));
  const pieces = Array.from({ length: rounds }, (_, round) =>
    calls.flatMap((call, index) => {
      const piece = call.pieces[round];
      return piece === undefined ? [] : [pieceDelta(call, index, piece)];
    }),
  );
  return [...openings, ...pieces.flat()];
}

const pieceDelta = ({ kind }: ComposedCall, index: number, piece: string): string =>
  kind === 'function'
    ? `{"index":${index},"function":{"arguments":${JSON.stringify(piece)}}}`
    : `{"index":${index},"custom":{"input":${JSON.stringify(piece)}}}`;
