import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { type Platform, usePlatformName } from './use-platform-name';

export function PlatformName({ platform }: { readonly platform: Platform }): ReactElement {
  const nameOf = usePlatformName();
  return (
    <Text component="span" inherit style={{ whiteSpace: 'nowrap' }}>
      {nameOf(platform)}
    </Text>
  );
}
