import { useTranslation } from 'react-i18next';
import type { EventPattern } from '../webhook';
import { areas } from './event-catalogue';
import { typesOf } from './event-patterns';

/** "Everything", or the areas in words, with how many events of those that are not whole. */
export function useEventsInShort(): (patterns: readonly EventPattern[]) => string {
  const { t } = useTranslation('webhooks');
  return (patterns) => {
    if (patterns.includes('*')) return t('everything');
    const whole = areas.filter((area) => patterns.includes(`${area}.*`));
    const covered = typesOf(whole.map((area): EventPattern => `${area}.*`));
    const others = typesOf(patterns).filter((type) => !covered.includes(type));
    return [...whole.map((area) => t(`area.${area}`)), ...others.map((type) => t(`event.${type}.title`))].join(' · ');
  };
}
