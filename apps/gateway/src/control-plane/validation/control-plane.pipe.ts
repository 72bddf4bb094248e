import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import { ControlPlaneError } from '../problem/control-plane-error';
import { fieldRefused } from '../problem/refusals';
import { fieldErrorsOf } from './field-errors';
import { isDeeperThan } from './is-deeper-than';

const MAX_DEPTH = 16;
/** The framework drops what every object has anyway before it looks at fields, and what is dropped would not be refused. */
const droppedNames = ['prototype', ...Object.getOwnPropertyNames(Object.prototype)];

/** Checks bodies and queries against their DTO. A field that the DTO does not name is refused, never dropped. */
class ControlPlanePipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => {
        const fields = fieldErrorsOf(errors);
        const names = fields.map(({ field }) => field).join(', ');
        return new ControlPlaneError(
          'caller_request_invalid',
          `The request has fields that are not accepted: ${names}`,
          {
            fields,
          },
        );
      },
    });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') requireShallowObject(value);
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/** The validator looks at the fields of objects only, and the transformer goes down as deep as a body does. */
function requireShallowObject(body: unknown): void {
  if (body === undefined || body === null) return;
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw new ControlPlaneError('caller_request_invalid', 'The body must be a JSON object');
  }
  const dropped = droppedNames.find((name) => Object.hasOwn(body, name));
  if (dropped !== undefined) throw fieldRefused(dropped, 'is not a field of this request');
  if (isDeeperThan(body, MAX_DEPTH)) {
    throw new ControlPlaneError('caller_request_invalid', `The body is nested deeper than ${MAX_DEPTH} levels`);
  }
}

export const controlPlanePipe = new ControlPlanePipe();
