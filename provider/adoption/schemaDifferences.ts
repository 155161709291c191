import { isDeepStrictEqual } from "node:util";
import { wantedSchema, type DeclaredSchema } from "../resources/declaredSchema";
import { groupMappingIn, userMappingIn, type SchemaWire } from "../resources/schemaWire";
import { namesOfGroups, namesOfUsers } from "../resources/schemaFaults";
import { attributeDifferences } from "./attributeDifferences";
import type { FoundGroups, FoundSchema } from "./found";
import { leftInSchema } from "./leftInSchema";
import { mappingDifferences } from "./mappingDifferences";

export interface SchemaDifferences {
  readonly schema: FoundSchema;
  /** What differs and is not declared, in sentences. */
  readonly left: readonly string[];
}

/**
 * How a schema differs from the one that the service gives to a new configuration. Without that one everything is declared.
 * Declared is only what `SyncSchema` would leave as it is: each part is tried with what would be written for it.
 */
export function schemaDifferences(live: SchemaWire, standard: SchemaWire | undefined): SchemaDifferences {
  const attributes = attributeDifferences(live, standard);
  const now = userMappingIn(live);
  const usual = standard && userMappingIn(standard);
  const users = mappingDifferences(now, usual, namesOfUsers(attributes.added));
  const groups = groupDifferences(live, standard);
  return {
    schema: {
      enabled: now.enabled === (usual?.enabled ?? true) ? undefined : now.enabled,
      mappings: users.mappings,
      unmapped: users.taken,
      scopingFilters: users.scopingFilters,
      actions: users.actions,
      attributes: attributes.added,
      groups: groups.declared,
    },
    left: [...users.left, ...attributes.left, ...groups.left, ...leftInSchema(live, standard)],
  };
}

interface GroupDifferences {
  readonly declared?: FoundGroups;
  readonly left: readonly string[];
}

const undeclarable = "The mapping of groups (Provisioning > Mappings > Provision Microsoft Entra ID Groups) cannot be declared as it is.";

/** The mapping of groups is off in a new configuration, and nobody misses it in a program that says nothing of it. */
function groupDifferences(live: SchemaWire, standard: SchemaWire | undefined): GroupDifferences {
  const now = groupMappingIn(live);
  const usual = standard && groupMappingIn(standard);
  if (now === undefined || isDeepStrictEqual(told(now), told(usual)) || (usual === undefined && !now.enabled)) return { left: [] };
  const { mappings, scopingFilters, actions, left, taken } = mappingDifferences(now, usual, namesOfGroups);
  const declared = { enabled: now.enabled, mappings, scopingFilters, actions };
  const isAll = left.length === 0 && taken.length === 0;
  return isAll && staysAsItIs(live, { groups: declared }) ? { declared, left: [] } : { left: [undeclarable] };
}

function told(mapping: ReturnType<typeof groupMappingIn>): unknown[] {
  const { enabled, flowTypes, scope, attributeMappings } = mapping ?? {};
  const rows = attributeMappings?.map(({ targetAttributeName, source, flowType }) => [targetAttributeName, source?.expression, flowType]);
  return [enabled, flowTypes, scope?.groups ?? [], rows];
}

function staysAsItIs(live: SchemaWire, part: Pick<DeclaredSchema, "groups">): boolean {
  const declared = { mappings: {}, unmapped: [], exclusive: false, ...part };
  const unrecorded = { declared: undefined, before: undefined };
  return isDeepStrictEqual(
    wantedSchema(live, declared, unrecorded, (operator) => operator),
    live,
  );
}
