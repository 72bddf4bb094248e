import { hostname } from 'node:os';
import { createId } from '@app/common';
import type { Instance, InstanceKind } from './instance';

/** This process, as others are told of it. @param now milliseconds since the epoch, when it started */
export const thisInstance = (
  kind: InstanceKind,
  { version, node }: Pick<Instance, 'version' | 'node'>,
  now: number,
): Instance => ({
  ...{ id: createId('ins'), kind, version, node, host: hostname(), pid: process.pid },
  startedAt: new Date(now).toISOString(),
});
