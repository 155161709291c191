import type { GraphClient } from "../graph/client";
import type { Request } from "../graph/request";
import type { DeclaredSchema } from "./declaredSchema";
import { groupMappingIn, userMappingIn, withMapping, type ObjectMappingWire, type SchemaWire, type SourceWire } from "./schemaWire";

/** https://learn.microsoft.com/graph/api/synchronization-synchronizationschema-parseexpression */
interface ParsedWire {
  readonly parsingSucceeded?: boolean;
  readonly parsedExpression?: SourceWire | null;
  readonly error?: { readonly code?: string | null; readonly message?: string | null } | null;
}

interface Written {
  readonly property: string;
  readonly expression: string;
}

/**
 * Lets the service itself read every expression that is about to be written: a refusal is told with its property, before anything is
 * changed, and what is written then is the service's own tree.
 */
export async function serviceParsed(
  graph: GraphClient,
  path: string,
  wanted: SchemaWire,
  now: SchemaWire,
  declared: DeclaredSchema,
): Promise<SchemaWire> {
  const written = [
    ...expressionsIn("mappings", declared.mappings, userMappingIn(wanted), userMappingIn(now)),
    ...expressionsIn("groups.mappings", declared.groups?.mappings ?? {}, groupMappingIn(wanted), groupMappingIn(now)),
  ];
  if (written.length === 0) return wanted;
  const answers = await graph.writeAll<ParsedWire>(written.map(({ expression }) => question(path, expression)));
  const sources = new Map(written.map((each, index) => [each.expression, accepted(each, answers[index])]));
  return [userMappingIn(wanted), groupMappingIn(wanted)].reduce<SchemaWire>(
    (schema, mapping) => (mapping === undefined ? schema : withMapping(schema, mapping, withSources(mapping, sources))),
    wanted,
  );
}

/** Those whose rows change, by the property that a person wrote. */
function expressionsIn(
  at: string,
  mappings: DeclaredSchema["mappings"],
  wanted: ObjectMappingWire | undefined,
  now: ObjectMappingWire | undefined,
): Written[] {
  const old = new Set(now?.attributeMappings.map((row) => row.source));
  const changed = (wanted?.attributeMappings ?? []).filter((row) => !old.has(row.source)).map((row) => row.targetAttributeName);
  return changed.flatMap((target) => {
    const expression = mappings[target]?.expression;
    return expression === undefined ? [] : [{ property: `${at}.${target}.expression`, expression }];
  });
}

function question(path: string, expression: string): Request {
  const body = { expression, targetAttributeDefinition: null, testInputObject: { definition: null, properties: [] } };
  return { method: "POST", path: `${path}/parseExpression`, body, repeatable: true };
}

function accepted(written: Written, answer: PromiseSettledResult<ParsedWire> | undefined): SourceWire {
  if (answer?.status === "rejected") throw answer.reason;
  const parsed = answer?.value;
  if (parsed?.parsingSucceeded !== true || !parsed.parsedExpression)
    throw new ExpressionRefused(written, parsed?.error?.message ?? undefined);
  return parsed.parsedExpression;
}

function withSources(mapping: ObjectMappingWire, sources: ReadonlyMap<string, SourceWire>): ObjectMappingWire {
  const attributeMappings = mapping.attributeMappings.map((row) => {
    const source = row.source === null ? undefined : sources.get(row.source.expression);
    return source === undefined ? row : { ...row, source };
  });
  return { ...mapping, attributeMappings };
}

class ExpressionRefused extends Error {
  constructor({ property, expression }: Written, message: string | undefined) {
    super(`${property}: the service cannot read ${expression}: ${message ?? "it gives no reason"}. Nothing was written.`);
    this.name = "ExpressionRefused";
  }
}
