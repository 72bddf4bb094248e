import { Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Offset, type OffsetProps } from '../time/offset';

export interface StepTitleProps extends OffsetProps {
  readonly text: string;
  /** It failed. */
  readonly isBad?: boolean;
}

/** What happened, and when. */
export function StepTitle({ text, isBad = false, ...moment }: StepTitleProps): ReactElement {
  return (
    <Group justify="space-between" gap="xs">
      <Text component="span" fw={600} size="sm" {...(isBad ? { c: 'red' } : {})}>
        {text}
      </Text>
      <Offset {...moment} />
    </Group>
  );
}
