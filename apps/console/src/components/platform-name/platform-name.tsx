import type { ReactElement } from 'react';
import { type Platform, usePlatformName } from './use-platform-name';

export function PlatformName({ platform }: { readonly platform: Platform }): ReactElement {
  const nameOf = usePlatformName();
  return <span className="unbroken">{nameOf(platform)}</span>;
}
