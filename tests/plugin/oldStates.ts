import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Stored } from "../../provider/engine/state";
import type { Kind } from "../../provider/pulumi/shell";
import type { SimulatorControl } from "../../simulator";
import { configurationByHand, inPortal, policiesByHand } from "../lifecycle/configuration";
import { contosoId, fabrikamId, groups } from "../lifecycle/tenants";

const folder = path.join(__dirname, "states");

/** Cut out of `pulumi stack export`; never edited. Ids that the service chose are in double braces. */
export interface OldState {
  readonly urn: string;
  readonly type: string;
  readonly id: string;
  readonly inputs: Stored;
  readonly outputs: Stored;
}

/** The versions whose states are kept: each that was released. */
export const versions = readdirSync(folder);

export function oldState(version: string, kind: Kind, ids: Readonly<Record<string, string>>): OldState {
  const text = readFileSync(path.join(folder, version, `${kind}.json`), "utf8");
  return JSON.parse(text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => ids[name] ?? "no such id")) as OldState;
}

/** The tag on an application that a configuration of this URN made, in every version. */
const markOfOldConfiguration = "pulumi-entra-sync:7ff5f9a620066aae";

/** Both tenants as they were when the old states were written; made without any code of ours. Gives the ids. */
export async function oldPair(control: SimulatorControl): Promise<Readonly<Record<string, string>>> {
  await policiesByHand(control);
  const { application, servicePrincipal } = await configurationByHand(control, "Fabrikam to Contoso");
  const base = `/servicePrincipals/${servicePrincipal.id}`;
  await control.portal(fabrikamId, "PATCH", `/applications/${application.id}`, { tags: [markOfOldConfiguration] });
  await control.portal(fabrikamId, "PATCH", base, { notes: "kept by Pulumi" });
  const assignment = { principalId: groups.marketing, resourceId: servicePrincipal.id, appRoleId: servicePrincipal.appRoles[0]?.id };
  await control.portal(fabrikamId, "POST", `${base}/appRoleAssignedTo`, assignment);
  await control.portal(fabrikamId, "PUT", `${base}/synchronization/secrets`, { value: secrets });
  const jobs = `${base}/synchronization/jobs`;
  const job = await inPortal<{ id: string }>(control, fabrikamId, "POST", jobs, { templateId: "Azure2Azure" });
  await control.portal(fabrikamId, "POST", `${jobs}/${job.id}/start`);
  return { servicePrincipalId: servicePrincipal.id, applicationId: application.id, appId: application.appId, jobId: job.id };
}

const settings = { Enabled: true, Recipients: "identity@fabrikam.com", DeleteThresholdEnabled: true, DeleteThresholdValue: 500 };

const secrets = [
  { key: "AuthenticationType", value: "SyncPolicy" },
  { key: "CompanyId", value: contosoId },
  { key: "SyncAll", value: "false" },
  { key: "SyncNotificationSettings", value: JSON.stringify(settings) },
];
