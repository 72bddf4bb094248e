import { ControlPlaneError } from '../../../control-plane/problem/control-plane-error';

/** The same for what never was, what is over, and what is somebody else's. */
export const unknownConnection = (): ControlPlaneError =>
  new ControlPlaneError(
    'caller_request_invalid',
    'This sign-in is not known: it was used already, is older than ten minutes, or was begun in another session. Begin again',
  );

export const anotherBrowser = (): ControlPlaneError =>
  new ControlPlaneError(
    'policy_permission_denied',
    'This sign-in was not begun in this browser. Whoever began it can paste this address where the console waits for it, or hand its code and state to POST /admin/accounts/connect/complete',
  );

export const sessionOver = (): ControlPlaneError =>
  new ControlPlaneError(
    'policy_permission_denied',
    'The session in which this was begun is over, or does not allow it any more: sign in and begin again',
  );

/** @param code as the sign-in service, or RFC 9207, calls it */
export const refusedThere = (code: string, description?: string): ControlPlaneError =>
  new ControlPlaneError(
    'caller_request_invalid',
    `The sign-in service did not connect the account: ${code}${description === undefined ? '' : ` (${description})`}. Begin again`,
  );
