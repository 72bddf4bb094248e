import { useTranslation } from 'react-i18next';
import { oneOf } from '../lists/one-of';
import { changes, collections, otherActions } from './audit-entry';

/** What was done, in words; what is newer than this page as the relay calls it. */
export function useActionWords(): (action: string) => string {
  const { t } = useTranslation('audit');
  return (action) => {
    const other = oneOf(otherActions, action);
    if (other !== undefined) return t(`action.${withoutDot(other)}`);
    const [area, verb] = action.split('.');
    const collection = oneOf(collections, area);
    const change = oneOf(changes, verb);
    if (collection === undefined) return action;
    return change === undefined
      ? t('allOf', { of: t(`collection.${collection}`) })
      : t(`change.${change}`, { of: t(`collection.${collection}`) });
  };
}

type WithoutDot<Name extends string> = Name extends `${infer Area}.${infer Verb}` ? `${Area}/${Verb}` : never;

function withoutDot<Name extends string>(name: Name): WithoutDot<Name>;
function withoutDot(name: string): string {
  return name.replace('.', '/');
}
