import { Accordion, Stack } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CooldownFields } from './cooldown-fields';
import { LimitFields } from './limit-fields';
import { OwnerFields } from './owner-fields';
import { PairRows } from './pair-rows';
import { PriceFields } from './price-fields';
import { ProxyFields } from './proxy-fields';
import { sectionsOf } from './sections-of';
import { ServingFields, type SettingsFieldsProps } from './serving-fields';

/** All settings of an account: what most accounts need is open, the rest is one click away. */
export function SettingsFields(props: SettingsFieldsProps): ReactElement {
  // Also what is said in closed sections alone: React faults where hidden content that waits for words is taken away before they come.
  const { t } = useTranslation(['account-form', 'accounts']);
  const { values, errors, setValues } = props.form;
  const [opened, setOpened] = useState<string[]>([]);
  return (
    <Stack>
      <ServingFields {...props} />
      <Accordion
        multiple
        variant="separated"
        value={[...new Set([...opened, ...sectionsOf(Object.keys(errors))])]}
        onChange={setOpened}
      >
        <Section value="limits" title={t('section.limits')}>
          <LimitFields {...props} />
        </Section>
        <Section value="owner" title={t('section.owner')}>
          <OwnerFields {...props} />
        </Section>
        <Section value="proxy" title={t('section.proxy')}>
          <ProxyFields {...props} />
        </Section>
        <Section value="prices" title={t('section.prices')}>
          <PriceFields {...props} />
        </Section>
        <Section value="cooldowns" title={t('section.cooldowns')}>
          <CooldownFields {...props} />
        </Section>
        <Section value="headers" title={t('section.headers')}>
          <PairRows
            label={t('setting.headers.label')}
            description={t('setting.headers.hint')}
            names={[t('setting.headers.name'), t('setting.headers.value')]}
            rows={values.headers}
            onChange={(headers) => setValues({ headers })}
            error={errors.headers}
          />
        </Section>
      </Accordion>
    </Stack>
  );
}

interface SectionProps {
  readonly value: string;
  readonly title: string;
  readonly children: ReactElement;
}

function Section({ value, title, children }: SectionProps): ReactElement {
  return (
    <Accordion.Item value={value}>
      <Accordion.Control>{title}</Accordion.Control>
      <Accordion.Panel>{children}</Accordion.Panel>
    </Accordion.Item>
  );
}
