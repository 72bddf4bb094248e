import { Text } from '@mantine/core';
import type { components } from '@app/admin-client';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format/use-format';
import { Hint } from '../../../components/hint';

const classes = ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h'] as const;

/** All tokens of a prompt; on hover and on focus, which of them came from the cache or went into it. */
export function PromptTokens({ tokens }: { readonly tokens: components['schemas']['TokensView'] }): ReactElement {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const parts = classes
    .filter((name) => tokens[name] > 0)
    .map((name) => `${t(`tokenClass.${name}`)}: ${format.count(tokens[name])}`);
  const total = classes.reduce((sum, name) => sum + tokens[name], 0);
  const shown = format.count(total);
  if (parts.length < 2)
    return (
      <Text component="span" inherit className="numeric">
        {shown}
      </Text>
    );
  return (
    <Hint label={parts.join('\n')}>
      <Text component="span" inherit className="numeric" tabIndex={0}>
        {shown}
      </Text>
    </Hint>
  );
}
