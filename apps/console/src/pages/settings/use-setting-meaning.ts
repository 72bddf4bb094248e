import { useTranslation } from 'react-i18next';
import type meanings from '../../messages/en/setting-meanings.json';
import type { Setting } from './shown-settings';

type Known = keyof typeof meanings.meaning;

/** A variable with what it is for in the language of the page; a newer relay's in the relay's own words. */
export function useSettingMeaning(): (setting: Setting) => Setting {
  const { t, i18n } = useTranslation('setting-meanings');
  const isKnown = (name: string): name is Known => i18n.exists(`meaning.${name}`, { ns: 'setting-meanings' });
  return (setting) => {
    const { name } = setting;
    // One of them shows what stands in braces.
    return isKnown(name) ? { ...setting, meaning: t(`meaning.${name}`, { username: '{{username}}' }) } : setting;
  };
}
