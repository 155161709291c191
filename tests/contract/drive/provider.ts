import type { Lifecycle } from "../../../provider/engine/lifecycle";
import type { Stored } from "../../../provider/engine/state";
import type { Kind } from "../../../provider/pulumi/shell";
import type { ServedRequest } from "../../../simulator";
import type { Version } from "../../../simulator/graph/call";
import type { Request } from "../check/request";
import { withShell, type Ground } from "../../lifecycle/ground";
import { contosoId, groups, users } from "../../lifecycle/tenants";

/** A resource as programs declare it, first and after a change; `needs` is filled in by what was made before it. */
interface Declared {
  readonly kind: Kind;
  readonly inputs: (made: Made) => object;
  readonly changed: object;
}

type Made = Partial<Record<Kind, Stored>>;

const configuration = (made: Made): object => ({ tenant: "fabrikam", servicePrincipalId: made.SyncConfiguration?.servicePrincipalId });

/** Every kind once at least; a kind that is missing here does not compile. */
const declared: Readonly<Record<Kind, readonly Declared[]>> = {
  PartnerPolicy: [
    {
      kind: "PartnerPolicy",
      inputs: () => ({ tenant: "contoso", partner: "fabrikam", inboundRedemption: true, userSyncAllowed: true }),
      changed: { userSyncAllowed: false },
    },
    {
      kind: "PartnerPolicy",
      inputs: () => ({ tenant: "fabrikam", partner: "contoso", outboundRedemption: true }),
      changed: { outboundRedemption: false },
    },
  ],
  SyncConfiguration: [
    {
      kind: "SyncConfiguration",
      inputs: () => ({ tenant: "fabrikam", displayName: "Fabrikam to Contoso", notes: "Owned by the platform team" }),
      changed: { displayName: "Another name", notes: "Owned by others" },
    },
  ],
  SyncAssignments: [
    {
      kind: "SyncAssignments",
      inputs: (made) => ({ ...configuration(made), groups: [groups.marketing] }),
      changed: { groups: [groups.sales] },
    },
  ],
  SyncSettings: [
    {
      kind: "SyncSettings",
      inputs: (made) => ({ ...configuration(made), target: contosoId, notification: { email: "sync@fabrikam.com" } }),
      changed: { scope: "all" },
    },
  ],
  SyncSchema: [
    {
      kind: "SyncSchema",
      inputs: (made) => ({
        ...configuration(made),
        mappings: { userType: { constant: "Guest" }, displayName: { expression: 'Append([displayName], " (Fabrikam)")' } },
        scopingFilters: [{ name: "Marketing", clauses: [{ attribute: "department", operator: "EQUALS", value: "Marketing" }] }],
      }),
      changed: { unmapped: ["manager"], actions: { delete: false } },
    },
  ],
  SyncJob: [{ kind: "SyncJob", inputs: (made) => ({ ...configuration(made), state: "running" }), changed: { state: "stopped" } }],
  ProvisionOnDemand: [
    {
      kind: "ProvisionOnDemand",
      inputs: (made) => ({ ...configuration(made), users: [users.outsider] }),
      changed: { users: ["ada@fabrikam.com"], triggers: ["again"] },
    },
  ],
};

interface Standing {
  readonly lifecycle: Lifecycle;
  readonly id: string;
  readonly outs: Stored;
  readonly news: Stored;
  readonly changed: object;
}

/** Makes, reads, changes and removes one of each kind as the engine would, and answers every request that this sent. */
export async function driveProvider(ground: Ground): Promise<Request[]> {
  await ground.control.clearRequests();
  const made: Made = {};
  const standing: Standing[] = [];
  for (const each of Object.values(declared).flat()) {
    const one = await create(ground, each, made);
    made[each.kind] = one.outs;
    standing.push(one);
  }
  // The last one first, as a destroy does; changed only now, because the others stand on it.
  for (const one of standing.reverse()) await changeAndRemove(one);
  const { requests } = await ground.control.requests();
  return requests.filter((each) => each.kind !== "token").map(sent);
}

async function create(ground: Ground, { kind, inputs, changed }: Declared, made: Made): Promise<Standing> {
  const lifecycle = ground.lifecycle(kind);
  const news = withShell(kind, `${kind}-${Object.keys(made).length.toString()}`, inputs(made));
  const { id, outs } = await lifecycle.create((await lifecycle.check({}, news)).inputs);
  return { lifecycle, id, outs: { ...outs, __provider: news.__provider }, news, changed };
}

async function changeAndRemove({ lifecycle, id, outs, news, changed }: Standing): Promise<void> {
  await lifecycle.read(id, outs);
  const checked = await lifecycle.check({}, { ...news, ...changed });
  await lifecycle.diff(id, outs, checked.inputs);
  const updated = await lifecycle.update(id, outs, checked.inputs);
  const now = { ...updated.outs, __provider: news.__provider };
  await lifecycle.read(id, now);
  await lifecycle.delete(id, now);
}

function sent({ method, path, bodyText }: ServedRequest): Request {
  const [, version = "v1.0", rest = ""] = /^\/(v1\.0|beta)(.*)$/.exec(path) ?? [];
  return { version: version as Version, method, path: rest, ...(bodyText === undefined ? {} : { sent: JSON.parse(bodyText) as unknown }) };
}
