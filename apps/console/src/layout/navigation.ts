import {
  IconActivityHeartbeat,
  IconAdjustments,
  IconBell,
  IconBuilding,
  IconChartBar,
  IconClipboardList,
  IconCoins,
  IconDevices,
  IconHome,
  IconKey,
  IconKeyframes,
  IconListDetails,
  IconPlugConnected,
  IconReportAnalytics,
  IconRoute,
  IconScale,
  IconStack2,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Permission } from '../session/use-profile';

type Icon = ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;

interface NavigationEntry {
  readonly to: string;
  readonly icon: Icon;
  readonly label: `navigation.${EntryName}`;
  /** Shown to those who may read it; absent: to all. */
  readonly permission?: Permission;
}

type EntryName =
  | ('home' | 'keys' | 'usage' | 'sessions')
  | ('pool' | 'accounts' | 'groups' | 'requests')
  | ('people' | 'policies' | 'allKeys' | 'directory')
  | ('usageExplorer' | 'prices')
  | ('webhooks' | 'queues' | 'audit' | 'settings');

export interface NavigationSection {
  readonly label: `navigation.section.${'own' | 'pool' | 'people' | 'books' | 'operations'}`;
  readonly entries: readonly NavigationEntry[];
}

export const navigation: readonly NavigationSection[] = [
  {
    label: 'navigation.section.own',
    entries: [
      { to: '/', icon: IconHome, label: 'navigation.home' },
      { to: '/keys', icon: IconKey, label: 'navigation.keys' },
      { to: '/usage', icon: IconChartBar, label: 'navigation.usage' },
      { to: '/sessions', icon: IconDevices, label: 'navigation.sessions' },
    ],
  },
  {
    label: 'navigation.section.pool',
    entries: [
      { to: '/pool', icon: IconActivityHeartbeat, label: 'navigation.pool', permission: 'accounts.read' },
      { to: '/accounts', icon: IconPlugConnected, label: 'navigation.accounts', permission: 'accounts.read' },
      { to: '/groups', icon: IconStack2, label: 'navigation.groups', permission: 'accounts.read' },
      { to: '/requests', icon: IconRoute, label: 'navigation.requests', permission: 'usage.read' },
    ],
  },
  {
    label: 'navigation.section.people',
    entries: [
      { to: '/people', icon: IconUsers, label: 'navigation.people', permission: 'users.read' },
      { to: '/policies', icon: IconScale, label: 'navigation.policies', permission: 'policies.read' },
      { to: '/all-keys', icon: IconKeyframes, label: 'navigation.allKeys', permission: 'keys.manage' },
      { to: '/directory', icon: IconBuilding, label: 'navigation.directory', permission: 'directory.read' },
    ],
  },
  {
    label: 'navigation.section.books',
    entries: [
      { to: '/usage-explorer', icon: IconReportAnalytics, label: 'navigation.usageExplorer', permission: 'usage.read' },
      { to: '/prices', icon: IconCoins, label: 'navigation.prices', permission: 'usage.read' },
    ],
  },
  {
    label: 'navigation.section.operations',
    entries: [
      { to: '/webhooks', icon: IconBell, label: 'navigation.webhooks', permission: 'webhooks.read' },
      { to: '/queues', icon: IconListDetails, label: 'navigation.queues', permission: 'queues.read' },
      { to: '/audit', icon: IconClipboardList, label: 'navigation.audit', permission: 'audit.read' },
      { to: '/settings', icon: IconAdjustments, label: 'navigation.settings', permission: 'settings.read' },
    ],
  },
];
