import type * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import type { Definition } from "../engine/definition";
import type { PortalLinks } from "../graph/portal";
import { NotThereYet, undefinedWhenNotThereYet, WriteUnsure } from "../graph/errors";
import { EntraResource } from "../pulumi/shell";
import type { World } from "../world";
import { isBeingMade, NameTaken, ownershipOf, upheld } from "./configurationClaims";
import { findConfiguration, findServicePrincipal, isWhole, portalOf, type Live, type Whole } from "./configurationSearch";
import { objectId, tenantAlias, tenantId } from "./fields";
import { isReleased, onDestroy, type OnDestroy } from "./onDestroy";
import { applicationTemplate } from "./syncTemplate";

export type { PortalLinks };

export interface SyncConfigurationArgs {
  /** The source tenant, by its alias. Changing it replaces the configuration. */
  tenant: pulumi.Input<string>;
  /** The name in the portal's list of configurations. Changing it renames the configuration. */
  displayName: pulumi.Input<string>;
  /** Free text for whoever finds the configuration in the portal. */
  notes?: pulumi.Input<string>;
  /**
   * Takes over a configuration that exists already: `true` the one of that name, a service principal's id that one.
   * It is released and not deleted on destroy, unless `onDestroy` says otherwise. Default `false`: a configuration of the same name is an error.
   */
  adopt?: pulumi.Input<boolean | string>;
  /** What destroying it does. Default: what was adopted is released as it was found, what this program made is deleted. */
  onDestroy?: pulumi.Input<OnDestroy>;
}

/**
 * A configuration of cross-tenant synchronization: the application and service principal in the source tenant, made from the
 * service's own template. Deleting it deletes both; users that were synchronized stay in the target tenant.
 *
 * https://learn.microsoft.com/graph/api/applicationtemplate-instantiate
 *
 * @example new SyncConfiguration("contoso", { tenant: "fabrikam", displayName: "Fabrikam to Contoso" });
 */
export class SyncConfiguration extends EntraResource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/entra-sync:SyncConfiguration";
  /** The object id of the configuration's service principal: what the other resources of the configuration refer to. */
  declare readonly id: pulumi.Output<pulumi.ID>;
  /** The object id of the service principal, the same as `id`: what the other resources of the configuration refer to. */
  declare readonly servicePrincipalId: pulumi.Output<string>;
  /** The object id of the application. */
  declare readonly applicationId: pulumi.Output<string>;
  /** The application's client id. */
  declare readonly appId: pulumi.Output<string>;
  /** The name in the portal. */
  declare readonly displayName: pulumi.Output<string>;
  /** Its pages in the portal. */
  declare readonly portal: pulumi.Output<PortalLinks>;

  constructor(name: string, args: SyncConfigurationArgs, opts?: pulumi.CustomResourceOptions) {
    super("SyncConfiguration", name, args, ["servicePrincipalId", "applicationId", "appId", "portal"], opts);
  }
}

interface Inputs {
  tenant: string;
  tenantId: string;
  displayName: string;
  notes?: string;
  adopt: boolean | string;
  onDestroy?: OnDestroy;
}

interface Known extends Inputs {
  servicePrincipalId: string;
  applicationId: string;
  /** Set when the configuration was there before us: its name then. */
  readonly __before?: { adopted: false } | { adopted: true; displayName: string; notes: string | null };
}

interface InstantiatedWire {
  readonly application: { readonly id: string };
  readonly servicePrincipal: { readonly id: string };
}

type Observed = Live & { readonly portal?: PortalLinks };

const usableWithinMs = 120_000;

/** @internal Of no use to programs, whose compiler would read the types of every library behind it. */
export const syncConfiguration: Definition<World, Inputs, Observed, Known> = {
  kind: "SyncConfiguration",
  schema: z.object({
    tenant: tenantAlias,
    tenantId,
    displayName: z.string("must be a text").min(1, "must not be empty").max(120, "must have at most 120 characters"),
    notes: z.string("must be a text").max(1024, "must have at most 1024 characters").optional(),
    adopt: z.union([z.boolean(), objectId], "must be true, false, or the id of a service principal").default(false),
    onDestroy,
  }),
  identity: ["tenantId"],
  idFromGraph: true,

  async observe(world, where) {
    const graph = world.graph(where.tenant);
    const live = await findConfiguration(graph, where, ownershipOf(world.urn, where));
    return isWhole(live) ? { ...live, portal: portalOf(graph, live) } : live;
  },

  async converge(world, desired, live, before) {
    if (live?.kind === "namesake") throw new NameTaken(desired, live.application);
    const ids = await idsOf(world, desired, live);
    before.made({ ...ids, id: ids.servicePrincipalId });
    if (isWhole(live) && isDescribed(live, desired, ownershipOf(world.urn, desired).mark)) return;
    if (live !== undefined && !isBeingMade(live.application)) return named(world, ids, desired, live);
    // Others may be making one too: only one is left, and it need not be ours.
    const kept = await keptOf(world, desired, ids, "pending");
    before.made({ ...kept, id: kept.servicePrincipalId });
    await named(world, kept, desired, live);
    const last = await keptOf(world, desired, kept, "named");
    before.made({ ...last, id: last.servicePrincipalId });
    if (last !== kept) await named(world, last, desired, live);
  },

  describe(live, inputs) {
    if (!isWhole(live)) return { id: "", inputs: { ...inputs, displayName: "" }, outputs: {} };
    const { application, servicePrincipal, portal } = live;
    const displayName = application.displayName === inputs.displayName ? servicePrincipal.displayName : application.displayName;
    const notes = inputs.notes === undefined ? undefined : (servicePrincipal.notes ?? "");
    const outputs = { servicePrincipalId: servicePrincipal.id, applicationId: application.id, appId: application.appId, portal };
    return { id: servicePrincipal.id, inputs: { ...inputs, displayName, notes }, outputs };
  },

  remember(live) {
    if (!isWhole(live) || live.kind === "own") return { __before: { adopted: false } };
    return { __before: { adopted: true, displayName: live.application.displayName, notes: live.servicePrincipal.notes ?? null } };
  },

  async remove(world, known, live) {
    if (!isWhole(live)) return;
    const graph = world.graph(known.tenant);
    if (isReleased(known)) return putBack(world, known, live);
    await graph.write({ method: "DELETE", path: `/applications/${live.application.id}` });
    await world.settle({
      name: `the configuration '${known.displayName}' to be gone`,
      boundMs: usableWithinMs,
      attempt: async () =>
        (await graph.find(`/servicePrincipals/${live.servicePrincipal.id}?$select=id`)) === undefined ? true : undefined,
    });
  },
};

/** An adopted one gets back what it was called, where that changed. */
async function putBack(world: World, known: Known, live: Whole): Promise<void> {
  if (known.__before?.adopted !== true) return;
  const { displayName, notes } = known.__before;
  const before = { ...known, displayName, notes: known.notes === undefined ? undefined : (notes ?? "") };
  if (!isDescribed({ ...live, kind: "foreign" }, before, "")) await rename(world, known, before, { ...live, kind: "foreign" });
}

interface Ids {
  readonly applicationId: string;
  readonly servicePrincipalId: string;
}

async function idsOf(world: World, desired: Inputs, live: Live | undefined): Promise<Ids> {
  if (live === undefined) return instantiate(world, desired);
  const { application } = live;
  if (isWhole(live)) return { applicationId: application.id, servicePrincipalId: live.servicePrincipal.id };
  const servicePrincipal = await world.settle({
    name: `the service principal of the application ${application.appId} to show`,
    boundMs: usableWithinMs,
    attempt: () => findServicePrincipal(world.graph(desired.tenant), application.appId),
  });
  return { applicationId: application.id, servicePrincipalId: servicePrincipal.id };
}

async function keptOf(world: World, desired: Inputs, made: Ids, moment: "pending" | "named"): Promise<Ids> {
  const application = await upheld(world, desired, made.applicationId, moment);
  if (application.id === made.applicationId) return made;
  return idsOf(world, desired, { kind: "unfinished", application });
}

/** What was just made cannot be changed at once everywhere; the first change that is taken proves that it can be used. */
async function named(world: World, ids: Ids, desired: Inputs, live: Live | undefined): Promise<void> {
  await world.settle({
    name: `the configuration '${desired.displayName}' to be usable`,
    boundMs: usableWithinMs,
    attempt: () => rename(world, ids, desired, live).catch(undefinedWhenNotThereYet),
  });
}

/**
 * Made under a name that only this resource of this stack uses, so that an interrupted create finds its own again and no other.
 * Graph is known to answer 404 here and to have made it all the same: that is an unsure outcome too.
 */
async function instantiate(world: World, desired: Inputs): Promise<Ids> {
  const request = {
    method: "POST",
    path: `/applicationTemplates/${applicationTemplate}/instantiate`,
    body: { displayName: ownershipOf(world.urn, desired).pendingName },
  } as const;
  try {
    const made = await world.graph(desired.tenant).write<InstantiatedWire>(request);
    return { applicationId: made.application.id, servicePrincipalId: made.servicePrincipal.id };
  } catch (error) {
    throw error instanceof NotThereYet ? new WriteUnsure(error.exchange) : error;
  }
}

function isDescribed(live: Whole, desired: Inputs, mark: string): boolean {
  const { application, servicePrincipal } = live;
  const isNamed = application.displayName === desired.displayName && servicePrincipal.displayName === desired.displayName;
  const isNoted = desired.notes === undefined || (servicePrincipal.notes ?? "") === desired.notes;
  return isNamed && isNoted && (live.kind === "foreign" || application.tags.includes(mark));
}

/** An adopted application keeps its tags as they are: the mark says "made by", and this one was not. */
async function rename(world: World, ids: Ids, to: Inputs, live?: Live): Promise<true> {
  const own = live?.kind === "own" ? live.application.tags : [];
  const tags = live?.kind === "foreign" ? {} : { tags: [...new Set([...own, ownershipOf(world.urn, to).mark])] };
  const notes = to.notes === undefined ? {} : { notes: to.notes };
  await world.graph(to.tenant).writeInOrder([
    { method: "PATCH", path: `/applications/${ids.applicationId}`, body: { displayName: to.displayName, ...tags } },
    { method: "PATCH", path: `/servicePrincipals/${ids.servicePrincipalId}`, body: { displayName: to.displayName, ...notes } },
  ]);
  return true;
}
