import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WindowLimits } from '@app/common';
import { type ApiKey, keyPermissions } from '../../api-key';
import { mayUseModel, requireAllowedProtocol } from '../../rules/require-allowed';
import { amountLimits, windowAmounts } from '../amount-limits';
import { appliesTo, covers } from '../applicable-policies';
import type { EffectiveKey } from '../effective-key';
import type { KeyOwner } from '../key-owner';
import type { KeyPolicy } from '../key-policy';
import type { RightsObjection } from '../rights-objections';
import { keyOf, policyHouse } from './policy-house';
import { DAY_MS, anyKey, anyOwner, anyPolicy, models } from './random-rights';

/** The key as it counts; undefined where it is refused. */
function use(policies: readonly KeyPolicy[], apiKey: ApiKey, of: KeyOwner): EffectiveKey | undefined {
  try {
    return policyHouse(...policies).rights.effective(apiKey, of);
  } catch (error) {
    expect(error).toMatchObject({ code: 'policy_permission_denied' });
    return undefined;
  }
}

const serves = (key: EffectiveKey, family: (typeof keyPermissions)[number]): boolean => {
  try {
    requireAllowedProtocol(key, family);
    return true;
  } catch {
    return false;
  }
};
const atMost = (value: number | undefined, bounds: readonly (number | undefined)[]): boolean =>
  (value ?? Infinity) <= Math.max(...bounds.map((bound) => bound ?? Infinity));

/** Whether a window lets no more pass than the most generous of those of its length; none lets everything pass. */
function isWithin(mine: WindowLimits | undefined, bounds: readonly (WindowLimits | undefined)[]): boolean {
  if (bounds.includes(undefined)) return true;
  const all = bounds.filter((bound) => bound !== undefined);
  const isFree = (minutes: number): boolean =>
    windowAmounts.every((name) => all.some((bound) => bound.minutes === minutes && bound[name] === undefined));
  if (all.some(({ minutes }) => isFree(minutes))) return true;
  const same = all.filter(({ minutes }) => minutes === mine?.minutes);
  return (
    same.length > 0 &&
    windowAmounts.every((name) =>
      atMost(
        mine?.[name],
        same.map((bound) => bound[name]),
      ),
    )
  );
}

/** A window counts as a whole: its length says what its numbers mean. */
const wholeField = ({ field }: RightsObjection): string => field.replace(/^(limits\.window)\..*$/, '$1');

describe('a key as it counts', () => {
  it('never has more than the most generous policy that covers it gives, in any field', () => {
    fc.assert(
      fc.property(fc.array(anyPolicy, { minLength: 1, maxLength: 4 }), anyOwner, anyKey, (policies, of, apiKey) => {
        const applicable = policies.filter((one) => appliesTo(one, of));
        fc.pre(applicable.length > 0);
        const covering = applicable.filter((one) => covers(one, of, apiKey));
        const effective = use(policies, apiKey, of);
        if (covering.length === 0) expect(effective).toBeUndefined();
        if (!effective) return;
        for (const family of keyPermissions) {
          if (!serves(effective, family)) continue;
          expect(serves(apiKey, family)).toBe(true);
          expect(covering.some(({ permissions }) => permissions?.includes(family) ?? true)).toBe(true);
        }
        for (const model of models) {
          if (!mayUseModel(effective, model)) continue;
          expect(mayUseModel(apiKey, model)).toBe(true);
          const lists = covering.map(({ allowedModels = ['*'] }) => allowedModels);
          expect(lists.some((allowedModels) => mayUseModel(keyOf({ allowedModels }), model))).toBe(true);
        }
        const bounds = covering.map(({ maxLimits = {} }) => maxLimits);
        for (const name of amountLimits) {
          expect(
            atMost(
              effective.limits?.[name],
              bounds.map((bound) => bound[name]),
            ),
          ).toBe(true);
          expect(atMost(effective.limits?.[name], [apiKey.limits?.[name]])).toBe(true);
        }
        for (const name of ['size', 'timeoutMs'] as const)
          expect(
            atMost(
              effective.limits?.queue?.[name],
              bounds.map(({ queue }) => queue?.[name]),
            ),
          ).toBe(true);
        expect(
          isWithin(
            effective.limits?.window,
            bounds.map((bound) => bound.window),
          ),
        ).toBe(true);
        const issued = Date.parse(apiKey.createdAt);
        const lifetime = (Date.parse(effective.expiresAt ?? '') - issued) / DAY_MS;
        expect(
          atMost(
            Number.isNaN(lifetime) ? undefined : lifetime,
            covering.map((one) => one.maxLifetimeDays),
          ),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is what was asked for where nothing was objected to, whatever the role of who asked', () => {
    fc.assert(
      fc.property(fc.array(anyPolicy, { maxLength: 4 }), anyOwner, anyKey, (policies, of, apiKey) => {
        const { rights } = policyHouse(...policies);
        fc.pre(rights.objectionsTo(apiKey, of).length === 0);
        const effective = rights.effective(apiKey, of);
        for (const family of keyPermissions)
          if (apiKey.permissions?.includes(family)) expect(serves(effective, family)).toBe(true);
        if (apiKey.allowedModels)
          for (const model of models) expect(mayUseModel(effective, model)).toBe(mayUseModel(apiKey, model));
        for (const name of amountLimits)
          if (apiKey.limits?.[name] !== undefined) expect(effective.limits?.[name]).toBe(apiKey.limits[name]);
        expect(effective.limits?.window?.minutes).toBe(
          apiKey.limits?.window?.minutes ?? effective.limits?.window?.minutes,
        );
        if (apiKey.expiresAt !== undefined) expect(effective.expiresAt).toBe(apiKey.expiresAt);
      }),
      { numRuns: 500 },
    );
  });

  it('loses nothing when its owner gets one more policy', () => {
    fc.assert(
      fc.property(
        fc.array(anyPolicy, { minLength: 1, maxLength: 3 }),
        anyPolicy,
        anyOwner,
        anyKey,
        (policies, further, of, apiKey) => {
          fc.pre(policies.some((one) => appliesTo(one, of)));
          const [before, after] = [policyHouse(...policies).rights, policyHouse(...policies, further).rights];
          expect(after.mostKeys(of)).toBeGreaterThanOrEqual(before.mostKeys(of));
          const objected = new Set(before.objectionsTo(apiKey, of).map(wholeField));
          const isGiven = before.boundsOf(of, apiKey) !== undefined;
          if (isGiven) for (const more of after.objectionsTo(apiKey, of)) expect(objected).toContain(wholeField(more));
          const [narrow, wide] = [use(policies, apiKey, of), use([...policies, further], apiKey, of)];
          if (!narrow) return;
          if (!wide) throw new Error('the key is refused since');
          for (const family of keyPermissions) if (serves(narrow, family)) expect(serves(wide, family)).toBe(true);
          for (const model of models) if (mayUseModel(narrow, model)) expect(mayUseModel(wide, model)).toBe(true);
          for (const name of amountLimits) expect(atMost(narrow.limits?.[name], [wide.limits?.[name]])).toBe(true);
          // A window of its own that had given way to a policy's comes back.
          const hadOwnWindow = !objected.has('limits.window');
          if (hadOwnWindow) expect(isWithin(narrow.limits?.window, [wide.limits?.window])).toBe(true);
          expect(Date.parse(wide.expiresAt ?? '9999-01-01')).toBeGreaterThanOrEqual(
            Date.parse(narrow.expiresAt ?? '9999-01-01'),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
