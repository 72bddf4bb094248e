import type { components } from '@app/admin-client';
import { client } from '../../api/control-plane';
import { problemOf } from '../../api/problem';
import { refusalOf } from '../../api/retry-after';

export type Asking = components['schemas']['DeviceApprovalView'];
export type Decision = 'approve' | 'deny';

/**
 * What asks to be let in under a code. Decides nothing.
 * @throws the problem that the control plane answered
 */
export async function lookUp(userCode: string): Promise<Asking> {
  const { data, error, response }: { data?: Asking; error?: unknown; response: Response } = await client.POST(
    '/me/device-approvals/look-up',
    { body: { userCode } },
  );
  if (!data) throw refusalOf(error, response) as Error;
  return data;
}

/** @throws the problem that the control plane answered */
export async function decide({
  userCode,
  decision,
}: {
  readonly userCode: string;
  readonly decision: Decision;
}): Promise<Decision> {
  const { error, response } = await client.POST(`/me/device-approvals/${decision}`, { body: { userCode } });
  if (!response.ok) throw refusalOf(error, response) as Error;
  return decision;
}

const refusals = {
  caller_record_unknown: 'unknown',
  caller_record_conflict: 'decided',
  caller_route_unknown: 'off',
  policy_permission_denied: 'forbidden',
  policy_too_many_attempts: 'tooMany',
} as const;
export type Refusal = (typeof refusals)[keyof typeof refusals];

const isKnown = (code: string): code is keyof typeof refusals => Object.hasOwn(refusals, code);

/** Why there is nothing to decide; undefined: something else went wrong, such as the connection. */
export function refusalKindOf(error: unknown): Refusal | undefined {
  const { code } = problemOf(error);
  return isKnown(code) ? refusals[code] : undefined;
}
