import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from './charts.module.css';
import { type ChartBarsProps, valueAt } from './chart-data';

/** The same figures to be read instead of looked at. */
export function BarsTable({ label, axis, bars, series, formatValue }: ChartBarsProps): ReactElement {
  return (
    <div className={classes.table} tabIndex={0} role="region" aria-label={label}>
      <Table stickyHeader verticalSpacing={4} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{axis}</Table.Th>
            {series.map(({ id, label: head }) => (
              <Table.Th key={id} scope="col" ta="end">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bars.map((bar) => (
            <Table.Tr key={bar.id}>
              <Table.Th scope="row" fw={400} className={classes.row}>
                {bar.label}
              </Table.Th>
              {series.map(({ id }) => (
                <Table.Td key={id} className="numeric">
                  {formatValue(valueAt(bar, id))}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
