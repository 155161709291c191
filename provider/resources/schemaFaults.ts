import { notFilterable, problemsOfFilters, type ScopingFilters } from "../../expressions";
import type { Failure } from "../engine/definition";
import { problemOfExpression, problemOfName, type KnownNames } from "./attributeNames";
import type { AttributeMapping } from "./attributeMappings";
import { sides, type DeclaredAttributes } from "./customAttributes";
import type { DeclaredSchema } from "./declaredSchema";
import { publishedAttributes } from "./publishedAttributes";
import type { ScopingFilter } from "./scopingFilters";

/** By which the service matches users between the tenants, in every configuration of any age. */
const matching = "alternativeSecurityIds";

/** What a program may name of users: what every schema has, and what it declares itself. */
export function namesOfUsers(declared: DeclaredAttributes | undefined): KnownNames {
  const on = (side: "source" | "target"): readonly string[] => [...publishedAttributes[side], ...Object.keys(declared?.[side] ?? {})];
  return { of: "users", source: on("source"), target: on("target") };
}

/** The attributes of groups are not published: those are looked at once the tenant's own schema is there. */
export const namesOfGroups: KnownNames = { of: "groups", source: undefined, target: undefined };

/** What is wrong with mappings, each with the property a person wrote. */
export function faultsOfMappings(at: string, mappings: DeclaredSchema["mappings"], known: KnownNames): Failure[] {
  return Object.entries(mappings).flatMap(([target, mapping]) => {
    const unknown = problemOfName("target", target, known);
    const own = unknown === undefined ? [] : [{ property: `${at}.${target}`, reason: unknown }];
    return [...own, ...faultsOfSource(`${at}.${target}`, mapping, known)];
  });
}

function faultsOfSource(property: string, { attribute, constant, expression }: AttributeMapping, known: KnownNames): Failure[] {
  const given = [attribute, constant, expression].filter((each) => each !== undefined);
  if (given.length !== 1) return [{ property, reason: "must have exactly one of attribute, constant and expression" }];
  const ofAttribute = attribute === undefined ? undefined : problemOfName("source", attribute, known);
  if (ofAttribute !== undefined) return [{ property: `${property}.attribute`, reason: ofAttribute }];
  const ofExpression = expression === undefined ? undefined : problemOfExpression(expression, known);
  return ofExpression === undefined ? [] : [{ property: `${property}.expression`, reason: ofExpression }];
}

/** What the service would refuse of filters, or never let hold. */
export function faultsOfFilters(at: string, filters: readonly ScopingFilter[] | undefined, known: KnownNames): Failure[] {
  if (filters === undefined) return [];
  const faults = problemsOfFilters(filters as ScopingFilters).map(({ path, problem }) => ({ property: at + path, reason: problem }));
  const names = filters.flatMap(({ clauses }, filter) =>
    clauses.flatMap(({ attribute }, clause) => {
      const property = `${at}[${filter.toString()}].clauses[${clause.toString()}].attribute`;
      const problem = notFilterable.includes(attribute)
        ? undefined
        : (extensionProblem(attribute) ?? problemOfName("source", attribute, known));
      return problem === undefined ? [] : [{ property, reason: problem }];
    }),
  );
  return [...faults, ...names];
}

/** https://learn.microsoft.com/entra/identity/app-provisioning/define-conditional-rules-for-provisioning-user-accounts */
function extensionProblem(attribute: string): string | undefined {
  return attribute.startsWith("extension_")
    ? "The service does not filter by directory extensions; map it to an attribute in place of that"
    : undefined;
}

export function mappedAndUnmapped({ mappings, unmapped }: Pick<DeclaredSchema, "mappings" | "unmapped">): Failure[] {
  const both = unmapped.filter((target) => target in mappings);
  return both.map((target) => ({ property: "unmapped", reason: `names ${target}, which mappings maps` }));
}

/** The service refuses it as `schemaInvalid`, after everything else was accepted. */
export function faultsOfMatching({ mappings, unmapped }: Pick<DeclaredSchema, "mappings" | "unmapped">): Failure[] {
  const reason = `${matching} is the attribute by which users are matched between the tenants: the service lets nobody change or remove its mapping`;
  if (matching in mappings) return [{ property: `mappings.${matching}`, reason }];
  return unmapped.includes(matching) ? [{ property: "unmapped", reason }] : [];
}

export function faultsOfUnmapped(unmapped: readonly string[], known: KnownNames): Failure[] {
  return unmapped.flatMap((target, index) => {
    const reason = problemOfName("target", target, known);
    return reason === undefined ? [] : [{ property: `unmapped[${index.toString()}]`, reason }];
  });
}

const extensionName = /^extension_[0-9a-f]{32}_\w+$/;

export function faultsOfAttributes(declared: DeclaredAttributes | undefined): Failure[] {
  return sides.flatMap((side) =>
    Object.keys(declared?.[side] ?? {}).flatMap((name) => {
      const property = `attributes.${side}.${name}`;
      if (publishedAttributes[side].includes(name)) return [{ property, reason: "is there in every schema: map it without declaring it" }];
      if (!name.startsWith("extension_") || extensionName.test(name)) return [];
      return [{ property, reason: "must be extension_, the application id in 32 small letters and digits without dashes, _ and the name" }];
    }),
  );
}
