import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceCards } from '../../components/choice-cards/choice-cards';
import { platforms } from '../../components/platform-name/platforms';
import { type Platform, usePlatformName } from '../../components/platform-name/use-platform-name';

export interface PlatformChoiceProps {
  readonly value: Platform | undefined;
  readonly onChange: (platform: Platform) => void;
}

/** What an account can be, with a line on what each is for. */
export function PlatformChoice({ value, onChange }: PlatformChoiceProps): ReactElement {
  const { t } = useTranslation('account-form');
  const nameOf = usePlatformName();
  return (
    <ChoiceCards
      aria-label={t('platform.label')}
      value={value}
      onChange={onChange}
      choices={platforms.map((platform) => ({
        value: platform,
        name: nameOf(platform),
        means: t(`platform.means.${platform}`),
      }))}
    />
  );
}
