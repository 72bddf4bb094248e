import { Anchor, Button, Group, Pagination, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../../components/empty-state';
import { useFormat } from '../../../format/use-format';
import { oneOf } from '../../../lists/one-of';
import { useListState } from '../../../lists/use-list-state';
import { useLivePool } from '../../../live/use-live';
import { PanelHead } from '../panel-head';
import { useAllGroups } from '../use-all-groups';
import { useHeld } from '../use-held';
import { AccountFilters, statuses } from './account-filters';
import { AccountTile } from './account-tile';
import classes from './accounts.module.css';
import { type PoolSection, countOfPages, pageOfSections, poolSections } from './pool-sections';
import { StatusBadge } from './status-badge';

const PAGE = 60;

/** All accounts by group. Which page of them is shown stands in the address, as the search and the filters do. */
export function PoolAccounts(): ReactElement {
  const { t } = useTranslation(['pool', 'common']);
  const { count } = useFormat();
  const list = useListState();
  const accounts = useLivePool();
  const groups = useAllGroups();
  const { search } = list;
  const status = oneOf(statuses, list.filter('state'));
  const groupId = list.filter('group');
  const sections = useMemo(
    () => accounts && groups && poolSections(accounts, groups, { search, status, groupId }),
    [accounts, groups, search, status, groupId],
  );
  const pages = sections ? countOfPages(sections, PAGE) : 1;
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(list.cursor)) || 1));
  const shown = useMemo(() => sections && pageOfSections(sections, page, PAGE), [sections, page]);
  // Tiles show what is at this moment; only their places are held.
  const places = useHeld(shown);
  return (
    <section>
      <PanelHead title={t('accounts.title')}>
        {accounts ? t('accounts.count', { count: accounts.size, shown: count(accounts.size) }) : null}
      </PanelHead>
      <Stack gap="xs">
        <Group gap="sm">
          <AccountFilters list={list} groups={groups} />
        </Group>
        {!places.shown ? (
          <Skeleton h="12rem" />
        ) : places.shown.length === 0 ? (
          <Paper withBorder>
            <EmptyState
              title={t(list.isNarrowed ? 'accounts.noneFit' : 'accounts.none')}
              hint={t(list.isNarrowed ? 'accounts.noneFitHint' : 'accounts.noneHint')}
              action={
                list.isNarrowed ? (
                  <Button variant="default" onClick={list.clear}>
                    {t('common:list.clearFilters')}
                  </Button>
                ) : null
              }
            />
          </Paper>
        ) : (
          <div {...places.holding}>
            {places.shown.map((section) => (
              <Section key={section.group?.id ?? ''} section={section} />
            ))}
          </div>
        )}
        {pages > 1 ? (
          <Pagination
            aria-label={t('accounts.pages')}
            value={page}
            total={pages}
            onChange={(next) => list.next(String(next))}
            getItemProps={(item) => ({ 'aria-label': t('accounts.page', { page: count(item) }) })}
            getControlProps={(control) => ({
              'aria-label': t(`accounts.${control === 'previous' ? 'previous' : 'next'}`),
            })}
          />
        ) : null}
      </Stack>
    </section>
  );
}

function Section({ section }: { readonly section: PoolSection }): ReactElement {
  const { t } = useTranslation('pool');
  const { count } = useFormat();
  const { group, accountIds, byStatus, running } = section;
  return (
    <div>
      <div className={classes.head}>
        <Title order={3} size="h5">
          {group ? (
            <Anchor component={Link} to={`/groups/${group.id}`} inherit>
              {group.name}
            </Anchor>
          ) : (
            t('accounts.noGroup')
          )}
        </Title>
        {statuses
          .filter((status) => byStatus.has(status))
          .map((status) => (
            <StatusBadge key={status} status={status} count={count(byStatus.get(status) ?? 0)} />
          ))}
        <Text size="xs" c="dimmed" className="numeric">
          {t('accounts.running', { shown: count(running) })}
        </Text>
      </div>
      <div className={classes.grid}>
        {accountIds.map((id) => (
          <AccountTile key={id} id={id} />
        ))}
      </div>
    </div>
  );
}
