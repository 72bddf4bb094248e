import type { UnpricedBatch } from './unpriced-batch';
import { OTHERS } from './unpriced-batch';
import { type UnpricedGroup, groupOfField } from './unpriced-group';
import { type UnpricedSums, addUnpricedSums, unpackUnpricedSums } from './unpriced-sums';

/** Records of one group and one UTC day that have no known cost. */
export type UnpricedGroupOfDay = UnpricedGroup & UnpricedSums;

export interface UnpricedUsage {
  readonly groups: readonly UnpricedGroupOfDay[];
  /** False: there are records that are counted in none of them. */
  readonly isComplete: boolean;
}

/** Puts together what is read, day by day. */
export class UnpricedUsageOfDays {
  private readonly days = new Map<number, Map<string, UnpricedSums>>();
  private isReadable = true;

  /** @param cells as Redis lists them: field, value, field, value … */
  addCells(day: number, cells: readonly string[]): void {
    for (let index = 0; index < cells.length; index += 2) {
      const sums = sumsOf(cells[index + 1] ?? '');
      if (sums) this.add(day, cells[index] ?? '', sums);
      else this.isReadable = false;
    }
  }

  /** @param first day of which anything counts, as a number since the epoch */
  addBatch({ days }: UnpricedBatch, first: number): void {
    for (const [day, added] of days) {
      if (day < first) continue;
      for (const [field, sums] of added) this.add(day, field, sums);
    }
  }

  usage(): UnpricedUsage {
    const groups: UnpricedGroupOfDay[] = [];
    // Most days have the same ones.
    const groupsOf = new Map<string, UnpricedGroup | undefined>();
    let isComplete = this.isReadable;
    for (const cells of this.days.values())
      for (const [field, sums] of cells) {
        if (sums.requests <= 0) continue;
        if (!groupsOf.has(field)) groupsOf.set(field, field === OTHERS ? undefined : groupOfField(field));
        const group = groupsOf.get(field);
        if (group) groups.push({ ...group, ...sums });
        else isComplete = false;
      }
    return { groups, isComplete };
  }

  private add(day: number, field: string, sums: UnpricedSums): void {
    const cells = this.days.get(day) ?? new Map<string, UnpricedSums>();
    this.days.set(day, cells);
    const held = cells.get(field);
    cells.set(field, held ? addUnpricedSums(held, sums) : sums);
  }
}

function sumsOf(text: string): UnpricedSums | undefined {
  try {
    return unpackUnpricedSums(text);
  } catch {
    return undefined;
  }
}
