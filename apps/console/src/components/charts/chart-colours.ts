/** Apart from each other in both themes and for those who see no red or no green; the legend, the tooltip and the table name each. */
const colours = ['blue.6', 'orange.5', 'teal.5', 'grape.5', 'yellow.4', 'cyan.8', 'pink.4', 'lime.7'] as const;
const REST = 'gray.5';

/** The colour of a series, by its place from the ground up. */
export function chartColourOf(place: number, isRest: boolean): string {
  return isRest ? REST : (colours[place % colours.length] ?? REST);
}
