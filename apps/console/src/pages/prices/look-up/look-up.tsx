import { Alert, Anchor, Button, Card, Group, List, Select, Stack, Text, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCalendar } from '../../../components/use-calendar';
import { controlPlane } from '../../../api/control-plane';
import { isDay } from '../../../components/period-picker/days';
import { AccountPicker } from '../../../components/pickers/account-picker';
import { platforms } from '../../../components/platform-name/platforms';
import { type Platform, usePlatformName } from '../../../components/platform-name/use-platform-name';
import { ProblemAlert } from '../../../components/problem-alert';
import { useFormat } from '../../../format/use-format';
import { oneOf } from '../../../lists/one-of';
import { type ListState, useListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { SourceBadge } from '../price-badges';
import { PriceTerms } from '../price-terms';
import { newPriceAddress } from '../price-words';
import classes from '../prices.module.css';
import { useRuleWords } from './use-rule-words';

/** What a model costs on a platform or an account on a day, and by which rules. */
export function LookUp(): ReactElement {
  const list = useListState();
  const platform = oneOf(platforms, list.filter('platform'));
  const model = list.filter('model');
  return (
    <Stack gap="lg">
      <Question key={[platform, model, list.filter('account'), list.filter('day')].join(' ')} list={list} />
      {platform && model !== undefined ? <Answer platform={platform} model={model} list={list} /> : null}
    </Stack>
  );
}

/** What is asked stands in the address, so that an answer can be linked to. */
function Question({ list }: { readonly list: ListState }): ReactElement {
  const { t } = useTranslation('prices');
  const platformName = usePlatformName();
  const mayReadAccounts = usePermission('accounts.read');
  const calendar = useCalendar();
  const day = list.filter('day');
  const form = useForm<{ platform: string; model: string; account: string; day: string | null }>({
    initialValues: {
      ...{ platform: list.filter('platform') ?? '', model: list.filter('model') ?? '' },
      ...{ account: list.filter('account') ?? '', day: isDay(day) ? day : null },
    },
    validate: {
      platform: (value) => (value === '' ? t('problem.required') : null),
      model: (value) => (value.trim() === '' ? t('problem.required') : null),
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ platform, model, account, day: at }) =>
        list.change({ platform, model: model.trim(), account, day: at ?? undefined }),
      )}
    >
      <Stack gap="sm">
        <div className={classes.fields}>
          <Select
            label={t('field.platform')}
            data={platforms.map((value) => ({ value, label: platformName(value) }))}
            searchable
            withAsterisk
            {...form.getInputProps('platform')}
          />
          <TextInput label={t('field.model')} withAsterisk maxLength={200} {...form.getInputProps('model')} />
          {mayReadAccounts ? (
            <AccountPicker
              label={t('lookUp.account')}
              placeholder={t('lookUp.anyAccount')}
              clearable
              value={form.values.account === '' ? null : form.values.account}
              onChange={(id) => form.setFieldValue('account', id ?? '')}
            />
          ) : null}
          <DatePickerInput
            {...calendar}
            label={t('lookUp.day')}
            placeholder={t('lookUp.now')}
            valueFormat="YYYY-MM-DD"
            clearable
            {...form.getInputProps('day')}
          />
        </div>
        <Group>
          <Button type="submit">{t('lookUp.ask')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function Answer(props: {
  readonly platform: Platform;
  readonly model: string;
  readonly list: ListState;
}): ReactElement | null {
  const { t } = useTranslation('prices');
  const format = useFormat();
  const { platform, model, list } = props;
  const [accountId, day] = [list.filter('account'), list.filter('day')];
  const answer = controlPlane.useQuery('get', '/admin/prices/lookup', {
    params: {
      query: {
        ...{ platform, model },
        ...(accountId === undefined ? {} : { accountId }),
        // Prices change with days of UTC.
        ...(isDay(day) ? { at: `${day}T00:00:00Z` } : {}),
      },
    },
  });
  const ruleWords = useRuleWords();
  const maySetPrices = usePermission('prices.write');
  if (answer.isError) return <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  const { price, multiplierPercent } = answer.data;
  if (price === null)
    return (
      <Alert color="orange" title={t('lookUp.none')}>
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{t('lookUp.noneHint')}</Text>
          {maySetPrices ? (
            <Anchor component={Link} to={newPriceAddress({ platform, model })} size="sm">
              {t('set')}
            </Anchor>
          ) : null}
        </Stack>
      </Alert>
    );
  return (
    <Card withBorder component="section" aria-live="polite">
      <Stack gap="sm">
        <Group gap="xs">
          <Text component="h2" fw={600}>
            {price.model}
          </Text>
          <SourceBadge source={price.source} />
          <Text size="sm" c="dimmed">
            {price.id}
          </Text>
        </Group>
        {multiplierPercent === 100 ? null : (
          <Alert color="blue">{t('lookUp.multiplier', { share: format.share(multiplierPercent / 100) })}</Alert>
        )}
        <PriceTerms terms={price} />
        <div>
          <Text fw={600} size="sm">
            {t('lookUp.why')}
          </Text>
          <List size="sm">
            {ruleWords(answer.data).map((rule) => (
              <List.Item key={rule}>{rule}</List.Item>
            ))}
          </List>
        </div>
      </Stack>
    </Card>
  );
}
