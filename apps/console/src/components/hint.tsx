import { Tooltip } from '@mantine/core';
import {
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  cloneElement,
  useEffect,
  useId,
  useState,
} from 'react';

export interface HintProps {
  readonly label: ReactNode;
  /** Widest; absent: as wide as it needs to be. */
  readonly maw?: string;
  /** An element or component that hands its properties on to an element, with no handlers of its own for pointer and focus. */
  readonly children: ReactElement<HintedProps>;
}

interface HintedProps {
  readonly onPointerEnter?: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave?: (event: PointerEvent<HTMLElement>) => void;
  readonly onFocus?: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur?: () => void;
  readonly 'aria-describedby'?: string | undefined;
}

const FROM_KEYBOARD = ':focus-visible';
/** A pointer on its way to somewhere else opens nothing. */
const HOVERED_MS = 300;

/**
 * More about something, on hover, on touch and on focus. A list has hundreds of them and shows one: the tooltip of the kit, which takes
 * longer to make than all else in a cell, is made when it is shown.
 */
export function Hint({ label, maw, children }: HintProps): ReactElement {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = (): void => setTarget(null);
  return (
    <>
      {cloneElement(children, {
        onPointerEnter: ({ currentTarget }) => setTarget(currentTarget),
        // A finger is gone as soon as it has touched.
        onPointerLeave: ({ pointerType }) => (pointerType === 'mouse' ? close() : undefined),
        onFocus: ({ currentTarget }) => (currentTarget.matches(FROM_KEYBOARD) ? setTarget(currentTarget) : undefined),
        onBlur: close,
        'aria-describedby': target === null ? undefined : id,
      })}
      {target === null ? null : <ShownHint id={id} target={target} label={label} maw={maw} onClose={close} />}
    </>
  );
}

interface ShownHintProps extends Pick<HintProps, 'label' | 'maw'> {
  readonly id: string;
  readonly target: HTMLElement;
  readonly onClose: () => void;
}

function ShownHint({ id, target, label, maw, onClose }: ShownHintProps): ReactElement {
  useEffect(() => {
    const onPress = ({ target: pressed }: Event): void => {
      if (!(pressed instanceof Node && target.contains(pressed))) onClose();
    };
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') onClose();
    };
    document.addEventListener('pointerdown', onPress);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPress);
      document.removeEventListener('keydown', onKey);
    };
  });
  return (
    <Tooltip
      {...{ id, target, label, maw }}
      role="tooltip"
      opened
      style={{ whiteSpace: 'pre-line' }}
      transitionProps={{
        transition: 'fade',
        duration: 100,
        enterDelay: target === document.activeElement ? 0 : HOVERED_MS,
      }}
    />
  );
}
