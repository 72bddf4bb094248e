import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { platforms } from '../../components/platform-name/platforms';
import { usePlatformName } from '../../components/platform-name/use-platform-name';
import { useFormat } from '../../format/use-format';
import { oneOf } from '../../lists/one-of';
import { usePermission } from '../../session/use-profile';
import { type RecordFilter, outcomes, serviceClasses, sources } from './filter-names';

/** What a value of a filter is called: the name of whom or what its id means, where the viewer may read it; else the value. */
export function useFilterLabel(name: RecordFilter, value: string): string {
  const { t } = useTranslation('usage-explorer');
  const format = useFormat();
  const platformName = usePlatformName();
  const named = useName(name, value);
  switch (name) {
    case 'platform': {
      const platform = oneOf(platforms, value);
      return platform ? platformName(platform) : value;
    }
    case 'outcome': {
      const outcome = oneOf(outcomes, value);
      return outcome ? t(`outcome.${outcome}`) : value;
    }
    case 'source': {
      const source = oneOf(sources, value);
      return source ? t(`source.${source}`) : value;
    }
    case 'serviceClass': {
      const serviceClass = oneOf(serviceClasses, value);
      return serviceClass ? t(`serviceClass.${serviceClass}`) : value;
    }
    case 'unpriced':
      return value === 'true' ? t('unpriced.true') : t('unpriced.false');
    case 'minDurationMs':
      return /^\d+$/.test(value) ? format.duration(Number(value)) : value;
    case 'hour':
      return Number.isNaN(Date.parse(value)) ? value : format.moment(value);
    case 'groupId':
      return value === 'none' ? t('none.group') : (named ?? value);
    case 'client':
      return value === 'none' ? t('none.client') : value;
    default:
      return named ?? value;
  }
}

function useName(name: RecordFilter, id: string): string | undefined {
  const params = { params: { path: { id } } };
  const mayReadPeople = usePermission('users.read');
  const mayReadKeys = usePermission('keys.manage');
  const mayReadAccounts = usePermission('accounts.read');
  const person = controlPlane.useQuery('get', '/admin/users/{id}', params, {
    enabled: name === 'userId' && mayReadPeople,
  });
  const key = controlPlane.useQuery('get', '/admin/api-keys/{id}', params, {
    enabled: name === 'keyId' && mayReadKeys,
  });
  const account = controlPlane.useQuery('get', '/admin/accounts/{id}', params, {
    enabled: name === 'accountId' && mayReadAccounts,
  });
  const group = controlPlane.useQuery('get', '/admin/account-groups/{id}', params, {
    enabled: name === 'groupId' && id !== 'none' && mayReadAccounts,
  });
  return person.data?.username ?? key.data?.name ?? account.data?.name ?? group.data?.name;
}
