import { type UseFormReturnType, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../components/use-now';
import { type KeyFormValues, keyChangeOf } from '../../keys/key-form-values';
import { isSameLimits } from '../../keys/limit-values';
import { useLimitErrors } from '../../keys/use-limit-errors';
import { validityField, validityProblem } from '../../keys/validity';
import type { OwnKeyBinding } from './own-key-bindings';

/** A key as its owner writes it, held to what they may have before it is sent. The control plane has the last word. */
export function useOwnKeyForm(
  initialValues: KeyFormValues,
  bindings: readonly OwnKeyBinding[],
  createdAt?: string,
): UseFormReturnType<KeyFormValues> {
  const { t } = useTranslation('key-form');
  const limitErrors = useLimitErrors();
  const now = useNow().getTime();
  return useForm<KeyFormValues>({
    initialValues,
    validate: (values) => {
      const bounds = bindings.find(({ groupId }) => groupId === values.groupId);
      // A key that has ended, or that a stricter policy came after, can still be given another name.
      const changed = keyChangeOf(initialValues, values);
      const isOtherExpiry = changed.expiresAt !== undefined || changed.validFor !== undefined;
      const isOtherKind = values.validity.kind !== initialValues.validity.kind;
      const problem =
        isOtherExpiry || isOtherKind
          ? validityProblem(values.validity, {
              now,
              createdAt: createdAt === undefined ? now : Date.parse(createdAt),
              maxDays: bounds?.maxLifetimeDays,
            })
          : undefined;
      return {
        ...(values.name.trim() === '' ? { name: t('name.missing') } : {}),
        ...(problem === undefined
          ? {}
          : {
              [validityField(values.validity)]: t(`validity.problem.${problem}`, {
                count: bounds?.maxLifetimeDays ?? 0,
              }),
            }),
        ...(isSameLimits(initialValues.limits, values.limits) ? {} : limitErrors(values.limits, bounds ?? {})),
      };
    },
  });
}
