import type { AvailableModel } from '@app/relay';

export interface OpenaiModel {
  readonly id: string;
  readonly object: 'model';
  /** Seconds since 1970; no dates are kept. */
  readonly created: 0;
  readonly owned_by: string;
}

export const openaiModel = ({ id }: AvailableModel): OpenaiModel => ({
  ...{ id, object: 'model', created: 0 },
  owned_by: 'trunkline',
});

/** OpenAI's list has no pages. */
export function openaiModelList(models: readonly AvailableModel[]): {
  readonly object: 'list';
  readonly data: readonly OpenaiModel[];
} {
  return { object: 'list', data: models.map(openaiModel) };
}
