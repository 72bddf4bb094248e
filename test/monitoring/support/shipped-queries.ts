import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../docker');

export const ruleFile = join(folder, 'prometheus/rules/trunkline.yml');
export const ruleTests = join(folder, 'prometheus/tests');
export const configurationFile = join(folder, 'prometheus/prometheus.yml');

export interface ShippedQuery {
  readonly dashboard: string;
  readonly panel: string;
  /** As it stands there, with its variables. */
  readonly expression: string;
}

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

/** Every query of every panel of every dashboard. */
export function dashboardQueries(): ShippedQuery[] {
  const boards = join(folder, 'grafana/dashboards');
  return readdirSync(boards).flatMap((file) => {
    const { title, panels } = JSON.parse(readFileSync(join(boards, file), 'utf8')) as {
      title: string;
      panels: Panel[];
    };
    return panels.flatMap((panel) =>
      (panel.targets ?? []).map(({ expr }) => ({ dashboard: title, panel: panel.title, expression: expr })),
    );
  });
}

/** A query as Grafana would send it, with everything chosen. */
export const filledIn = (expression: string): string =>
  expression.replaceAll('$__rate_interval', '20s').replaceAll(/\$(?:instance|account)\b/g, '.*');

/** The series that an expression is made of, each by itself. */
export const selectorsIn = (expression: string): string[] => [
  ...new Set(expression.match(/\b(?:trunkline|nodejs|process)_\w+(?:\{[^}]*\})?/g)),
];
