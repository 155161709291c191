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

interface DirectoryWire {
  readonly name: string;
  readonly objects?: readonly { readonly name: string; readonly attributes?: readonly { readonly name: string }[] | null }[] | null;
}

const users = "User";

/** The mapping of users: the only one that is enabled from the start, in the only rule. */
export function userMappingIn(schema: SchemaWire): ObjectMappingWire {
  const mapping = schema.synchronizationRules.flatMap((rule) => rule.objectMappings).find(isOfUsers);
  if (mapping === undefined) throw new NoUserMapping(schema.id);
  return mapping;
}

/** The rule by which users are provisioned on demand. It differs by the template's age, so it is never known beforehand. */
export function ruleOfUsers(schema: SchemaWire): string {
  const rule = schema.synchronizationRules.find((each) => each.objectMappings.some(isOfUsers));
  if (rule?.id === undefined) throw new NoUserMapping(schema.id);
  return rule.id;
}

/** The whole schema with another mapping of users. What `@odata.` says is Graph's to say, so it is not sent back. */
export function withUserMapping(schema: SchemaWire, mapping: ObjectMappingWire): SchemaWire {
  const own = Object.fromEntries(Object.entries(schema).filter(([name]) => !name.includes("@odata."))) as SchemaWire;
  const synchronizationRules = schema.synchronizationRules.map((rule) => ({
    ...rule,
    objectMappings: rule.objectMappings.map((each) => (isOfUsers(each) ? mapping : each)),
  }));
  return { ...own, synchronizationRules };
}

/** The names that a user's attributes have on each side. */
export function userAttributes(schema: SchemaWire): { readonly source: readonly string[]; readonly target: readonly string[] } {
  const rule = schema.synchronizationRules.find((each) => each.objectMappings.some(isOfUsers));
  const of = (directoryName: string | undefined): string[] => {
    const directory = schema.directories?.find((each) => each.name === directoryName);
    const object = directory?.objects?.find((each) => each.name === users);
    return (object?.attributes ?? []).map((attribute) => attribute.name);
  };
  return { source: of(rule?.sourceDirectoryName), target: of(rule?.targetDirectoryName) };
}

function isOfUsers(mapping: ObjectMappingWire): boolean {
  return mapping.sourceObjectName === users && mapping.targetObjectName === users;
}

class NoUserMapping extends Error {
  constructor(jobId: string) {
    super(`the schema of the job ${jobId} maps no users; reset it to its default in the portal ("Restore default mappings")`);
    this.name = "NoUserMapping";
  }
}
