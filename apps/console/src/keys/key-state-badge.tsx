import { Badge } from '@mantine/core';
import { IconArrowsExchange, IconCircleCheck, IconCirclePause, IconClockX, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../components/use-now';
import { type StateOfKey, keyStateOf } from './key-state';

const looks = {
  enabled: { color: 'green', Icon: IconCircleCheck },
  rotating: { color: 'blue', Icon: IconArrowsExchange },
  disabled: { color: 'gray', Icon: IconCirclePause },
  expired: { color: 'orange', Icon: IconClockX },
  deleted: { color: 'red', Icon: IconTrash },
} as const;

/** What a key is, by word, sign and colour. */
export function KeyStateBadge({ apiKey }: { readonly apiKey: StateOfKey }): ReactElement {
  const { t } = useTranslation('key-form');
  const state = keyStateOf(apiKey, useNow());
  const { color, Icon } = looks[state];
  return (
    <Badge color={color} variant="light" tt="none" miw="max-content" leftSection={<Icon size={14} aria-hidden />}>
      {t(`state.${state}`)}
    </Badge>
  );
}
