/** Whether a value is the one that a query asks for; one that asks for nothing takes any. */
export const fits = <Value>(wanted: Value | undefined, value: Value): boolean =>
  wanted === undefined || wanted === value;
