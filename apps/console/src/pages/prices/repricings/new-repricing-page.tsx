import { Alert, Anchor, Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { problemOf } from '../../../api/problem';
import { useInvalidate } from '../../../api/use-invalidate';
import { Page } from '../../../components/page';
import { addDays, startOfDay } from '../../../components/period-picker/days';
import { PeriodPicker } from '../../../components/period-picker/period-picker';
import { usePeriod } from '../../../components/period-picker/use-period';
import { AccountPicker } from '../../../components/pickers/account-picker';
import { KeyPicker } from '../../../components/pickers/key-picker';
import { platforms } from '../../../components/platform-name/platforms';
import { usePlatformName } from '../../../components/platform-name/use-platform-name';
import { ProblemAlert } from '../../../components/problem-alert';
import { oneOf } from '../../../lists/one-of';
import { usePermission } from '../../../session/use-profile';
import classes from '../prices.module.css';

/** Asks for a preview; it is made in earnest from there. */
export function Component(): ReactElement {
  const { t } = useTranslation('prices');
  const platformName = usePlatformName();
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const [given] = useSearchParams();
  const period = usePeriod();
  const mayReadAccounts = usePermission('accounts.read');
  const mayReadKeys = usePermission('keys.manage');
  const form = useForm({
    initialValues: {
      ...{ platform: given.get('platform') ?? '', model: given.get('model') ?? '', accountId: '', keyId: '' },
      onlyUnpriced: given.get('onlyUnpriced') === 'true',
    },
  });
  const begin = controlPlane.useMutation('post', '/admin/usage/repricings', {
    meta: { shownInForm: true },
    onError: (error) =>
      form.setErrors(Object.fromEntries(problemOf(error).fields.map(({ field, message }) => [field, message]))),
    onSuccess: async ({ id }) => {
      await invalidate('/admin/usage/repricings');
      await navigate(`/prices/repricings/${id}`);
    },
  });
  const preview = ({ platform, model, accountId, keyId, onlyUnpriced }: typeof form.values): void => {
    const known = oneOf(platforms, platform);
    begin.mutate({
      body: {
        from: startOfDay(period.from, period.timezone).toISOString(),
        to: startOfDay(addDays(period.to, 1), period.timezone).toISOString(),
        ...{ apply: false, onlyUnpriced },
        ...(known ? { platform: known } : {}),
        ...(model.trim() === '' ? {} : { model: model.trim() }),
        ...(accountId === '' ? {} : { accountId }),
        ...(keyId === '' ? {} : { keyId }),
      },
    });
  };
  return (
    <Page title={t('repricing.begin')} description={t('repricing.description')}>
      <Anchor component={Link} to="/prices?tab=repricings" size="sm">
        {t('repricing.back')}
      </Anchor>
      {begin.isError ? <ProblemAlert error={begin.error} /> : null}
      <form onSubmit={form.onSubmit(preview)} noValidate>
        <Stack maw="60rem">
          <Group>
            <PeriodPicker period={period} mostDaysBack={800} />
          </Group>
          <div className={classes.fields}>
            <Select
              label={t('field.platform')}
              placeholder={t('anyPlatform')}
              data={platforms.map((value) => ({ value, label: platformName(value) }))}
              clearable
              searchable
              value={form.values.platform === '' ? null : form.values.platform}
              onChange={(value: string | null) => form.setFieldValue('platform', value ?? '')}
              error={form.errors.platform}
            />
            <TextInput
              label={t('field.model')}
              placeholder={t('repricing.anyModel')}
              {...form.getInputProps('model')}
            />
            {mayReadAccounts ? (
              <AccountPicker
                label={t('lookUp.account')}
                placeholder={t('lookUp.anyAccount')}
                clearable
                value={form.values.accountId === '' ? null : form.values.accountId}
                onChange={(id) => form.setFieldValue('accountId', id ?? '')}
                error={form.errors.accountId}
              />
            ) : null}
            {mayReadKeys ? (
              <KeyPicker
                label={t('repricing.key')}
                placeholder={t('repricing.anyKey')}
                clearable
                value={form.values.keyId === '' ? null : form.values.keyId}
                onChange={(id) => form.setFieldValue('keyId', id ?? '')}
                error={form.errors.keyId}
              />
            ) : null}
          </div>
          <Checkbox label={t('repricing.onlyUnpriced')} {...form.getInputProps('onlyUnpriced', { type: 'checkbox' })} />
          <Alert color="blue" icon={<IconInfoCircle aria-hidden />}>
            {t('repricing.previewHint')}
          </Alert>
          <Group>
            <Button type="submit" loading={begin.isPending}>
              {t('repricing.preview')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
