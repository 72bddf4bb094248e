import { connectionFaults } from './connection-faults';
import type { FaultKind } from './fault';
import { statusFaults } from './status-faults';

/** Every fault by its name. docs/sandbox.md describes them all, and a test compares the two lists. */
export const faultCatalogue: Readonly<Record<string, FaultKind>> = { ...statusFaults, ...connectionFaults };
