import { Alert, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInvalidate } from '../../api/use-invalidate';
import { ProblemAlert } from '../../components/problem-alert';
import { useNow } from '../../components/use-now';
import { AskingFacts } from './asking-facts';
import classes from './device.module.css';
import { type Asking, type Decision, decide, refusalKindOf } from './device-approvals';

export interface AskingDeviceProps {
  readonly asking: Asking;
  /** Whoever made the link may have begun the sign-in: the person has to say that they compared. */
  readonly isFromLink: boolean;
  readonly onDecided: (decision: Decision) => void;
  readonly onBegin: () => void;
}

/** What asks, and the decision. The focus is never on the button that lets it in. */
export function AskingDevice({ asking, isFromLink, onDecided, onBegin }: AskingDeviceProps): ReactElement {
  const { t } = useTranslation('device');
  const invalidate = useInvalidate();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isCompared, setCompared] = useState(false);
  const { userCode, client, expiresAt } = asking;
  const isLate = useNow().getTime() >= Date.parse(expiresAt);
  const decision = useMutation({
    mutationFn: decide,
    meta: { shownInForm: true },
    onSuccess: async (decided) => {
      onDecided(decided);
      await invalidate('/me/sessions', '/me/api-keys');
    },
  });
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const refusal = refusalKindOf(decision.error);
  const isOver = isLate || refusal === 'unknown' || refusal === 'decided';
  const button = (which: Decision): object => ({
    loading: decision.isPending && decision.variables.decision === which,
    disabled: decision.isPending && decision.variables.decision !== which,
    onClick: () => decision.mutate({ userCode, decision: which }),
  });
  return (
    <Stack>
      <Title order={2} size="h4" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        {t('asking.title', { client })}
      </Title>
      <Stack gap="xs">
        <div className={classes.code}>{userCode}</div>
        <Text fw={600}>{t('asking.compare')}</Text>
        <Text size="sm">{t('asking.warning')}</Text>
      </Stack>
      <AskingFacts asking={asking} />
      {isOver ? (
        <>
          <Alert
            color="yellow"
            icon={<IconClock aria-hidden />}
            title={t(refusal === 'decided' ? 'decided.title' : 'over.title')}
            role="alert"
          >
            {t(refusal === 'decided' ? 'decided.hint' : 'over.hint')}
          </Alert>
          <Group>
            <Button variant="default" onClick={onBegin}>
              {t('otherCode')}
            </Button>
          </Group>
        </>
      ) : (
        <>
          {isFromLink ? (
            <Checkbox
              checked={isCompared}
              onChange={({ currentTarget }) => setCompared(currentTarget.checked)}
              label={t('asking.tick')}
              description={t('asking.tickHint')}
            />
          ) : null}
          {decision.isError ? <ProblemAlert error={decision.error} /> : null}
          <Group>
            <Button variant="default" {...button('deny')}>
              {t('asking.deny')}
            </Button>
            <Button {...button('approve')} {...(isFromLink && !isCompared ? { disabled: true } : {})}>
              {t('asking.approve')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
