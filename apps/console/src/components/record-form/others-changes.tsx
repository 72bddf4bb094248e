import { Alert, Button, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconUsers } from '@tabler/icons-react';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeOver } from './take-over';

export interface OthersChangesProps<Values extends object> {
  readonly form: UseFormReturnType<Values>;
  /** What the record says now, as values of the form: nobody saves what somebody else has changed meanwhile back to what it was. */
  readonly current: Values;
  /** Told of what the form begins with from now on. */
  readonly onTaken?: (current: Values) => void;
}

/** Keeps a form up to date with its record while it is open; says so where somebody else has changed what was changed here, too. */
export function OthersChanges<Values extends object>(props: OthersChangesProps<Values>): ReactElement | null {
  const { form, current, onTaken } = props;
  const { t } = useTranslation();
  /** The state of the record that is another here and there. */
  const [contested, setContested] = useState<string>();
  const said = JSON.stringify(current);
  useEffect(() => {
    const before = form.getInitialValues();
    if (JSON.stringify(before) === said) return;
    const taken = takeOver(before, form.getValues(), current);
    form.setInitialValues(current);
    form.setValues(taken.values);
    // Known at this moment only: the form has forgotten what the record said before.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    if (taken.contested.length > 0) setContested(said);
    onTaken?.(current);
    // Only the record may begin it: the form is another one each time it is drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [said]);
  const takeTheirs = (): void => {
    form.reset();
    setContested(undefined);
  };
  if (contested !== said || !form.isDirty()) return null;
  return (
    <Alert color="yellow" icon={<IconUsers aria-hidden />} title={t('othersChanges.title')} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('othersChanges.means')}</Text>
        <Button size="xs" variant="default" onClick={takeTheirs}>
          {t('othersChanges.takeTheirs')}
        </Button>
      </Stack>
    </Alert>
  );
}
