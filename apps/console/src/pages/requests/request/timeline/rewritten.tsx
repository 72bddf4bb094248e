import { Code, List } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '../explanation';

/** What was changed in the request on its way to the account that answered. */
export function Rewritten({ rewritten }: { readonly rewritten: NonNullable<Explanation['rewritten']> }): ReactElement {
  const { t } = useTranslation('requests');
  const { model, translatedTo, dropped = [], thinkingOfMessages = 0 } = rewritten;
  return (
    <List size="sm">
      {model === undefined ? null : (
        <List.Item>
          {t('rewritten.model')} <Code>{model}</Code>
        </List.Item>
      )}
      {translatedTo === undefined ? null : (
        <List.Item>
          {t('rewritten.translatedTo')} <Code>{translatedTo}</Code>
        </List.Item>
      )}
      {dropped.length === 0 ? null : (
        <List.Item>
          {t('rewritten.dropped')} <Code>{dropped.join(', ')}</Code>
        </List.Item>
      )}
      {thinkingOfMessages === 0 ? null : (
        <List.Item>{t('rewritten.thinking', { count: thinkingOfMessages })}</List.Item>
      )}
    </List>
  );
}
