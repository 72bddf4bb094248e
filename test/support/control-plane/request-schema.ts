/** As much of a JSON schema as our OpenAPI document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly example?: unknown;
  readonly minimum?: number;
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

/** A schema with what it refers to put in its place. */
export function resolve(document: OpenApiDocument, schema: Schema): Schema {
  const { $ref, allOf } = schema;
  const [only] = allOf ?? [];
  if (only) return resolve(document, only);
  if ($ref === undefined) return schema;
  return document.components.schemas[$ref.replace('#/components/schemas/', '')] ?? {};
}

/** The schema of the JSON body that an operation takes; undefined where it takes none. */
export function bodySchemaOf(document: OpenApiDocument, method: string, path: string): Schema | undefined {
  const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  const schema = operation?.requestBody?.content['application/json']?.schema;
  return schema && resolve(document, schema);
}

/** A value that looks right: what is required, and nothing else. */
export function likelyValue(document: OpenApiDocument, unresolved: Schema): unknown {
  const schema = resolve(document, unresolved);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array') return schema.items ? [likelyValue(document, schema.items)] : [];
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  if (schema.type === 'string') return schema.format === 'date-time' ? '2027-01-31T12:00:00Z' : 'a likely text';
  const fields = (schema.required ?? []).map((name) => [name, likelyValue(document, schema.properties?.[name] ?? {})]);
  return Object.fromEntries(fields) as unknown;
}

/** Every name of a field in a schema, at any depth. */
export function fieldNamesOf(document: OpenApiDocument, unresolved: Schema, seen = new Set<Schema>()): string[] {
  const schema = resolve(document, unresolved);
  if (seen.has(schema)) return [];
  seen.add(schema);
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [
    ...Object.keys(schema.properties ?? {}),
    ...inner.flatMap((field) => fieldNamesOf(document, field, seen)),
    ...(schema.oneOf ?? []).flatMap((option) => fieldNamesOf(document, option, seen)),
  ];
}
