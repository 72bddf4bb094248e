import { isJsonObject } from '@app/protocols';
import { require } from './require';

/** A form as a vendor documents it: every member that may be there, and nothing else. */
export type Shape =
  | { readonly is: 'text'; readonly longest?: number; readonly among?: readonly string[]; readonly form?: RegExp }
  | { readonly is: 'number' | 'boolean' | 'null' }
  | { readonly is: 'list'; readonly of: Shape; readonly most?: number; readonly least?: number }
  | { readonly is: 'any of'; readonly shapes: readonly Shape[] }
  | { readonly is: 'object'; readonly members: Readonly<Record<string, Shape>>; readonly optional?: readonly string[] };

export const text = (longest?: number): Shape => ({ is: 'text', ...(longest === undefined ? {} : { longest }) });
export const words = (...among: readonly string[]): Shape => ({ is: 'text', among });
export const list = (of: Shape, most?: number): Shape => ({
  is: 'list',
  of,
  least: 1,
  ...(most === undefined ? {} : { most }),
});
export const object = (members: Readonly<Record<string, Shape>>, ...optional: readonly string[]): Shape => ({
  ...{ is: 'object', members, optional },
});

/** @throws Refused with the path to what is wrong */
export function requireShape(value: unknown, shape: Shape, path = '$'): void {
  if (shape.is === 'object') {
    requireMembers(value, shape, path);
  } else if (shape.is === 'text') {
    require(typeof value === 'string' && value !== '', `${path} must be a text that is not empty`);
    require(value.length <= (shape.longest ?? Infinity), `${path} has ${value.length} characters`);
    require(shape.among?.includes(value) ?? true, `${path} must not be ${value}`);
    require(shape.form?.test(value) ?? true, `${path} must have another form than ${value}`);
  } else if (shape.is === 'list') {
    require(Array.isArray(value), `${path} must be a list`);
    require(value.length >= (shape.least ?? 0) && value.length <= (shape.most ?? Infinity), `${path}: ${value.length}`);
    value.forEach((entry: unknown, index) => requireShape(entry, shape.of, `${path}.${index}`));
  } else if (shape.is === 'any of') {
    require(shape.shapes.some((one) => fits(value, one)), `${path} has none of the forms: ${JSON.stringify(value)}`);
  } else {
    require(shape.is === 'null' ? value === null : typeof value === shape.is, `${path} must be ${shape.is}`);
  }
}

function requireMembers(value: unknown, shape: Extract<Shape, { is: 'object' }>, path: string): void {
  require(isJsonObject(value), `${path} must be an object`);
  for (const name of Object.keys(value)) require(Object.hasOwn(shape.members, name), `${path}.${name} is not known`);
  for (const [name, member] of Object.entries(shape.members)) {
    if (value[name] === undefined && shape.optional?.includes(name)) continue;
    requireShape(value[name], member, `${path}.${name}`);
  }
}

function fits(value: unknown, shape: Shape): boolean {
  try {
    requireShape(value, shape);
    return true;
  } catch {
    return false;
  }
}
