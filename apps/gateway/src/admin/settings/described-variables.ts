import { type DescribedVariable, describeVariables } from '@app/config';

/** What the environment said when this process started. */
export const DESCRIBED_VARIABLES = Symbol('DescribedVariables');
export const describedVariables = (): readonly DescribedVariable[] => describeVariables();
