import type accountForm from '../messages/en/account-form.json';
import type accounts from '../messages/en/accounts.json';
import type charts from '../messages/en/charts.json';
import type common from '../messages/en/common.json';
import type home from '../messages/en/home.json';
import type keyForm from '../messages/en/key-form.json';
import type keys from '../messages/en/keys.json';
import type period from '../messages/en/period.json';
import type platforms from '../messages/en/platforms.json';
import type people from '../messages/en/people.json';
import type policies from '../messages/en/policies.json';
import type directory from '../messages/en/directory.json';
import type problems from '../messages/en/problems.json';
import type signIn from '../messages/en/sign-in.json';
import type sessions from '../messages/en/sessions.json';
import type device from '../messages/en/device.json';
import type useKey from '../messages/en/use-key.json';
import type usageExplorer from '../messages/en/usage-explorer.json';
import type ownUsage from '../messages/en/own-usage.json';
import type requests from '../messages/en/requests.json';
import type prices from '../messages/en/prices.json';

/** A line for each file of messages: English is what the others are held to, and what keys are checked against. */
export interface EnglishMessages {
  readonly 'account-form': typeof accountForm;
  readonly accounts: typeof accounts;
  readonly charts: typeof charts;
  readonly common: typeof common;
  readonly home: typeof home;
  readonly 'key-form': typeof keyForm;
  readonly keys: typeof keys;
  readonly period: typeof period;
  readonly platforms: typeof platforms;
  readonly people: typeof people;
  readonly policies: typeof policies;
  readonly directory: typeof directory;
  readonly problems: typeof problems;
  readonly 'sign-in': typeof signIn;
  readonly sessions: typeof sessions;
  readonly device: typeof device;
  readonly 'use-key': typeof useKey;
  readonly 'usage-explorer': typeof usageExplorer;
  readonly 'own-usage': typeof ownUsage;
  readonly requests: typeof requests;
  readonly prices: typeof prices;
}
