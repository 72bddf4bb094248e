import type { components } from '@app/admin-client';
import { useTranslation } from 'react-i18next';
import { platforms } from '../../../components/platform-name/platforms';
import { useFormat } from '../../../format/use-format';
import { oneOf } from '../../../lists/one-of';
import type prices from '../../../messages/en/prices.json';

type Answer = components['schemas']['PriceLookUpView'];
type Known = keyof typeof prices.lookUp.rule;

/** Which rules led to a price, in the language of the page; a newer relay's in its own words. */
export function useRuleWords(): (answer: Pick<Answer, 'why' | 'rules'>) => readonly string[] {
  const { t, i18n } = useTranslation(['prices', 'platforms']);
  const format = useFormat();
  const isKnown = (id: string): id is Known => i18n.exists(`lookUp.rule.${id}`, { ns: 'prices' });
  const nameOf = (said: string | undefined): string | undefined => {
    const platform = oneOf(platforms, said);
    return platform === undefined ? said : t(`platforms:name.${platform}`);
  };
  return ({ why, rules }) =>
    rules.map(({ id, values }, place) => {
      if (!isKnown(id)) return why[place] ?? id;
      const { platform, vendor, percent } = values;
      const share = percent === undefined ? undefined : format.share(Number(percent) / 100);
      return t(`lookUp.rule.${id}`, { ...values, platform: nameOf(platform), vendor: nameOf(vendor), percent: share });
    });
}
