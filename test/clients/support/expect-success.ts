import { expect } from 'vitest';
import type { ClientRun } from './run-client';

/** Fails with what the client has printed. */
export function expectSuccess({ exitCode, output, errors }: ClientRun): void {
  expect(exitCode, `${output}\n${errors}`).toBe(0);
}
