import { fabrikam, type SimulatorControl } from "../../simulator";
import { configurationByHand, inPortal } from "../lifecycle/configuration";
import { contosoId, fabrikamId } from "../lifecycle/tenants";

/** What a person clicked together in the portal, or sent with somebody's script. Every member may be missing, as people leave things. */
export interface HandMade {
  readonly displayName: string;
  readonly notes?: string;
  /** The secrets as they were sent; none where no connection was saved. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly principals: readonly string[];
  /** `undefined` where there is no job. */
  readonly job?: "running" | "stopped";
  /** Changes to the schema, one after the other. */
  readonly edits: readonly Edit[];
}

/** Most are to the mapping of users. */
export type Edit = (users: Mapping, schema: Schema) => void;

export interface Row {
  targetAttributeName: string;
  flowType: string;
  matchingPriority: number;
  defaultValue: string | null;
  source: { type: string; name: string; expression: string; parameters: unknown[] } | null;
}

export interface Mapping {
  sourceObjectName: string | null;
  targetObjectName: string;
  enabled: boolean;
  flowTypes: string;
  scope: { groups: unknown[] } | null;
  attributeMappings: Row[];
}

interface Schema {
  synchronizationRules: { sourceDirectoryName: string; targetDirectoryName: string; objectMappings: Mapping[] }[];
  directories: { name: string; objects: { name: string; attributes: { name: string; type: string }[] }[] }[];
}

/** The one that issue and documentation tell of: mappings, a filter, mail, a threshold of 250, two groups, and it runs. */
export const fabrikamToContoso: HandMade = {
  displayName: "Fabrikam to Contoso",
  notes: "Ask Ada before you touch this",
  secrets: {
    AuthenticationType: "SyncPolicy",
    CompanyId: contosoId,
    SyncAll: "false",
    SyncNotificationSettings: JSON.stringify({
      Enabled: true,
      Recipients: "identity@fabrikam.com",
      DeleteThresholdEnabled: true,
      DeleteThresholdValue: 250,
      HumanResourcesLookaheadQueryEnabled: false,
    }),
  },
  principals: [fabrikam.marketingGroupId, fabrikam.salesGroupId],
  job: "running",
  edits: [
    setRow("userType", constant("Guest"), "Always"),
    setRow("displayName", expression("Append", 'Append([displayName], " (Fabrikam)")'), "Always"),
    setRow("city", attribute("state"), "ObjectAddOnly"),
    dropRow("manager"),
    addFilter("Has a department", [{ attribute: "department", operator: "IS NOT NULL", values: [] }]),
    setActions("Add,Update"),
  ],
};

type Source = NonNullable<Row["source"]>;

export function attribute(name: string): Source {
  return { type: "Attribute", name, expression: `[${name}]`, parameters: [] };
}

export function constant(value: string): Source {
  return { type: "Constant", name: value, expression: JSON.stringify(value), parameters: [] };
}

export function expression(name: string, text: string): Source {
  return { type: "Function", name, expression: text, parameters: [] };
}

export function setRow(target: string, source: Source, flowType: string, defaultValue: string | null = null): Edit {
  return (users) => {
    const row = users.attributeMappings.find((each) => each.targetAttributeName === target);
    if (row !== undefined) Object.assign(row, { source, flowType, defaultValue });
    else users.attributeMappings.push({ targetAttributeName: target, source, flowType, defaultValue, matchingPriority: 0 });
  };
}

export function dropRow(target: string): Edit {
  return (users) => {
    users.attributeMappings = users.attributeMappings.filter((each) => each.targetAttributeName !== target);
  };
}

interface Clause {
  readonly attribute: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export function addFilter(name: string, clauses: readonly Clause[]): Edit {
  const wire = clauses.map((each) => ({
    sourceOperandName: each.attribute,
    operatorName: each.operator,
    targetOperand: { values: each.values },
  }));
  return (users) => {
    users.scope?.groups.push({ name, clauses: wire });
  };
}

export function setActions(flowTypes: string): Edit {
  return (users) => {
    users.flowTypes = flowTypes;
  };
}

export function setEnabled(isEnabled: boolean): Edit {
  return (users) => {
    users.enabled = isEnabled;
  };
}

/** The switch of the mapping of groups, and one of its rows. */
export function setGroups(isEnabled: boolean, source?: Source): Edit {
  return (_users, schema) => {
    const groups = schema.synchronizationRules.flatMap((rule) => rule.objectMappings).find((each) => each.targetObjectName === "Group");
    if (groups === undefined) return;
    groups.enabled = isEnabled;
    groups.sourceObjectName = "Group";
    const row = groups.attributeMappings.find((each) => each.matchingPriority === 0);
    if (row !== undefined && source !== undefined) row.source = source;
  };
}

/** As "Edit attribute list" does it. */
export function addAttribute(side: "source" | "target", name: string, type: string): Edit {
  return (_users, schema) => {
    const directory = schema.synchronizationRules[0]?.[`${side}DirectoryName`];
    const object = schema.directories.find((each) => each.name === directory)?.objects.find((each) => each.name === "User");
    const ordinary = object?.attributes.find((each) => each.name === "department");
    if (ordinary !== undefined && object?.attributes.some((each) => each.name === name) === false)
      object.attributes.push({ ...ordinary, name, type });
  };
}

/** Does by hand what is described, in the order of the portal; gives the service principal's id. */
export async function makeByHand(control: SimulatorControl, made: HandMade): Promise<string> {
  const { servicePrincipal } = await configurationByHand(control, made.displayName);
  const { id } = servicePrincipal;
  const ask = <Body>(method: string, path: string, body?: unknown): Promise<Body> =>
    inPortal<Body>(control, fabrikamId, method, `/servicePrincipals/${id}${path}`, body);
  if (made.notes !== undefined) await ask("PATCH", "", { notes: made.notes });
  const secrets = Object.entries(made.secrets ?? {}).map(([key, value]) => ({ key, value }));
  if (secrets.length > 0) await ask("PUT", "/synchronization/secrets", { value: secrets });
  for (const principalId of made.principals)
    await ask("POST", "/appRoleAssignedTo", { principalId, resourceId: id, appRoleId: servicePrincipal.appRoles[0]?.id });
  if (made.job === undefined) return id;
  const job = await ask<{ id: string }>("POST", "/synchronization/jobs", { templateId: "Azure2Azure" });
  const path = `/synchronization/jobs/${job.id}`;
  if (made.edits.length > 0) await edit(ask, `${path}/schema`, made.edits);
  if (made.job === "running") await ask("POST", `${path}/start`);
  return id;
}

type Ask = <Body>(method: string, path: string, body?: unknown) => Promise<Body>;

async function edit(ask: Ask, path: string, edits: HandMade["edits"]): Promise<void> {
  const schema = await ask<Schema>("GET", path);
  const users = schema.synchronizationRules.flatMap((rule) => rule.objectMappings).find((each) => each.sourceObjectName === "User");
  if (users === undefined) throw new Error("the schema maps no users");
  for (const change of edits) change(users, schema);
  const refusal = await ask<{ error?: unknown } | null>("PUT", path, schema);
  if (refusal?.error !== undefined) throw new Error(`the portal refuses the mapping: ${JSON.stringify(refusal.error)}`);
}
