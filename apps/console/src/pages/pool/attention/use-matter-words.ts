import { useTranslation } from 'react-i18next';
import { useWindowName } from '../../../accounts/state/use-window-name';
import { useEventWords } from '../../../events/use-event-words';
import { useFormat } from '../../../format/use-format';
import type { Attention } from './attention';
import type { ToldTrouble } from './told-trouble';

export interface MatterWords {
  readonly title: string;
  /** What it is about, more closely: names, or what the relay said of it. */
  readonly details: string | undefined;
  /** What to do about it. */
  readonly advice: string;
  /** Where that is done; undefined: not in the console. */
  readonly to: string | undefined;
}

const NAMES_SHOWN = 3;

const toldAt: Readonly<Record<ToldTrouble, string>> = {
  'ldap.unreachable': '/directory',
  'ldap.mass_change_blocked': '/directory',
  'system.redis_degraded': '/settings?search=redis',
  'system.backup_stale': '/settings?search=backup',
  'usage.price_unknown': '/prices',
  'auth.lockout': '/audit',
};

/** What is said of a matter. */
export function useMatterWords(): (matter: Attention) => MatterWords {
  const { t } = useTranslation('pool');
  const { count } = useFormat();
  const eventWords = useEventWords();
  const windowName = useWindowName();

  const namesOf = (accounts: readonly { readonly name: string }[]): string => {
    const names = accounts.slice(0, NAMES_SHOWN).map(({ name }) => name);
    const more = accounts.length - names.length;
    const all = names.join(t('attention.nameSeparator'));
    return more > 0 ? t('attention.namesAndMore', { names: all, more: count(more) }) : all;
  };

  return (matter) => {
    switch (matter.kind) {
      case 'stream':
      case 'store':
        return {
          ...{ title: t(`attention.${matter.kind}.title`), advice: t(`attention.${matter.kind}.advice`) },
          ...{ details: undefined, to: matter.kind === 'store' ? '/settings?search=redis' : undefined },
        };
      case 'accounts': {
        const { accounts, trouble } = matter;
        const [only, ...others] = accounts;
        const state =
          trouble === 'needs_reauth' || trouble === 'unreadable' || trouble === 'expired' ? trouble : 'cooling';
        return {
          title: t(`attention.accounts.${trouble}.title`, { count: accounts.length, shown: count(accounts.length) }),
          details: namesOf(accounts),
          advice: t(`attention.accounts.${trouble}.advice`),
          to: only && others.length === 0 ? `/accounts/${only.id}` : `/accounts?state=${state}`,
        };
      }
      case 'group':
        return {
          title: matter.group
            ? t(`attention.group.${matter.trouble}.title`, { name: matter.group.name })
            : t('attention.group.wholePool'),
          details: matter.first && eventWords(matter.first),
          advice: t(`attention.group.${matter.trouble}.advice`),
          to: matter.group ? `/groups/${matter.group.id}` : '/groups',
        };
      case 'shortage': {
        const { first, count: all } = matter;
        return {
          title: t('attention.shortage.title', { count: all, shown: count(all) }),
          details: t('attention.shortage.first', {
            name: first.name,
            limit: windowName({ ...first, name: first.limit }),
          }),
          advice: t('attention.shortage.advice'),
          to: `/accounts/${first.id}`,
        };
      }
      case 'webhook':
        return {
          title: t('attention.webhook.title', { name: matter.webhook.name }),
          details: t(`attention.webhook.${matter.reason ?? 'failing'}`),
          advice: t('attention.webhook.advice'),
          to: `/webhooks/${matter.webhook.id}`,
        };
      case 'queue':
        return {
          title: t(`attention.queue.${matter.trouble}.title`, {
            ...{ name: t(`queue.${matter.queue.name}`), failed: count(matter.queue.failedLately) },
          }),
          details: undefined,
          advice: t(`attention.queue.${matter.trouble}.advice`),
          to: `/queues?queue=${matter.queue.name}`,
        };
      case 'told':
        return {
          title: t(`attention.told.${matter.trouble}.title`),
          details: eventWords(matter.latest),
          advice: t(`attention.told.${matter.trouble}.advice`),
          to: toldAt[matter.trouble],
        };
    }
  };
}
