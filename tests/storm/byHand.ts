import type { SimulatorControl } from "../../simulator";
import { inPortal } from "../lifecycle/configuration";
import { contosoId, fabrikamId, groups } from "../lifecycle/tenants";

/** What a person does in the portal while an `up` is under way. Where there is nothing to do it to yet, nothing is done. */
export interface ByHand {
  readonly name: string;
  /** Nothing that the program declares: it stays as the person left it. */
  readonly isKept: boolean;
  /** The request, as `METHOD address`, that replaces it although it is to be kept, where it comes right before that request. */
  readonly isLostBefore?: RegExp;
  act(control: SimulatorControl): Promise<unknown>;
}

interface Named {
  readonly id: string;
  readonly displayName: string;
}

interface List<Item> {
  readonly value: readonly Item[];
}

const names = ["Fabrikam to Contoso", "Another name"];

async function configuration(control: SimulatorControl): Promise<string | undefined> {
  const { value } = await inPortal<List<Named>>(control, fabrikamId, "GET", "/servicePrincipals?$select=id,displayName");
  return value.find((each) => names.includes(each.displayName))?.id;
}

/** On the configuration, where it has its name already. */
function on(path: string, act: (base: string, control: SimulatorControl) => Promise<unknown>): ByHand["act"] {
  return async (control) => {
    const id = await configuration(control);
    return id === undefined ? undefined : act(`/servicePrincipals/${id}${path}`, control);
  };
}

function onJob(act: (base: string, control: SimulatorControl) => Promise<unknown>): ByHand["act"] {
  return on("/synchronization/jobs", async (jobs, control) => {
    const { value } = await inPortal<List<{ id: string }>>(control, fabrikamId, "GET", jobs);
    const [job] = value;
    return job === undefined ? undefined : act(`${jobs}/${job.id}`, control);
  });
}

interface Secret {
  readonly key: string;
  readonly value: string;
}

function onSecrets(change: (secrets: readonly Secret[]) => Secret[]): ByHand["act"] {
  return on("/synchronization/secrets", async (path, control) => {
    const { value } = await inPortal<List<Secret>>(control, fabrikamId, "GET", path);
    if (value.length > 0) await control.portal(fabrikamId, "PUT", path, { value: change(value) });
  });
}

interface Row {
  readonly targetAttributeName: string;
  flowType: string;
}

interface Schema {
  readonly synchronizationRules: readonly { readonly objectMappings: readonly { sourceObjectName: string; attributeMappings: Row[] }[] }[];
}

function onRow(target: string): ByHand["act"] {
  return onJob(async (job, control) => {
    const schema = await inPortal<Schema>(control, fabrikamId, "GET", `${job}/schema`);
    const users = schema.synchronizationRules.flatMap((rule) => rule.objectMappings).find((each) => each.sourceObjectName === "User");
    const row = users?.attributeMappings.find((each) => each.targetAttributeName === target);
    if (row !== undefined) row.flowType = "ObjectAddOnly";
    await control.portal(fabrikamId, "PUT", `${job}/schema`, schema);
  });
}

const partner = `/policies/crossTenantAccessPolicy/partners/${fabrikamId}`;

export const changesByHand: readonly ByHand[] = [
  {
    name: "threshold changed",
    isKept: false,
    act: onSecrets((secrets) =>
      secrets.map((each) => ({ ...each, value: each.value.replace('"DeleteThresholdValue":500', '"DeleteThresholdValue":7') })),
    ),
  },
  { name: "job paused", isKept: false, act: onJob((job, control) => control.portal(fabrikamId, "POST", `${job}/pause`)) },
  { name: "job deleted", isKept: false, act: onJob((job, control) => control.portal(fabrikamId, "DELETE", job)) },
  {
    name: "assignment removed",
    isKept: false,
    act: on("/appRoleAssignedTo", async (path, control) => {
      const { value } = await inPortal<List<{ id: string }>>(control, fabrikamId, "GET", path);
      for (const each of value) await control.portal(fabrikamId, "DELETE", `${path}/${each.id}`);
    }),
  },
  { name: "declared mapping changed", isKept: false, act: onRow("userType") },
  {
    name: "policy member changed",
    isKept: false,
    act: (control) => control.portal(contosoId, "PATCH", partner, { automaticUserConsentSettings: { inboundAllowed: false } }),
  },
  {
    name: "configuration renamed",
    isKept: false,
    act: async (control) => {
      const { value } = await inPortal<List<Named>>(control, fabrikamId, "GET", "/applications?$select=id,displayName");
      const found = value.find((each) => names.includes(each.displayName));
      if (found !== undefined) await control.portal(fabrikamId, "PATCH", `/applications/${found.id}`, { displayName: "By hand" });
    },
  },
  {
    name: "foreign policy member set",
    isKept: true,
    act: (control) => control.portal(contosoId, "PATCH", partner, { inboundTrust: { isMfaAccepted: true } }),
  },
  // Graph takes no condition with the PUT that replaces a whole schema: nobody can guard the moment between the last look and it.
  { name: "other mapping changed", isKept: true, isLostBefore: /^PUT .*\/schema$/, act: onRow("city") },
  {
    name: "other assignment added",
    isKept: true,
    act: on("", async (base, control) => {
      const { appRoles } = await inPortal<{ appRoles: readonly { id: string; displayName: string }[] }>(control, fabrikamId, "GET", base);
      const appRoleId = appRoles.find((each) => each.displayName === "msiam_access")?.id;
      const body = { principalId: groups.sales, resourceId: base.split("/").at(-1), appRoleId };
      await control.portal(fabrikamId, "POST", `${base}/appRoleAssignedTo`, body);
    }),
  },
];
