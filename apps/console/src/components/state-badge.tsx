import { Badge } from '@mantine/core';
import type { ComponentType, ReactElement, ReactNode } from 'react';
import { Hint } from './hint';

/** How a state looks: a colour and, where it has one, a sign. */
export interface StateLook {
  readonly color: string;
  readonly icon?: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}

export interface StateBadgeProps {
  readonly look: StateLook;
  readonly size?: 'sm' | 'md';
  /** More about it, on hover and on focus; absent: the word says it all. */
  readonly means?: ReactNode;
  /** The state in a word. */
  readonly children: ReactNode;
}

/** How something is: by word, colour and sign, never broken into two lines. */
export function StateBadge({ look, size = 'md', means, children }: StateBadgeProps): ReactElement {
  const { color, icon: Icon } = look;
  const badge = (
    <Badge
      color={color}
      variant="light"
      size={size}
      tt="none"
      fw={600}
      leftSection={Icon && <Icon size={size === 'sm' ? 12 : 14} aria-hidden />}
      tabIndex={means === undefined ? undefined : 0}
      style={{ flexShrink: 0, minWidth: 'max-content', ...(means === undefined ? {} : { cursor: 'help' }) }}
    >
      {children}
    </Badge>
  );
  return means === undefined ? (
    badge
  ) : (
    <Hint label={means} maw="min(24rem, 90vw)">
      {badge}
    </Hint>
  );
}
