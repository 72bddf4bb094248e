import { useTranslation } from 'react-i18next';
import { oneOf } from '../../../../lists/one-of';
import type { Reason } from '../explanation';

const reasons: readonly Reason[] = [
  ...(['switched-off', 'credential-unreadable', 'needs-reauth', 'expired', 'model-not-served'] as const),
  ...(['operation-not-supported', 'personal-of-another-user', 'not-in-group', 'not-the-bound-account'] as const),
  ...(['cooling', 'model-cooling', 'host-cooling', 'awaiting-probe', 'quota-used-up', 'slots-taken'] as const),
  ...(['serial-queue-busy', 'too-slow', 'already-tried'] as const),
];

/** Why an account was passed over, in words; a reason that is newer than this page as the relay calls it. */
export function useReasonWords(): (reason: string) => string {
  const { t } = useTranslation('requests');
  return (reason) => {
    const known = oneOf(reasons, reason);
    return known === undefined ? reason : t(`reason.${known}`);
  };
}
