import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../components/page';
import { usePeriod } from '../../../components/period-picker/use-period';
import { DataList } from '../../../lists/data-list';
import { useListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { ChainCheck } from '../chain/chain-check';
import { AuditFilters } from './audit-filters';
import { auditQuestion } from './audit-question';
import { ExportMenu } from './export-menu';
import { useAuditColumns } from './use-audit-columns';
import { useAuditEntries } from '../../../audit/use-audit-entries';

/** Who did what, newest first. */
export function Component(): ReactElement {
  const { t } = useTranslation('audit');
  const mayVerify = usePermission('audit.verify');
  const period = usePeriod('last-90-days');
  const list = useListState('-seq');
  const sort = list.sort === 'seq' ? 'seq' : '-seq';
  const question = auditQuestion(list, period);
  const answer = useAuditEntries(question, sort, list.cursor);
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={mayVerify ? <ExportMenu question={question} period={period} /> : null}
    >
      {mayVerify ? <ChainCheck /> : null}
      <DataList
        label={t('title')}
        answer={answer}
        list={{ ...list, sort }}
        columns={useAuditColumns()}
        idOf={({ id }) => id}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
        toolbar={<AuditFilters list={list} period={period} />}
      />
    </Page>
  );
}
