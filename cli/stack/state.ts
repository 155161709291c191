/** A synchronization as the stack's state knows it: where to look, and what the program declares. */
export interface StackSync {
  /** The resource's name in the program: that of its CrossTenantSync, where it belongs to one. */
  readonly name: string;
  /** The source tenant, by its alias. */
  readonly tenant: string;
  readonly servicePrincipalId: string;
  /** The name in the portal when the stack last saw it. */
  readonly displayName?: string;
  /** The target tenant, by its alias or its id. */
  readonly target?: string;
  readonly targetTenantId?: string;
  /** What the program wants of the job; `undefined` where the stack has no job. */
  readonly jobState?: "running" | "stopped";
}

/** `pulumi stack export`, as far as it is read: ids and names, nothing that may be secret. */
interface ExportWire {
  readonly deployment?: { readonly resources?: readonly ResourceWire[] | null } | null;
}

interface ResourceWire {
  readonly urn: string;
  readonly parent?: string;
  readonly type: string;
  readonly id?: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

const ours = "pulumi-nodejs:dynamic/entra-sync:";

/** The configurations that the stack manages, or has something in: one entry each, in the order of the state. */
export function syncsIn(exported: string): StackSync[] {
  const { deployment } = JSON.parse(exported) as ExportWire;
  const resources = (deployment?.resources ?? []).filter((each) => each.type.startsWith(ours));
  const ids = new Set(resources.map(configurationOf).filter((id) => id !== undefined));
  return [...ids]
    .map((id) =>
      syncOf(
        id,
        resources.filter((each) => configurationOf(each) === id),
      ),
    )
    .filter((each) => each !== undefined);
}

/** The stack's own name, as its resources bear it; `undefined` while there is none. */
export function stackNameIn(exported: string): string | undefined {
  const { deployment } = JSON.parse(exported) as ExportWire;
  return deployment?.resources?.[0]?.urn.split("::")[0]?.replace("urn:pulumi:", "");
}

function configurationOf(resource: ResourceWire): string | undefined {
  const id = text(resource, "servicePrincipalId");
  return id ?? (kindOf(resource) === "SyncConfiguration" ? resource.id : undefined);
}

function syncOf(servicePrincipalId: string, resources: readonly ResourceWire[]): StackSync | undefined {
  const of = (kind: string): ResourceWire | undefined => resources.find((each) => kindOf(each) === kind);
  const configuration = of("SyncConfiguration");
  const first = configuration ?? resources[0];
  const tenant = text(first, "tenant");
  if (first === undefined || tenant === undefined) return undefined;
  const state = text(of("SyncJob"), "state");
  return {
    name: nameOf(first),
    tenant,
    servicePrincipalId,
    displayName: text(configuration, "displayName"),
    target: text(of("SyncSettings"), "target"),
    targetTenantId: text(of("SyncSettings"), "targetTenantId"),
    jobState: state === "running" || state === "stopped" ? state : undefined,
  };
}

function nameOf({ urn, parent }: ResourceWire): string {
  const named = parent?.includes("entra-sync:index:CrossTenantSync::") === true ? parent : urn;
  return named.split("::").at(-1) ?? "";
}

function kindOf(resource: ResourceWire): string {
  return resource.type.slice(ours.length);
}

/** A secret or unknown value is an object in the state, and is left alone. */
function text(resource: ResourceWire | undefined, member: string): string | undefined {
  const value = resource?.outputs?.[member];
  return typeof value === "string" && value !== "" ? value : undefined;
}
