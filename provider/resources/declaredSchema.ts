import { customAttributes, declaredOf, withDeclared, withoutDeclared, type DeclaredAttributes } from "./customAttributes";
import { declaredMapping, givenUp, restoredMapping, wantedMapping, type DeclaredMapping } from "./objectMapping";
import type { OperatorSpelling } from "./scopingFilters";
import { groupMappingIn, userMappingIn, withMapping, type ObjectMappingWire, type SchemaWire } from "./schemaWire";

/** What a program declares over a schema: the mapping of users, that of groups, and attributes that both may use. */
export interface DeclaredSchema extends DeclaredMapping {
  readonly groups?: DeclaredGroups;
  readonly attributes?: DeclaredAttributes;
}

export type DeclaredGroups = Pick<DeclaredMapping, "mappings" | "scopingFilters" | "actions"> & { readonly enabled: boolean };

/** The parts of a schema that are ours, as they were before us. */
export interface SchemaBefore {
  /** The mapping of users; none where there was no job, and we made it. */
  readonly mapping?: ObjectMappingWire;
  readonly groups?: ObjectMappingWire;
  readonly attributes?: DeclaredAttributes;
}

export interface Recorded {
  readonly declared: DeclaredSchema | undefined;
  readonly before: SchemaBefore | undefined;
}

export function schemaBefore(schema: SchemaWire | undefined): SchemaBefore {
  if (schema === undefined) return {};
  return { mapping: userMappingIn(schema), groups: groupMappingIn(schema), attributes: customAttributes(schema) };
}

/** What is there, with what is declared over it; what was declared before and is no longer goes back to what it was. */
export function wantedSchema(now: SchemaWire, declared: DeclaredSchema, recorded: Recorded, spelling: OperatorSpelling): SchemaWire {
  const { declared: known, before } = recorded;
  const withOurs = withDeclared(now, declared.attributes);
  const users = userMappingIn(withOurs);
  const mapped = withMapping(
    withOurs,
    users,
    wantedMapping(declared, returned(users, before?.mapping, givenUp(known, declared)), spelling),
  );
  const grouped = wantedGroups(mapped, declared, recorded, spelling);
  return withoutDeclared(grouped, before?.attributes ?? customAttributes(now), attributesGivenUp(known, declared));
}

/** What is there, in the words of the program: where it differs from what is declared, there is drift. */
export function declaredIn(schema: SchemaWire, declared: DeclaredSchema): DeclaredSchema {
  const groups = groupMappingIn(schema);
  return {
    ...declaredMapping(userMappingIn(schema), declared),
    groups: declared.groups && groupsIn(groups, declared.groups),
    attributes: declaredOf(schema, declared.attributes),
  };
}

/** What was declared as it was before; everything else as it is now. */
export function restoredSchema(now: SchemaWire, before: SchemaBefore, declared: DeclaredSchema): SchemaWire {
  const users = userMappingIn(now);
  const mapped = withMapping(now, users, restoredMapping(users, before.mapping, declared));
  const groups = groupMappingIn(mapped);
  const grouped =
    groups === undefined || declared.groups === undefined
      ? mapped
      : withMapping(mapped, groups, withSourceOf(before.groups, restoredMapping(groups, before.groups, whole(declared.groups))));
  return withoutDeclared(grouped, before.attributes ?? { source: {}, target: {} }, declared.attributes);
}

function wantedGroups(schema: SchemaWire, declared: DeclaredSchema, recorded: Recorded, spelling: OperatorSpelling): SchemaWire {
  const now = groupMappingIn(schema);
  const known = recorded.declared?.groups && whole(recorded.declared.groups);
  const wanted = whole(declared.groups ?? nothing);
  if (declared.groups === undefined && known === undefined) return schema;
  if (now === undefined) throw new NoGroupMapping(schema.id);
  const start = returned(now, recorded.before?.groups, givenUp(known, { ...wanted, enabled: declared.groups?.enabled }));
  const over =
    declared.groups === undefined ? withSourceOf(recorded.before?.groups, start) : withSource(wantedMapping(wanted, start, spelling));
  return withMapping(schema, now, over);
}

const nothing: DeclaredGroups = { enabled: false, mappings: {} };

/** An idle mapping names no source; one that is to be carried out has to. */
function withSource(mapping: ObjectMappingWire): ObjectMappingWire {
  return mapping.enabled && !mapping.sourceObjectName ? { ...mapping, sourceObjectName: mapping.targetObjectName } : mapping;
}

function withSourceOf(before: ObjectMappingWire | undefined, mapping: ObjectMappingWire): ObjectMappingWire {
  return before === undefined ? mapping : { ...mapping, sourceObjectName: before.sourceObjectName };
}

function returned(now: ObjectMappingWire, before: ObjectMappingWire | undefined, gone: DeclaredMapping | undefined): ObjectMappingWire {
  return gone === undefined ? now : restoredMapping(now, before, gone);
}

function attributesGivenUp(known: DeclaredSchema | undefined, declared: DeclaredSchema): DeclaredAttributes | undefined {
  const was = known?.attributes;
  if (was === undefined) return undefined;
  const left = (side: "source" | "target") =>
    Object.fromEntries(Object.entries(was[side]).filter(([name]) => !(name in (declared.attributes?.[side] ?? {}))));
  return { source: left("source"), target: left("target") };
}

function groupsIn(now: ObjectMappingWire | undefined, declared: DeclaredGroups): DeclaredGroups {
  if (now === undefined) return { ...declared, enabled: false };
  const { mappings, scopingFilters, actions, enabled } = declaredMapping(now, whole(declared));
  return { mappings, scopingFilters, actions, enabled: enabled ?? now.enabled };
}

function whole(groups: DeclaredGroups): DeclaredMapping {
  return { ...groups, unmapped: [], exclusive: false };
}

class NoGroupMapping extends Error {
  constructor(jobId: string) {
    super(
      `the schema of the job ${jobId} has no mapping of groups: its template is older than group synchronization; leave \`groups\` out`,
    );
    this.name = "NoGroupMapping";
  }
}
