import type { Type } from '@nestjs/common';
import { getSchemaPath } from '@nestjs/swagger';

const EVENT_STREAM = 'text/event-stream';

/**
 * How an event stream stands in the OpenAPI document: as an object with a member for each event, named as the event is, whose value is what
 * the event's data holds. So whoever generates a client has the types of the data by name.
 */
export const eventContentOf = (events: Type): Record<string, { schema: { $ref: string } }> => ({
  [EVENT_STREAM]: { schema: { $ref: getSchemaPath(events) } },
});

/** The other way in which a route answers that can tell events. */
export const jsonContentOf = (view: Type): Record<string, { schema: { $ref: string } }> => ({
  'application/json': { schema: { $ref: getSchemaPath(view) } },
});

/** Whether a caller would rather have an answer as it comes than whole. */
export const wantsEvents = (accept: string | undefined): boolean =>
  accept?.toLowerCase().includes(EVENT_STREAM) === true;
