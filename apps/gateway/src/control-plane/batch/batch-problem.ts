import { PickType } from '@nestjs/swagger';
import type { Logger } from '@app/telemetry';
import type { Plain } from '../plain';
import { loggableError } from '../problem/loggable-error';
import { ProblemDto } from '../problem/problem.dto';
import { toProblem } from '../problem/to-problem';

/** Why one entry of a batch was refused: what the problem of a request of its own would say. */
export class BatchProblemDto extends PickType(ProblemDto, ['status', 'code', 'detail', 'errors', 'reason']) {}

export type BatchProblem = Plain<BatchProblemDto>;

/** An entry must not take the answers of the others with it, whatever happens to it: some of them are shown only once. */
export function batchProblemOf(exception: unknown, logger: Logger): BatchProblem {
  const { problem, unexpected } = toProblem(exception, { id: '', url: '' });
  const { status, code, detail, errors, reason } = problem;
  if (unexpected) logger.error({ code, error: loggableError(exception) }, 'entry of a batch failed');
  return { status, code, detail, errors: [...errors], ...(reason ? { reason } : {}) };
}
