import {
  IconAlertTriangle,
  IconBatteryOff,
  IconCircleCheck,
  IconCircleHalf2,
  IconCoinOff,
  IconKeyOff,
  IconPlayerPause,
  IconSnowflake,
} from '@tabler/icons-react';
import type { StateLook } from '../../components/badge/state-badge';
import type { StandingKind } from './standing';

/** How the states of an account look, wherever they are shown. */
export const standingLooks: Readonly<Record<StandingKind, StateLook>> = {
  available: { color: 'green', icon: IconCircleCheck },
  partly: { color: 'yellow', icon: IconCircleHalf2 },
  cooling: { color: 'orange', icon: IconSnowflake },
  exhausted: { color: 'orange', icon: IconBatteryOff },
  budget: { color: 'orange', icon: IconCoinOff },
  paused: { color: 'gray', icon: IconPlayerPause },
  expired: { color: 'red', icon: IconAlertTriangle },
  unreadable: { color: 'red', icon: IconKeyOff },
  needs_reauth: { color: 'red', icon: IconKeyOff },
};
