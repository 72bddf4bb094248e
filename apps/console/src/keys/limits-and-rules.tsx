import { Accordion } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyFormValues, KeyPermission } from './key-form-values';
import type { LimitBounds } from './limit-problems';
import { LimitsFields } from './limits-fields';
import { type RuleValues, RulesFields } from './rules-fields';

interface Bounds extends LimitBounds {
  readonly permissions?: readonly KeyPermission[];
  readonly allowedModels?: readonly string[];
}

export interface LimitsAndRulesProps {
  readonly values: RuleValues & Pick<KeyFormValues, 'limits'>;
  readonly onChange: (change: Partial<RuleValues & Pick<KeyFormValues, 'limits'>>) => void;
  /** By the dotted path of the field in the control plane. */
  readonly errors: Readonly<Record<string, ReactNode>>;
  /** What may be given at most; absent: anything. */
  readonly bounds?: Bounds | undefined;
  /** Names of models that are offered. */
  readonly knownModels?: readonly string[] | undefined;
}

const ruleNames = ['permissions', 'allowedModels', 'deniedModels', 'allowedClients', 'allowedCidrs'];

/** Limits and rules of a key, folded away until they are asked for or refused. */
export function LimitsAndRules(props: LimitsAndRulesProps): ReactElement {
  const { values, onChange, errors, bounds, knownModels } = props;
  const { t } = useTranslation('key-form');
  const [opened, setOpened] = useState<string[]>([]);
  const refused = Object.keys(errors).map((path) => path.split('.')[0] ?? '');
  const failed = [
    ...(refused.includes('limits') ? ['limits'] : []),
    ...(refused.some((name) => ruleNames.includes(name)) ? ['rules'] : []),
  ];
  return (
    <Accordion
      multiple
      variant="separated"
      value={[...new Set([...opened, ...failed])]}
      onChange={setOpened}
      keepMounted
    >
      <Accordion.Item value="limits">
        <Accordion.Control>{t('section.limits')}</Accordion.Control>
        <Accordion.Panel>
          <LimitsFields
            value={values.limits}
            onChange={(limits) => onChange({ limits })}
            bounds={bounds}
            errors={errors}
          />
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="rules">
        <Accordion.Control>{t('section.rules')}</Accordion.Control>
        <Accordion.Panel>
          <RulesFields
            values={values}
            onChange={onChange}
            errors={errors}
            permissions={bounds?.permissions}
            models={bounds?.allowedModels}
            knownModels={knownModels}
          />
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
