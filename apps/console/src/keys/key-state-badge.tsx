import { IconArrowsExchange, IconCircleCheck, IconCirclePause, IconClockX, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type StateLook } from '../components/badge/state-badge';
import { useNow } from '../components/use-now';
import { type KeyState, type StateOfKey, keyStateOf } from './key-state';

const looks: Readonly<Record<KeyState, StateLook>> = {
  enabled: { color: 'green', icon: IconCircleCheck },
  rotating: { color: 'blue', icon: IconArrowsExchange },
  disabled: { color: 'gray', icon: IconCirclePause },
  expired: { color: 'orange', icon: IconClockX },
  deleted: { color: 'red', icon: IconTrash },
};

/** What a key is, by word, sign and colour. */
export function KeyStateBadge({ apiKey }: { readonly apiKey: StateOfKey }): ReactElement {
  const { t } = useTranslation('key-form');
  const state = keyStateOf(apiKey, useNow());
  return <StateBadge look={looks[state]}>{t(`state.${state}`)}</StateBadge>;
}
