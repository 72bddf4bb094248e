import { Input, SegmentedControl, Stack, useMantineColorScheme } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage, languages } from '../../i18n/languages';
import { chooseLanguage } from '../../i18n/start-language';
import { useLanguage } from '../../i18n/use-language';
import { oneOf } from '../../lists/one-of';
import { SectionHead } from './section-head';

const schemes = ['auto', 'light', 'dark'] as const;

/** What the viewer chooses for this browser. */
export function BrowserChoices(): ReactElement {
  const { t } = useTranslation(['settings', 'common']);
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="sm" component="section">
      <SectionHead title={t('browser.title')} hint={t('browser.hint')} />
      <Input.Wrapper label={t('browser.language')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('browser.language')}
          value={language}
          onChange={(chosen) => (isLanguage(chosen) ? void chooseLanguage(chosen) : undefined)}
          data={Object.entries(languages).map(([value, name]) => ({ value, label: <span lang={value}>{name}</span> }))}
        />
      </Input.Wrapper>
      <Input.Wrapper label={t('browser.colours')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('browser.colours')}
          value={colorScheme}
          onChange={(chosen) => setColorScheme(oneOf(schemes, chosen) ?? 'auto')}
          data={schemes.map((scheme) => ({ value: scheme, label: t(`common:account.scheme.${scheme}`) }))}
        />
      </Input.Wrapper>
    </Stack>
  );
}
