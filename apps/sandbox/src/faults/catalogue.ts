import { connectionFaults } from './connection-faults';
import { eventFaults } from './event-faults';
import type { FaultKind } from './fault';
import { framingFaults } from './framing-faults';
import { limitFaults } from './limit-faults';
import { statusFaults } from './status-faults';
import { timingFaults } from './timing-faults';
import { usageFaults } from './usage-faults';

/** Every fault by its name. docs/sandbox.md describes them all, and a test compares the two lists. */
export const faultCatalogue: Readonly<Record<string, FaultKind>> = {
  ...statusFaults,
  ...limitFaults,
  ...timingFaults,
  ...eventFaults,
  ...framingFaults,
  ...usageFaults,
  ...connectionFaults,
};
