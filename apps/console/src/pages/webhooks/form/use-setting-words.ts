import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type words from '../../../messages/en/webhook-form.json';
import type { ChannelField } from '../channels/channel-fields';
import type { Channel } from '../webhook';

interface SettingWords {
  readonly label: string;
  readonly hint: string | undefined;
  readonly choiceOf: (choice: string) => string;
}

type Own = keyof (typeof words)['own'];
type OwnChoice = keyof (typeof words)['choice'];

const isOwn = (name: string): name is Own => i18next.exists(`own.${name}`, { ns: 'webhook-form' });
const isChoice = (name: string): name is OwnChoice => i18next.exists(`choice.${name}`, { ns: 'webhook-form' });

/** What a setting is called. Where a channel has words of its own for it, they are said; otherwise those of all channels. */
export function useSettingWords(channel: Channel, name: ChannelField): SettingWords {
  const { t } = useTranslation('webhook-form');
  const own = `${channel}-${name}`;
  return {
    label: isOwn(own) ? t(`own.${own}.label`) : t(`setting.${name}.label`),
    hint: isOwn(own) ? t(`own.${own}.hint`) : t(`setting.${name}.hint`),
    choiceOf: (choice) => (isChoice(choice) ? t(`choice.${choice}`) : choice),
  };
}
