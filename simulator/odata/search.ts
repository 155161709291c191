import type { Call } from "../graph/call";
import { badRequest } from "../graph/graphError";
import type { JsonObject } from "../graph/json";
import { hasProperty, type EntityType } from "../graph/propertyType";

type Test = (entity: JsonObject) => boolean;

/** The test that `$search` describes: clauses such as `"displayName:ada"`, joined by AND and OR; undefined where it is not asked for. */
export function searchTest(call: Call, type: EntityType): Test | undefined {
  const source = call.query.get("$search");
  if (source === null) return undefined;
  const tokens = source.match(/"(?:[^"\\]|\\.)*"|AND|OR|[()]|\S+/g) ?? [];
  const { test, rest } = either(tokens, type, source);
  if (rest.length > 0) throw invalid(source);
  return test;
}

interface Parsed {
  readonly test: Test;
  readonly rest: readonly string[];
}

function either(tokens: readonly string[], type: EntityType, source: string): Parsed {
  let left = both(tokens, type, source);
  while (left.rest[0] === "OR") {
    const [first, right] = [left.test, both(left.rest.slice(1), type, source)];
    left = { test: (entity) => first(entity) || right.test(entity), rest: right.rest };
  }
  return left;
}

function both(tokens: readonly string[], type: EntityType, source: string): Parsed {
  let left = one(tokens, type, source);
  while (left.rest[0] === "AND") {
    const [first, right] = [left.test, one(left.rest.slice(1), type, source)];
    left = { test: (entity) => first(entity) && right.test(entity), rest: right.rest };
  }
  return left;
}

function one([token = "", ...rest]: readonly string[], type: EntityType, source: string): Parsed {
  if (token === "(") {
    const inner = either(rest, type, source);
    if (inner.rest[0] !== ")") throw invalid(source);
    return { test: inner.test, rest: inner.rest.slice(1) };
  }
  const [, name, text] = /^"(\w+):(.*)"$/s.exec(token) ?? [];
  if (name === undefined || text === undefined) throw invalid(source);
  if (!hasProperty(type, name))
    throw badRequest(`Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.`, "BadRequest");
  return { test: clause(name, text.replace(/\\(.)/g, "$1")), rest };
}

/** Words are looked for in names and descriptions; of anything else the beginning counts. */
const tokenized = ["displayName", "description"];

function clause(name: string, text: string): Test {
  if (!tokenized.includes(name)) {
    const beginning = text.toLowerCase();
    return (entity) => valueOf(entity, name).toLowerCase().startsWith(beginning);
  }
  const wanted = wordsOf(text);
  return (entity) => {
    const present = wordsOf(valueOf(entity, name));
    return wanted.length > 0 && wanted.every((word) => present.some((each) => each.startsWith(word)));
  };
}

function valueOf(entity: JsonObject, name: string): string {
  const value = entity[name];
  return typeof value === "string" ? value : "";
}

/** Split at spaces, symbols, numbers and where capital letters follow small ones. */
function wordsOf(text: string): string[] {
  const apart = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return (apart.match(/\p{L}+|\d+/gu) ?? []).map((word) => word.toLowerCase());
}

function invalid(source: string) {
  return badRequest(`Syntax error: '${source}' is no search. Each clause is written as "property:text".`, "Request_UnsupportedQuery");
}
