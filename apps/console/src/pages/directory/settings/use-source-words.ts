import { useTranslation } from 'react-i18next';
import type { Directory, FigureName, TextName } from './directory-values';

type Hinted = TextName | FigureName | 'urls' | 'startTls' | 'roleMap';

/** As it stands in a search filter. */
const PLACEHOLDER = '{{username}}';

/** What a field is for, and who says what it is at the moment. */
export function useSourceWords({ sources }: Directory): (field: Hinted) => string {
  const { t } = useTranslation('directory');
  return (field) => {
    const source = sources[field];
    const words = t(`hint.${field}`, { username: PLACEHOLDER });
    return source === undefined ? words : `${words} ${t(`source.${source}`)}`;
  };
}
