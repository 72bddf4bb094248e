import type { DeliveryState } from '../webhook';

export const deliveryStates = ['waiting', 'delivered', 'dead'] as const satisfies readonly DeliveryState[];
