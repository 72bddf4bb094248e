import { Paper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/page';
import { usePermission } from '../../session/use-profile';
import { AskingDevice } from './asking-device';
import { CodeForm } from './code-form';
import { Decided } from './decided';
import { type Decision, lookUp, refusalKindOf } from './device-approvals';
import { NoDevices } from './no-devices';
import { userCodeOf } from './user-code';

/** Lets a program such as Claude Code sign in under a code that its terminal shows. Nothing is approved by opening an address. */
export function Component(): ReactElement {
  const { t } = useTranslation('device');
  const [parameters] = useSearchParams();
  const ofLink = userCodeOf(parameters.get('user_code'));
  const [code, setCode] = useState(ofLink);
  const [decision, setDecision] = useState<Decision>();
  const mayDecide = usePermission('own-keys.manage');
  const asked = useQuery({
    queryKey: ['device-approval', code],
    queryFn: () => lookUp(code ?? ''),
    enabled: mayDecide && code !== undefined && decision === undefined,
    ...{ retry: false, gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false },
  });
  const begin = (): void => {
    setDecision(undefined);
    setCode(undefined);
  };
  const refusal = refusalKindOf(asked.error);
  return (
    <Page title={t('title')} description={t('description')}>
      <Paper withBorder p="lg" maw="38rem">
        {decision !== undefined ? (
          <Decided decision={decision} onBegin={begin} />
        ) : !mayDecide ? (
          <NoDevices reason="role" />
        ) : refusal === 'off' || refusal === 'forbidden' ? (
          <NoDevices reason={refusal} error={asked.error} />
        ) : code !== undefined && asked.data ? (
          <AskingDevice asking={asked.data} isFromLink={code === ofLink} onDecided={setDecision} onBegin={begin} />
        ) : (
          <CodeForm
            code={code}
            error={asked.error}
            isLooking={asked.isFetching}
            onCode={(written) => (written === code ? void asked.refetch() : setCode(written))}
          />
        )}
      </Paper>
    </Page>
  );
}
