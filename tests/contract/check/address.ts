import { allProperties, isA, type Metadata, type Operation, type Property, type TypeRef } from "../metadata/model";

/** What a path leads to, and how an answer of it names itself below `$metadata#`. */
export interface Address {
  readonly form: "entities" | "entity" | "single" | "values" | "operation" | "reference";
  readonly type: TypeRef | undefined;
  readonly context: string;
  readonly operation?: Operation;
}

interface Place extends Address {
  /** How paths below it begin in a context. */
  readonly deep: string;
}

/** Follows a path, without its query, through the metadata; undefined where the metadata does not know the way. */
export function addressOf(metadata: Metadata, path: string): Address | undefined {
  const [first = "", ...rest] = segmentsOf(path);
  const type = metadata.roots.get(first);
  if (type === undefined) return undefined;
  const start: Place = { form: type.collection ? "entities" : "single", type, context: first, deep: first };
  return rest.reduce<Place | undefined>((place, segment) => place && step(metadata, place, segment), start);
}

/** `users('key')` and `users(appId='key')` are a collection and one of it. */
function segmentsOf(path: string): string[] {
  return path
    .replace(/\((?:\w+=)?'([^'/]*)'\)/g, "/$1")
    .split("/")
    .filter((segment) => segment !== "")
    .map((segment) => decodeURIComponent(segment).replace(/^graph\./, "microsoft.graph."));
}

function step(metadata: Metadata, place: Place, segment: string): Place | undefined {
  if (place.type === undefined) return undefined;
  if (segment === "$ref") return { ...place, form: "reference" };
  const operation = operationOf(metadata, place.type, segment);
  if (operation) return afterOperation(operation);
  if (place.form === "entities") return oneOf(metadata, place, place.type, segment);
  const property = allProperties(metadata, place.type.name).get(segment);
  return property && below(metadata, place, property);
}

function operationOf(metadata: Metadata, type: TypeRef, name: string): Operation | undefined {
  return metadata.operations.find(
    (each) => each.name === name && each.binding.collection === type.collection && isA(metadata, type.name, each.binding.name),
  );
}

function afterOperation(operation: Operation): Place {
  const { returns } = operation;
  const context = returns?.collection ? `Collection(${returns.name})` : (returns?.name ?? "");
  return { form: "operation", type: returns, context, deep: context, operation };
}

function oneOf(metadata: Metadata, place: Place, type: TypeRef, segment: string): Place {
  if (metadata.structured.has(segment))
    return {
      ...place,
      type: { name: segment, collection: true },
      context: `${place.context}/${segment}`,
      deep: `${place.deep}/${segment}`,
    };
  const deep = `${place.deep}('${segment}')`;
  return { form: "entity", type: { name: type.name, collection: false }, context: `${place.context}/$entity`, deep };
}

function below(metadata: Metadata, place: Place, property: Property): Place {
  const { name, type, navigation } = property;
  const own = `${place.deep}/${name}`;
  if (navigation === undefined) return { form: "values", type, context: own, deep: own };
  const set = place.deep.replace(/\('.*$/, "");
  const bound = navigation.contained ? undefined : metadata.bindings.get(`${set}/${name}`);
  const context = bound ?? own;
  if (type.collection) return { form: "entities", type, context, deep: context };
  return { form: "single", type, context: `${context}/$entity`, deep: own };
}
