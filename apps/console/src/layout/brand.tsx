import { Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

export function Brand(): ReactElement {
  const { t } = useTranslation();
  return (
    <Group gap="xs" wrap="nowrap">
      <img src="/console/favicon.svg" width={28} height={28} alt="" />
      <Text fw={650} size="lg" component="span">
        {t('product')}
      </Text>
    </Group>
  );
}
