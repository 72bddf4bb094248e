import type { ReactElement } from 'react';
import type { components } from '@app/admin-client';
import { useTranslation } from 'react-i18next';
import { WordsFact } from '../components/facts';
import { clientName } from './client-name';

type Rules = Pick<
  components['schemas']['ApiKeyView'],
  'permissions' | 'allowedModels' | 'deniedModels' | 'allowedClients' | 'allowedCidrs' | 'tags'
>;

/** What a key may do, and the words that it is found by; of a rule that restricts nothing there is nothing to say. */
export function RuleFacts({ rules }: { readonly rules: Rules }): ReactElement {
  const { t } = useTranslation(['key-form', 'common']);
  const { permissions, allowedModels, deniedModels, allowedClients, allowedCidrs, tags } = rules;
  return (
    <>
      <WordsFact
        name={t('permissions.label')}
        words={permissions?.map((permission) => t(`permissions.${permission}`))}
      />
      <WordsFact name={t('models.allowed')} words={allowedModels} />
      <WordsFact name={t('models.denied')} words={deniedModels} />
      <WordsFact name={t('clients.label')} words={allowedClients?.map(clientName)} />
      <WordsFact name={t('cidrs.label')} words={allowedCidrs} />
      <WordsFact name={t('common:tags.label')} words={tags} />
    </>
  );
}
