/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationschema. Members that we do not know travel along untouched. */
export interface SchemaWire {
  readonly id: string;
  readonly synchronizationRules: readonly RuleWire[];
  readonly directories?: readonly DirectoryWire[] | null;
  readonly [other: string]: unknown;
}

interface RuleWire {
  readonly id?: string;
  readonly name: string;
  readonly sourceDirectoryName: string;
  readonly targetDirectoryName: string;
  readonly objectMappings: readonly ObjectMappingWire[];
  readonly [other: string]: unknown;
}

export interface ObjectMappingWire {
  readonly enabled: boolean;
  readonly flowTypes: string;
  readonly sourceObjectName: string | null;
  readonly targetObjectName: string;
  readonly scope: ScopeWire | null;
  readonly attributeMappings: readonly RowWire[];
  readonly [other: string]: unknown;
}

export interface RowWire {
  readonly targetAttributeName: string;
  readonly defaultValue?: string | null;
  readonly flowType: string;
  readonly matchingPriority: number;
  readonly source: SourceWire | null;
  readonly [other: string]: unknown;
}

export interface SourceWire {
  readonly type: "Attribute" | "Constant" | "Function";
  readonly name: string;
  readonly expression: string;
  readonly parameters?: readonly unknown[] | null;
}

export interface ScopeWire {
  readonly groups?: readonly FilterGroupWire[] | null;
  readonly [other: string]: unknown;
}

export interface FilterGroupWire {
  readonly name?: string | null;
  readonly clauses: readonly ClauseWire[];
  readonly [other: string]: unknown;
}

export interface ClauseWire {
  readonly sourceOperandName: string;
  readonly operatorName: string;
  readonly targetOperand?: { readonly values: readonly string[] } | null;
}

export interface DirectoryWire {
  readonly name: string;
  readonly objects?: readonly ObjectWire[] | null;
  readonly [other: string]: unknown;
}

interface ObjectWire {
  readonly name: string;
  readonly attributes?: readonly AttributeWire[] | null;
  readonly [other: string]: unknown;
}

export interface AttributeWire {
  readonly name: string;
  readonly type?: string | null;
  readonly [other: string]: unknown;
}

export type Side = "source" | "target";

const users = "User";

const groups = "Group";

/** The mapping of users: the only one that is enabled from the start, in the only rule. */
export function userMappingIn(schema: SchemaWire): ObjectMappingWire {
  const mapping = schema.synchronizationRules.flatMap((rule) => rule.objectMappings).find(isOfUsers);
  if (mapping === undefined) throw new NoUserMapping(schema.id);
  return mapping;
}

/** The mapping of groups: named and disabled, or, in an older template, without a name and a source. */
export function groupMappingIn(schema: SchemaWire): ObjectMappingWire | undefined {
  return schema.synchronizationRules.flatMap((rule) => rule.objectMappings).find(isOfGroups);
}

/** The rule by which users are provisioned on demand. It differs by the template's age, so it is never known beforehand. */
export function ruleOfUsers(schema: SchemaWire): string {
  const id = ruleIn(schema)?.id;
  if (id === undefined) throw new NoUserMapping(schema.id);
  return id;
}

/** The schema with another mapping in the place of one of its own. */
export function withMapping(schema: SchemaWire, now: ObjectMappingWire, mapping: ObjectMappingWire): SchemaWire {
  const synchronizationRules = schema.synchronizationRules.map((rule) => ({
    ...rule,
    objectMappings: rule.objectMappings.map((each) => (each === now ? mapping : each)),
  }));
  return { ...schema, synchronizationRules };
}

/** What `@odata.` says is Graph's to say, so it is not sent back. */
export function sendable(schema: SchemaWire): SchemaWire {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !name.includes("@odata."))) as SchemaWire;
}

/** The attributes that users or groups have on one side. */
export function attributesOn(schema: SchemaWire, side: Side, objectName: "User" | "Group" = users): readonly AttributeWire[] {
  const directory = schema.directories?.find((each) => each.name === directoryOf(schema, side));
  return directory?.objects?.find((each) => each.name === objectName)?.attributes ?? [];
}

/** The schema with other attributes of users on one side. */
export function withAttributesOn(schema: SchemaWire, side: Side, attributes: readonly AttributeWire[]): SchemaWire {
  const name = directoryOf(schema, side);
  const directories = schema.directories?.map((directory) => {
    if (directory.name !== name) return directory;
    return { ...directory, objects: directory.objects?.map((object) => (object.name === users ? { ...object, attributes } : object)) };
  });
  return { ...schema, directories };
}

function directoryOf(schema: SchemaWire, side: Side): string | undefined {
  const rule = ruleIn(schema);
  return side === "source" ? rule?.sourceDirectoryName : rule?.targetDirectoryName;
}

function ruleIn(schema: SchemaWire): RuleWire | undefined {
  return schema.synchronizationRules.find((each) => each.objectMappings.some(isOfUsers));
}

function isOfUsers(mapping: ObjectMappingWire): boolean {
  return mapping.sourceObjectName === users && mapping.targetObjectName === users;
}

function isOfGroups(mapping: ObjectMappingWire): boolean {
  return mapping.targetObjectName === groups && ["", groups].includes(mapping.sourceObjectName ?? "");
}

class NoUserMapping extends Error {
  constructor(jobId: string) {
    super(`the schema of the job ${jobId} maps no users; reset it to its default in the portal ("Restore default mappings")`);
    this.name = "NoUserMapping";
  }
}
