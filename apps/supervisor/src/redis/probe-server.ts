import { askRedis, encodeCommand } from './ask-redis';

export interface ServerState {
  readonly processId: number;
  /** Still reading its files: commands are refused until it is done. */
  readonly isLoading: boolean;
}

const QUESTION = encodeCommand('INFO', 'server') + encodeCommand('INFO', 'persistence');
const ANSWER_WITHIN_MS = 2_000;

/** The state of the server behind a unix socket, or undefined when none answers. */
export async function probeServer(path: string): Promise<ServerState | undefined> {
  try {
    const answer = await askRedis({ path }, QUESTION, (text) => /\bloading:\d/.test(text), ANSWER_WITHIN_MS);
    const processId = Number(/\bprocess_id:(\d+)/.exec(answer)?.[1]);
    return Number.isInteger(processId) ? { processId, isLoading: /\bloading:1/.test(answer) } : undefined;
  } catch {
    return undefined;
  }
}
