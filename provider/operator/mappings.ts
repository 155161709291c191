import type { GraphClient } from "../graph/client";
import { jobWithSchema } from "../resources/liveSchema";
import { userMappingIn, type ClauseWire, type RowWire } from "../resources/schemaWire";

/** How users are mapped and filtered, in the portal's words. */
export interface UserMappings {
  /** The schema's version: it changes with every save. */
  readonly version?: string;
  /** What the service may do in the target: `Add`, `Update`, `Delete`. */
  readonly actions: string;
  readonly attributes: readonly { readonly target: string; readonly source: string; readonly apply: string; readonly matching?: number }[];
  readonly filters: readonly { readonly name: string; readonly clauses: readonly string[] }[];
}

/** `undefined` while there is no job: the schema belongs to it. */
export async function mappingsOf(graph: GraphClient, servicePrincipalId: string): Promise<UserMappings | undefined> {
  const live = await jobWithSchema(graph, servicePrincipalId);
  if (live === undefined) return undefined;
  const { attributeMappings, flowTypes, scope } = userMappingIn(live.schema);
  const { version } = live.schema;
  return {
    version: typeof version === "string" ? version : undefined,
    actions: flowTypes,
    attributes: attributeMappings.map(attributeOf),
    filters: (scope?.groups ?? []).map(({ name, clauses }) => ({ name: name ?? "", clauses: clauses.map(clauseText) })),
  };
}

function attributeOf({ targetAttributeName, source, flowType, matchingPriority }: RowWire): UserMappings["attributes"][number] {
  return {
    target: targetAttributeName,
    source: source?.expression ?? "",
    apply: flowType === "ObjectAddOnly" ? "only on create" : "always",
    ...(matchingPriority > 0 ? { matching: matchingPriority } : {}),
  };
}

function clauseText({ sourceOperandName, operatorName, targetOperand }: ClauseWire): string {
  return [sourceOperandName, operatorName, targetOperand?.values.join(", ")].filter(Boolean).join(" ");
}
