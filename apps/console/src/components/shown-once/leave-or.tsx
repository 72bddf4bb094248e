import { Alert, Button, Group } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Blocker } from 'react-router';

interface LeaveOrProps {
  readonly blocker: Blocker;
  /** What can be done as long as nobody is about to leave. */
  readonly children: ReactNode;
}

/** Asks whoever is about to leave whether they mean to lose what is shown only once. */
export function LeaveOr({ blocker, children }: LeaveOrProps): ReactNode {
  return blocker.state === 'blocked' ? <Leaving blocker={blocker} /> : children;
}

function Leaving({ blocker }: { readonly blocker: Extract<Blocker, { state: 'blocked' }> }): ReactElement {
  const { t } = useTranslation();
  return (
    <Alert color="red" role="alert" title={t('shownOnce.leaving')}>
      <Group mt="xs">
        <Button variant="default" onClick={() => blocker.reset()} data-autofocus>
          {t('shownOnce.stay')}
        </Button>
        <Button color="red" onClick={() => blocker.proceed()}>
          {t('shownOnce.leave')}
        </Button>
      </Group>
    </Alert>
  );
}
