import { contoso, fabrikam } from "../../simulator";
import { partners, textOf, type Body } from "./pair";
import type { Provisioned } from "./provisioned";

/** Lets the target take groups, and switches their mapping on. */
export async function synchronizeGroups(pair: Provisioned, edit: (mapping: Mapping) => void = () => undefined): Promise<void> {
  await allowGroups(pair, true);
  await editGroupMapping(pair, (mapping) => {
    mapping.enabled = true;
    edit(mapping);
  });
}

interface Mapping {
  enabled: boolean;
  flowTypes: string;
  sourceObjectName: string;
  scope: object;
  attributeMappings: object[];
  readonly targetObjectName: string;
}

export async function editGroupMapping(pair: Provisioned, edit: (mapping: Mapping) => void): Promise<void> {
  const schema = structuredClone((await pair.source("GET", `${pair.job}/schema`)).body);
  const mappings = Array.from(schema["synchronizationRules"]?.[0]?.["objectMappings"] as unknown as ArrayLike<Mapping>);
  const groups = mappings.find((mapping) => mapping.targetObjectName === "Group");
  if (!groups) throw new Error("The schema maps no groups.");
  edit(groups);
  expect((await pair.source("PUT", `${pair.job}/schema`, schema)).status).toBe(204);
}

export function allowGroups(pair: Provisioned, isSyncAllowed: boolean) {
  const path = `/beta${partners}/${fabrikam.tenantId}/identitySynchronization`;
  return pair.control.portal(contoso.tenantId, "PATCH", path, { groupSyncInbound: { isSyncAllowed } });
}

export async function targetGroups(pair: Provisioned): Promise<Body[]> {
  return Array.from((await pair.target("GET", "/groups?$top=999")).body["value"] as ArrayLike<Body>);
}

export async function membersOf(pair: Provisioned, group: Body | undefined): Promise<string[]> {
  const { body } = await pair.target("GET", `/groups/${textOf(group?.["id"])}/members?$top=999`);
  return Array.from(body["value"] as ArrayLike<Body>, (member) => textOf(member["displayName"])).sort();
}

export async function namesOf(pair: Provisioned, ids: readonly string[]): Promise<string[]> {
  const names = ids.map(async (id) => textOf((await pair.source("GET", `/users/${id}`)).body["displayName"]));
  return (await Promise.all(names)).sort();
}

export const reference = (id: string) => ({ "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${id}` });
