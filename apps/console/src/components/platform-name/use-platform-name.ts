import type { components } from '@app/admin-client';
import { useTranslation } from 'react-i18next';

export type Platform = components['schemas']['AccountView']['platform'];

/** What a platform is called; names of products are the same in every language. */
export function usePlatformName(): (platform: Platform) => string {
  const { t } = useTranslation('platforms');
  return (platform) => t(`name.${platform}`);
}
