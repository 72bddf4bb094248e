import { Group, Radio, type RadioGroupProps, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import classes from './choice-cards.module.css';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly name: string;
  /** In front of the name. */
  readonly icon?: ReactNode;
  /** A line on what it is for. */
  readonly means: string;
}

export interface ChoiceCardsProps<Value extends string> extends Pick<
  RadioGroupProps,
  'label' | 'aria-label' | 'description' | 'error'
> {
  readonly choices: readonly Choice<Value>[];
  /** Absent: nothing is chosen yet. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}

/** One of a few things that want a line of explanation each. */
export function ChoiceCards<Value extends string>(props: ChoiceCardsProps<Value>): ReactElement {
  const { choices, value, onChange, ...group } = props;
  return (
    <Radio.Group
      {...group}
      value={value ?? ''}
      onChange={(chosen) => {
        const choice = choices.find((each) => each.value === chosen);
        if (choice) onChange(choice.value);
      }}
    >
      <div className={classes.cards}>
        {choices.map(({ value: each, name, icon, means }) => (
          <Radio.Card key={each} value={each} p="sm" radius="md" className={classes.card}>
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <Radio.Indicator mt={2} />
              <div>
                <Group gap={6} wrap="nowrap">
                  {icon}
                  <Text fw={600} size="sm">
                    {name}
                  </Text>
                </Group>
                <Text size="xs" c="dimmed">
                  {means}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
