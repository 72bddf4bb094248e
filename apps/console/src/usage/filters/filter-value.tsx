import { Autocomplete, Button, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { AccountGroupPicker } from '../../components/pickers/account-group-picker';
import { AccountPicker } from '../../components/pickers/account-picker';
import { KeyPicker } from '../../components/pickers/key-picker';
import { PersonPicker } from '../../components/pickers/person-picker';
import { platforms } from '../../components/platform-name/platforms';
import { usePlatformName } from '../../components/platform-name/use-platform-name';
import { type Permission, useProfile } from '../../session/use-profile';
import { type RecordFilter, clients, outcomes, serviceClasses, sources } from './filter-names';

export interface FilterValueProps {
  readonly name: RecordFilter;
  readonly onChoose: (value: string | null) => void;
}

/** The field that fits a filter: a picker, a list, or text where it is no more than that. */
export function FilterValue({ name, onChoose }: FilterValueProps): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const platformName = usePlatformName();
  const { permissions } = useProfile();
  const may = (permission: Permission): boolean => permissions.includes(permission);
  const label = t('filter.value');
  const comboboxProps = { withinPortal: false };
  const picker = { label, value: null, onChange: onChoose, comboboxProps };
  switch (name) {
    case 'userId':
      return may('users.read') ? <PersonPicker {...picker} /> : <TypedValue name={name} onChoose={onChoose} />;
    case 'keyId':
      return may('keys.manage') ? <KeyPicker {...picker} /> : <TypedValue name={name} onChoose={onChoose} />;
    case 'accountId':
      return may('accounts.read') ? <AccountPicker {...picker} /> : <TypedValue name={name} onChoose={onChoose} />;
    case 'groupId':
      return may('accounts.read') ? <AccountGroupPicker {...picker} /> : <TypedValue name={name} onChoose={onChoose} />;
    case 'platform':
      return <Select {...picker} data={platforms.map((value) => ({ value, label: platformName(value) }))} searchable />;
    case 'client':
      return <Select {...picker} data={[...clients, { value: 'none', label: t('none.client') }]} />;
    case 'outcome':
      return <Select {...picker} data={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))} />;
    case 'source':
      return <Select {...picker} data={sources.map((value) => ({ value, label: t(`source.${value}`) }))} />;
    case 'serviceClass':
      return (
        <Select {...picker} data={serviceClasses.map((value) => ({ value, label: t(`serviceClass.${value}`) }))} />
      );
    case 'unpriced':
      return (
        <Select
          {...picker}
          data={(['true', 'false'] as const).map((value) => ({ value, label: t(`unpriced.${value}`) }))}
        />
      );
    default:
      return <TypedValue name={name} onChoose={onChoose} />;
  }
}

function TypedValue({ name, onChoose }: FilterValueProps): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const form = useForm({ initialValues: { text: '', number: 1_000 } });
  const isNumber = name === 'minDurationMs' || name === 'status';
  return (
    <form onSubmit={form.onSubmit(({ text, number }) => onChoose(isNumber ? String(number) : text.trim()))}>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        {isNumber ? (
          <NumberInput
            label={name === 'status' ? t('filter.statusValue') : t('filter.milliseconds')}
            min={0}
            max={name === 'status' ? 599 : 86_400_000}
            allowDecimal={false}
            {...form.getInputProps('number')}
          />
        ) : name === 'model' ? (
          <ModelField {...form.getInputProps('text')} />
        ) : (
          <TextInput label={t('filter.value')} maxLength={200} {...form.getInputProps('text')} />
        )}
        <Button type="submit">{t('filter.apply')}</Button>
      </Group>
    </form>
  );
}

/** A name of a model, with those that were used lately to choose from. */
function ModelField(props: { readonly value?: string; readonly onChange?: (value: string) => void }): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const used = controlPlane.useQuery('get', '/admin/usage', {
    params: { query: { by: 'model', sort: 'requests', limit: 200 } },
  });
  return (
    <Autocomplete
      {...props}
      label={t('filter.model')}
      data={(used.data?.items ?? []).map(({ id }) => id)}
      limit={20}
      comboboxProps={{ withinPortal: false }}
      maxLength={1_000}
    />
  );
}
