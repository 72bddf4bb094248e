import type { components } from '@app/admin-client';

export type Repricing = components['schemas']['RepricingView'];
