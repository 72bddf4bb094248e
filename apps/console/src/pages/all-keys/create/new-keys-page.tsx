import { Button, Group, NumberInput, Stack } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { fieldErrors } from '../../../api/field-errors';
import { useInvalidate } from '../../../api/use-invalidate';
import { Page } from '../../../components/page';
import type { PickerOption } from '../../../components/pickers/searching-select';
import { ProblemAlert } from '../../../components/problem-alert';
import { FieldGrid } from '../../../components/field-grid/field-grid';
import { IssuedKeySheet } from '../../../keys/use/issued-key-sheet';
import { AnyKeyFields } from '../form/any-key-fields';
import { type AnyKeyValues, anyKeyValuesOf } from '../form/any-key-values';
import { useAnyKeyForm } from '../form/use-any-key-form';
import { CreatedKeys } from './created-keys';
import { MOST_EACH, newKeysOf } from './new-keys';
import { PeoplePicker } from './people-picker';
import { useCreateKeys } from './use-create-keys';

/** Issues a key for somebody, or several keys for one person or many. */
export function Component(): ReactElement {
  const { t } = useTranslation(['all-keys', 'common']);
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const [before] = useState(() => anyKeyValuesOf());
  const form = useAnyKeyForm(before);
  const [people, setPeople] = useState<readonly PickerOption[]>([]);
  const [each, setEach] = useState(1);
  const [isTried, setTried] = useState(false);
  const many = useCreateKeys();
  const one = controlPlane.useMutation('post', '/admin/api-keys', {
    meta: { shownInForm: true },
    // The key itself stays in memory only as long as this page shows it.
    gcTime: 0,
    onSuccess: () => invalidate('/admin/api-keys', '/admin/users'),
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const submit = (values: AnyKeyValues): void => {
    const keys = newKeysOf(
      values,
      people.map(({ value }) => value),
      each,
    );
    const [only] = keys;
    if (keys.length === 1 && only) one.mutate({ body: only });
    else if (keys.length > 1) many.create(keys);
  };
  const kept = (): void => {
    const id = one.data?.id;
    one.reset();
    void navigate(id === undefined ? '/all-keys' : `/all-keys/${id}`, { replace: true });
  };
  const keptMany = (): void => {
    many.forget();
    void navigate('/all-keys', { replace: true });
  };
  const count = Math.max(people.length * each, 1);
  if (many.isPending || many.isOver)
    return (
      <Page title={t('new.title')}>
        <CreatedKeys creating={many} people={people} onKept={keptMany} onBack={many.forget} />
      </Page>
    );
  return (
    <Page title={t('new.title')} description={t('new.description')}>
      <form
        onSubmit={(event) => {
          setTried(true);
          form.onSubmit(submit)(event);
        }}
        noValidate
      >
        <Stack gap="lg" maw="60rem">
          <FieldGrid>
            <PeoplePicker
              label={t('new.people')}
              required
              value={people}
              onChange={setPeople}
              error={form.errors.userId ?? (isTried && people.length === 0 ? t('new.nobody') : undefined)}
            />
            <NumberInput
              label={t('new.each')}
              description={t('new.eachHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              min={1}
              max={MOST_EACH}
              allowDecimal={false}
              clampBehavior="strict"
              value={each}
              onChange={(value) => setEach(Math.max(1, Math.min(MOST_EACH, Number(value))))}
            />
          </FieldGrid>
          <AnyKeyFields form={form} />
          {one.isError ? <ProblemAlert error={one.error} /> : null}
          <Group>
            <Button type="submit" loading={one.isPending}>
              {t('new.submit', { count })}
            </Button>
            <Button variant="default" component={Link} to="/all-keys">
              {t('common:action.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
      {one.data ? <IssuedKeySheet issued={one.data} onKept={kept} /> : null}
    </Page>
  );
}
