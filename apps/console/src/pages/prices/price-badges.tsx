import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../components/badge/state-badge';
import type { ListedPrice, Source } from './price-words';

const sourceColours = { override: 'violet', account: 'grape', fetched: 'cyan', bundled: 'gray' } as const;
const standingColours = { effective: 'green', coming: 'blue', past: 'gray', replaced: 'gray' } as const;

export function SourceBadge({ source }: { readonly source: Source }): ReactElement {
  const { t } = useTranslation('prices');
  return <StateBadge look={{ color: sourceColours[source] }}>{t(`source.${source}`)}</StateBadge>;
}

export function StandingBadge({ standing }: { readonly standing: NonNullable<ListedPrice['standing']> }): ReactElement {
  const { t } = useTranslation('prices');
  return <StateBadge look={{ color: standingColours[standing] }}>{t(`standing.${standing}`)}</StateBadge>;
}
