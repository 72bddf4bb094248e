import { useComputedColorScheme } from '@mantine/core';

/** Colours and letters of the page, for what is painted and has no style sheet. */
export interface ChartLook {
  readonly font: { readonly family: string };
  readonly text: string;
  readonly dimmed: string;
  readonly line: string;
  readonly surface: string;
  /** Of a colour of the kit, such as `blue.6`. */
  readonly colourOf: (name: string) => string;
}

/** Read again where the page turns dark or light. */
export function useChartLook(): ChartLook {
  useComputedColorScheme('light', { getInitialValueInEffect: false });
  return lookOfPage();
}

function lookOfPage(): ChartLook {
  const style = getComputedStyle(document.documentElement);
  const valueOf = (name: string): string => style.getPropertyValue(`--mantine-${name}`).trim();
  return {
    font: { family: valueOf('font-family') },
    text: valueOf('color-text'),
    dimmed: valueOf('color-dimmed'),
    line: valueOf('color-default-border'),
    surface: valueOf('color-body'),
    colourOf: (name) => valueOf(`color-${name.replace('.', '-')}`),
  };
}
