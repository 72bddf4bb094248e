import { Group, Radio, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { platforms } from '../../components/platform-name/platforms';
import { type Platform, usePlatformName } from '../../components/platform-name/use-platform-name';
import classes from './form/form.module.css';

export interface PlatformChoiceProps {
  readonly value: Platform | undefined;
  readonly onChange: (platform: Platform) => void;
}

/** What an account can be, with a line on what each is for. */
export function PlatformChoice({ value, onChange }: PlatformChoiceProps): ReactElement {
  const { t } = useTranslation('account-form');
  const nameOf = usePlatformName();
  return (
    <Radio.Group
      aria-label={t('platform.label')}
      value={value ?? ''}
      onChange={(chosen) => {
        const platform = platforms.find((each) => each === chosen);
        if (platform) onChange(platform);
      }}
    >
      <div className={classes.platforms}>
        {platforms.map((platform) => (
          <Radio.Card key={platform} value={platform} p="sm" radius="md" className={classes.platform}>
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <Radio.Indicator mt={2} />
              <div>
                <Text fw={600} size="sm">
                  {nameOf(platform)}
                </Text>
                <Text size="xs" c="dimmed">
                  {t(`platform.means.${platform}`)}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
