import { Anchor, Group, Paper, Progress, Text } from '@mantine/core';
import { type ReactElement, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWindowName } from '../../../accounts/state/use-window-name';
import { Moment } from '../../../components/moment';
import { useFormat } from '../../../format/use-format';
import type { LiveAccount } from '../../../live/live-types';
import { useLiveAccount } from '../../../live/use-live';
import classes from './accounts.module.css';
import { StatusBadge } from './status-badge';
import { Hint } from '../../../components/hint';

const BARS = 2;

/** One account at a glance. It is drawn anew only when it is not as it was. */
export const AccountTile = memo(function AccountTile({ id }: { readonly id: string }): ReactElement {
  const account = useLiveAccount(id);
  return (
    <Paper withBorder className={classes.tile} role="group" aria-label={account?.name}>
      {account ? <Contents account={account} /> : null}
    </Paper>
  );
});

function Contents({ account }: { readonly account: LiveAccount }): ReactElement {
  const { t } = useTranslation('pool');
  const { count } = useFormat();
  const { id, name, status, running, waiting, windows } = account;
  return (
    <>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Anchor component={Link} to={`/accounts/${id}`} size="sm" fw={600} truncate title={name}>
          {name}
        </Anchor>
        <StatusBadge status={status} />
      </Group>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed" truncate component="div">
          <Reason account={account} />
        </Text>
        <Text size="xs" className="numeric" c={running + waiting > 0 ? undefined : 'dimmed'}>
          {t('accounts.running', { shown: count(running) })}
          {waiting > 0 ? ` · ${t('accounts.waiting', { shown: count(waiting) })}` : null}
        </Text>
      </Group>
      <div className={classes.windows}>
        {windows
          .filter(({ family }) => family === undefined)
          .slice(0, BARS)
          .map((window) => (
            <WindowBar key={window.name} window={window} />
          ))}
      </div>
    </>
  );
}

/** Why it does not serve, and until when; where it does, what it does not serve. */
function Reason({ account }: { readonly account: LiveAccount }): ReactElement | null {
  const { t } = useTranslation('pool');
  const { reason, until, status, cooldowns, since } = account;
  const [part] = cooldowns;
  if (status === 'available')
    return part ? (
      <>
        {t('accounts.partly', { family: part.scope.replace(/^family:/, '') })} <Moment at={part.until} relative />
      </>
    ) : null;
  return (
    <>
      {reason === null ? null : `${t(`reason.${reason}`)} · `}
      {until === null ? (
        since === null ? null : (
          <>
            {t('attention.since')} <Moment at={since} relative />
          </>
        )
      ) : (
        <>
          {t('attention.until')} <Moment at={until} relative />
        </>
      )}
    </>
  );
}

function WindowBar({ window }: { readonly window: LiveAccount['windows'][number] }): ReactElement {
  const { t } = useTranslation('pool');
  const { share, moment } = useFormat();
  const { utilization, status, resetsAt } = window;
  const name = useWindowName()(window);
  const used = utilization === undefined ? t('figures.unknown') : share(utilization);
  const words = t('accounts.window', { name, used });
  const isOut = status === 'rejected' || (utilization ?? 0) >= 1;
  const isNear = status === 'warning' || (utilization ?? 0) >= 0.8;
  return (
    <Hint label={resetsAt === undefined ? words : `${words} ${t('accounts.resets', { moment: moment(resetsAt) })}`}>
      <div className={classes.window}>
        <Text size="xs" c="dimmed" truncate>
          {name}
        </Text>
        <Progress
          value={Math.min(1, utilization ?? 0) * 100}
          color={isOut ? 'red' : isNear ? 'yellow' : 'blue'}
          size="sm"
          aria-label={words}
          style={{ flex: 1 }}
        />
        <Text size="xs" className="numeric">
          {used}
        </Text>
      </div>
    </Hint>
  );
}
