import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LimitsInShort } from '../../../keys/limits-in-short';
import { KeyExpiry } from '../../../keys/key-expiry';
import type { Aspect, KeyAspects } from './changed-key';

export interface AspectOfKeyProps {
  readonly apiKey: KeyAspects;
  readonly aspect: Aspect;
}

/** One thing that a key is, in a few words. */
export function AspectOfKey({ apiKey, aspect }: AspectOfKeyProps): ReactElement {
  const { t } = useTranslation(['all-keys', 'key-form']);
  const { enabled, groupName, groupId, accountName, accountId, limits, tags = [] } = apiKey;
  switch (aspect) {
    case 'state':
      return <span>{t(enabled ? 'key-form:state.enabled' : 'key-form:state.disabled')}</span>;
    case 'binding':
      return <span>{groupName ?? groupId ?? accountName ?? accountId ?? t('binding.pool')}</span>;
    case 'limits':
      return <LimitsInShort limits={limits} />;
    case 'expiry':
      return <KeyExpiry apiKey={apiKey} />;
    case 'tags':
      return <span>{tags.length === 0 ? t('batch.noTags') : tags.join(', ')}</span>;
  }
}
