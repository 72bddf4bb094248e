import type { ComponentType, ReactElement, ReactNode } from 'react';
import { Hint } from '../hint';
import classes from './badge.module.css';

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

/** How something is: by word, colour and sign, never broken into two lines. A list has one in every row: it is one element. */
export function StateBadge({ look, size = 'md', means, children }: StateBadgeProps): ReactElement {
  const { color, icon: Icon } = look;
  const isExplained = means !== undefined;
  const names = [classes.badge, size === 'sm' && classes.sm, isExplained && classes.explained];
  const badge = (
    <span
      className={names.filter(Boolean).join(' ')}
      style={{
        background: `var(--mantine-color-${color}-light)`,
        color: `var(--mantine-color-${color}-light-color)`,
      }}
      tabIndex={isExplained ? 0 : undefined}
    >
      {Icon && <Icon size={size === 'sm' ? 12 : 14} aria-hidden />}
      {children}
    </span>
  );
  return isExplained ? (
    <Hint label={means} maw="min(24rem, 90vw)">
      {badge}
    </Hint>
  ) : (
    badge
  );
}
