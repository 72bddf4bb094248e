import { type UseFormReturnType, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../components/use-now';
import { useLimitErrors } from '../../../keys/use-limit-errors';
import { validityField, validityProblem } from '../../../keys/validity';
import { type AnyKeyValues, anyKeyChangeOf } from './any-key-values';

/** A key as an administrator writes it; what it lacks is said before it is sent. */
export function useAnyKeyForm(before: AnyKeyValues): UseFormReturnType<AnyKeyValues> {
  const { t } = useTranslation(['all-keys', 'key-form']);
  const limitErrors = useLimitErrors();
  const now = useNow().getTime();
  return useForm<AnyKeyValues>({
    initialValues: before,
    validate: (values) => {
      const { name, bindTo, groupId, accountId, validity, limits } = values;
      // A key that has ended can still be given another name.
      const changed = anyKeyChangeOf(before, values);
      const isOther =
        changed.expiresAt !== undefined || changed.validFor !== undefined || validity.kind !== before.validity.kind;
      const problem = isOther ? validityProblem(validity, { now }) : undefined;
      return {
        ...(name.trim() === '' ? { name: t('key-form:name.missing') } : {}),
        ...(bindTo === 'group' && groupId === null ? { groupId: t('binding.missing') } : {}),
        ...(bindTo === 'account' && accountId === null ? { accountId: t('binding.missingAccount') } : {}),
        ...(problem === undefined
          ? {}
          : { [validityField(validity)]: t(`key-form:validity.problem.${problem}`, { count: 0 }) }),
        ...limitErrors(limits, {}),
      };
    },
  });
}
