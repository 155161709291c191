import type { GraphError } from "./graphError";
import type { JsonObject } from "./json";

type Primitive = "Edm.String" | "Edm.Boolean" | "Edm.Int32" | "Edm.Int64" | "Edm.Guid" | "Edm.DateTimeOffset";

/** The type of a property as Graph's metadata has it; an exclamation mark says that null is refused. */
export type PropertyType = Primitive | `${Primitive}!` | `Collection(${Primitive})` | ComplexType | EnumType | CollectionType;

/** A structured value. */
export interface ComplexType {
  readonly complex: string;
  readonly properties: Properties;
}

/** One of a fixed set of words, or several joined by commas. */
export interface EnumType {
  readonly values: readonly string[];
  readonly flags?: true;
  /** The service's own answer to a word it does not know, where it is not an ordinary bad request. */
  readonly refusal?: (value: string) => GraphError;
}

export interface CollectionType {
  readonly collection: ComplexType | EnumType;
}

export type Properties = Readonly<Record<string, PropertyType>>;

/** A kind of entity: what may be written, what may be read, and what a read returns when nothing is selected. */
export interface EntityType {
  readonly name: string;
  readonly writable: Properties;
  readonly readOnly: Properties;
  /** What $expand accepts. */
  readonly navigation?: readonly string[];
  /** Where Graph returns only some properties by default. */
  readonly defaultSelect?: readonly string[];
  /** How a property that was never set is shown, where that is not null. */
  readonly unset?: Readonly<Record<string, JsonObject>>;
  /** Whether $filter's harder operators need `ConsistencyLevel: eventual`, as on directory objects. */
  readonly directoryObject?: true;
  /** What $filter can do with each property, where Graph publishes it; by property, one letter for each operator. */
  readonly filterable?: Readonly<Record<string, string>>;
  /** What $orderby accepts of directory objects: by default, and in advanced queries besides. */
  readonly sortable?: { readonly plain?: readonly string[]; readonly indexed?: readonly string[] };
}

export function hasProperty(type: EntityType, name: string): boolean {
  return name === "id" || name in type.writable || name in type.readOnly;
}
