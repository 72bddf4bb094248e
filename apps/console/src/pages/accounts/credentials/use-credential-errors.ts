import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../../api/problem';
import type { Platform } from '../../../components/platform-name/use-platform-name';
import { type WrittenCredentials, credentialFaults } from './credentials-body';

const PREFIX = 'credentials.';

export interface CredentialErrors {
  /** By path below `credentials`. */
  readonly errors: Readonly<Record<string, string>>;
  /** Whether all is there that can be seen from here. */
  readonly check: (platform: Platform, written: WrittenCredentials) => boolean;
  /** What the control plane refused. */
  readonly take: (error: unknown) => void;
}

/** What is wrong with credentials, at their fields. */
export function useCredentialErrors(): CredentialErrors {
  const { t } = useTranslation('account-form');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  return {
    errors,
    check: (platform, written) => {
      const faults = Object.entries(credentialFaults(platform, written));
      setErrors(
        Object.fromEntries(faults.map(([path, fault]) => [path, fault === 'missing' ? t('missing') : t('notJson')])),
      );
      return faults.length === 0;
    },
    take: (error) =>
      setErrors(
        Object.fromEntries(
          problemOf(error)
            .fields.filter(({ field }) => field.startsWith(PREFIX))
            .map(({ field, message }) => [field.slice(PREFIX.length), message]),
        ),
      ),
  };
}
