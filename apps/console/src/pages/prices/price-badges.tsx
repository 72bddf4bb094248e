import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedPrice, Source } from './price-words';

const sourceColours = { override: 'violet', account: 'grape', fetched: 'cyan', bundled: 'gray' } as const;
const standingColours = { effective: 'green', coming: 'blue', past: 'gray', replaced: 'gray' } as const;

export function SourceBadge({ source }: { readonly source: Source }): ReactElement {
  const { t } = useTranslation('prices');
  return (
    <Badge variant="light" color={sourceColours[source]} tt="none" miw="max-content">
      {t(`source.${source}`)}
    </Badge>
  );
}

export function StandingBadge({ standing }: { readonly standing: NonNullable<ListedPrice['standing']> }): ReactElement {
  const { t } = useTranslation('prices');
  return (
    <Badge variant="light" color={standingColours[standing]} tt="none" miw="max-content">
      {t(`standing.${standing}`)}
    </Badge>
  );
}
