import { Timeline } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsageRecord } from '../../../../usage/records/use-records';
import { type Explanation, hasAnswered } from '../explanation';
import { useAccountNames } from '../use-account-names';
import { AdmissionDetails } from './admission-details';
import { ArrivalDetails } from './arrival-details';
import { AttemptDetails } from './attempt-details';
import { ChoiceDetails } from './choice-details';
import { EndDetails } from './end-details';
import { StepTitle } from './step-title';
import { eventsOf } from './timeline-events';

export interface RequestTimelineProps {
  readonly explanation: Explanation;
  readonly record: UsageRecord | undefined;
}

/** What happened to a request, one thing after the other. */
export function RequestTimeline({ explanation, record }: RequestTimelineProps): ReactElement {
  const { t } = useTranslation('requests');
  const names = useAccountNames(explanation);
  const { startedAt } = explanation;
  return (
    <Timeline bulletSize={16} lineWidth={2} color="gray" aria-label={t('timeline.title')}>
      {eventsOf(explanation).map((event) => {
        const at = { startedAt, ms: event.atMs };
        switch (event.kind) {
          case 'arrival':
            return (
              <Timeline.Item key={event.key} title={<StepTitle text={t('timeline.arrival')} {...at} />}>
                <ArrivalDetails explanation={explanation} record={record} />
              </Timeline.Item>
            );
          case 'admission':
            return (
              <Timeline.Item key={event.key} title={<StepTitle text={t('timeline.admission')} {...at} />}>
                <AdmissionDetails admission={explanation.admission} />
              </Timeline.Item>
            );
          case 'choice': {
            const account = event.accountId === undefined ? undefined : (names.get(event.accountId) ?? event.accountId);
            const text = account === undefined ? t('timeline.noChoice') : t('timeline.choice', { account });
            return (
              <Timeline.Item key={event.key} title={<StepTitle text={text} {...at} isBad={account === undefined} />}>
                <ChoiceDetails
                  choice={event.choice}
                  chosenId={event.accountId}
                  hasConversation={explanation.conversation !== undefined}
                  names={names}
                />
              </Timeline.Item>
            );
          }
          case 'attempt': {
            const { attempt } = event;
            const account = names.get(attempt.accountId) ?? attempt.accountId;
            return (
              <Timeline.Item
                key={event.key}
                title={<StepTitle text={t('timeline.attempt', { account })} {...at} isBad={!hasAnswered(attempt)} />}
              >
                <AttemptDetails
                  attempt={attempt}
                  {...(event.isLast && hasAnswered(attempt) ? { rewritten: explanation.rewritten } : {})}
                />
              </Timeline.Item>
            );
          }
          case 'first-byte':
            return <Timeline.Item key={event.key} title={<StepTitle text={t('timeline.firstByte')} {...at} />} />;
          case 'end':
            return (
              <Timeline.Item key={event.key} title={<StepTitle text={t('timeline.end')} {...at} />}>
                <EndDetails explanation={explanation} />
              </Timeline.Item>
            );
        }
      })}
    </Timeline>
  );
}
