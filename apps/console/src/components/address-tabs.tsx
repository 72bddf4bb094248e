import { Tabs } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTab } from './use-tab';

interface AddressTab {
  /** As it stands in the address. */
  readonly name: string;
  readonly label: string;
  readonly content: ReactNode;
}

export interface AddressTabsProps {
  /** What the tabs are of, for those who hear the page. */
  readonly label: string;
  /** The first is open where the address names none. */
  readonly tabs: readonly AddressTab[];
  /** What a tab alone has in the address, and what goes with it; absent: all there is. */
  readonly ownNames?: readonly string[];
}

/** Tabs of which the address says which one is open, so that any of them can be linked to. */
export function AddressTabs({ label, tabs, ownNames }: AddressTabsProps): ReactElement {
  const [chosen, turnTo] = useTab(
    tabs.map(({ name }) => name),
    ownNames,
  );
  return (
    <Tabs value={chosen} onChange={turnTo} keepMounted={false}>
      <Tabs.List mb="md" aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.name} value={tab.name}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, content }) => (
        <Tabs.Panel key={name} value={name}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
