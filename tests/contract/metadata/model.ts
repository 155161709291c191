/** A type as the metadata names it, alone or many of them. */
export interface TypeRef {
  readonly name: string;
  readonly collection: boolean;
}

export interface Property {
  readonly name: string;
  readonly type: TypeRef;
  readonly nullable: boolean;
  /** Set for what leads to other entities; absent in an answer unless it was expanded. */
  readonly navigation?: { readonly contained: boolean };
}

/** An entity type or a complex type, with its own properties only. */
export interface StructuredType {
  readonly name: string;
  readonly base?: string;
  readonly properties: ReadonlyMap<string, Property>;
}

export interface EnumType {
  readonly members: ReadonlySet<string>;
  readonly flags: boolean;
}

/** An action or a function that belongs to a type. */
export interface Operation {
  readonly name: string;
  readonly binding: TypeRef;
  readonly parameters: ReadonlyMap<string, Property>;
  readonly returns?: TypeRef;
}

/** What a version of Graph says of itself, as far as it was found. */
export interface Metadata {
  /** `names` where only names and the words of enums are known, not formats, required members, actions or addresses. */
  readonly depth: "everything" | "names";
  readonly structured: ReadonlyMap<string, StructuredType>;
  readonly enums: ReadonlyMap<string, EnumType>;
  readonly operations: readonly Operation[];
  /** What stands first in a path, with its type. */
  readonly roots: ReadonlyMap<string, TypeRef>;
  /** Entity sets that a navigation leads to, by `set/navigation`. */
  readonly bindings: ReadonlyMap<string, string>;
}

export const graphType = (name: string): string => `microsoft.graph.${name}`;

/** A type with all it inherits, own properties last. */
export function allProperties(metadata: Metadata, typeName: string): ReadonlyMap<string, Property> {
  const type = metadata.structured.get(typeName);
  if (type === undefined) return new Map();
  const inherited = type.base === undefined ? [] : [...allProperties(metadata, type.base)];
  return new Map([...inherited, ...type.properties]);
}

/** Whether the first type is the second one or inherits from it. */
export function isA(metadata: Metadata, typeName: string, ancestor: string): boolean {
  if (typeName === ancestor) return true;
  const base = metadata.structured.get(typeName)?.base;
  return base !== undefined && isA(metadata, base, ancestor);
}

/** Two versions of the same: what the later one has replaces what the earlier one has. */
export function overlaid(earlier: Metadata, later: Metadata): Metadata {
  return {
    depth: earlier.depth,
    structured: new Map([...earlier.structured, ...later.structured]),
    enums: new Map([...earlier.enums, ...later.enums]),
    operations: [...later.operations, ...earlier.operations],
    roots: new Map([...earlier.roots, ...later.roots]),
    bindings: new Map([...earlier.bindings, ...later.bindings]),
  };
}
