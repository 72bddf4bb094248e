import { type FocusEvent, type PointerEvent, useMemo, useState } from 'react';

export interface Held<Value> {
  readonly shown: Value;
  readonly isHeld: boolean;
  /** For the element that must not move under the pointer. */
  readonly holding: {
    readonly onPointerEnter: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
}

/** Keeps what is shown as it is while somebody points at it with a mouse, or is in it with the keyboard. */
export function useHeld<Value>(value: Value): Held<Value> {
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const [shown, setShown] = useState<{ readonly value: Value }>({ value });
  const isHeld = isPointedAt || hasFocus;
  if (!isHeld && shown.value !== value) setShown({ value });
  const holding = useMemo<Held<Value>['holding']>(
    () => ({
      onPointerEnter: ({ pointerType }) => setPointedAt(pointerType === 'mouse'),
      onPointerLeave: () => setPointedAt(false),
      onFocus: ({ target }) => setFocus(target.matches(':focus-visible')),
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setFocus(false);
      },
    }),
    [],
  );
  return { shown: shown.value, isHeld, holding };
}
