import { Progress, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Dollars } from '../../components/figures';
import { useFormat } from '../../format/use-format';
import type { ShownAccount } from '../account';
import { useClock } from '../state/use-clock';

/** What an account has cost today, and its budget of the day with the moment when that is used up. */
export function SpentToday({ account }: { readonly account: ShownAccount }): ReactElement {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const clock = useClock();
  const { spentTodayUsd, dailyCostUsd, forecast } = account;
  if (dailyCostUsd === undefined) return <Dollars value={spentTodayUsd} />;
  const share = dailyCostUsd === 0 ? 1 : Number(spentTodayUsd) / dailyCostUsd;
  const runsOutAt = forecast?.dailyCost?.forecast.runsOutAt ?? null;
  return (
    <Stack gap={2} miw="7rem">
      <Text component="span" inherit className="numeric">
        <Dollars value={spentTodayUsd} /> {t('ofBudget', { budget: format.dollars(String(dailyCostUsd)) })}
      </Text>
      <Progress
        size={6}
        value={Math.min(100, share * 100)}
        color={share >= 1 ? 'red' : runsOutAt !== null || share >= 0.8 ? 'yellow' : 'blue'}
        aria-label={t('budgetUsed', { share: format.share(share) })}
      />
      {runsOutAt === null || share >= 1 ? null : (
        <Text size="xs" c="dimmed">
          {t('window.runsOut', { time: clock(runsOutAt) })}
        </Text>
      )}
    </Stack>
  );
}
