import { useWindowEvent } from '@mantine/hooks';
import { useRef } from 'react';
import { type Blocker, useBlocker } from 'react-router';

interface LeaveGuard {
  /** Whether somebody is about to leave, and what then goes on or not. */
  readonly blocker: Blocker;
  /** Lets them go from now on. */
  readonly release: () => void;
}

/** Holds whoever is about to leave a page of which something is shown only once. */
export function useLeaveGuard(isHolding = true): LeaveGuard {
  const isReleased = useRef(false);
  const blocker = useBlocker(() => isHolding && !isReleased.current);
  useWindowEvent('beforeunload', (event) => {
    if (isHolding && !isReleased.current) event.preventDefault();
  });
  return {
    blocker,
    release: () => {
      isReleased.current = true;
    },
  };
}
