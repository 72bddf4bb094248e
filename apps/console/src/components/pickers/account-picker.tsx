import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '@app/admin-client';
import { controlPlane } from '../../api/control-plane';
import { usePlatformName } from '../platform-name/use-platform-name';
import { pickerOf } from './picker-of';
import { type PickerOption, pickerQuery } from './searching-select';

type ShownAccount = components['schemas']['ShownAccountView'];

/** One account, found by name, platform, group or id. For those who may read accounts. */
export const AccountPicker = pickerOf(function useAccountOptions(asked, id) {
  const nameOf = usePlatformName();
  const optionOf = (account: Pick<ShownAccount, 'id' | 'name' | 'platform'>): PickerOption => ({
    value: account.id,
    label: `${account.name} · ${nameOf(account.platform)}`,
  });
  const { data: page } = controlPlane.useQuery(
    'get',
    '/admin/accounts',
    { params: { query: { sort: 'name', ...pickerQuery(asked) } } },
    { placeholderData: keepPreviousData, enabled: asked !== undefined },
  );
  const { data: account } = controlPlane.useQuery(
    'get',
    '/admin/accounts/{id}',
    { params: { path: { id } } },
    { enabled: id !== '' },
  );
  return { found: page?.items.map(optionOf), chosen: account && optionOf(account) };
});
