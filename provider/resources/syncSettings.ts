import { isDeepStrictEqual } from "node:util";
import type * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import type { Definition } from "../engine/definition";
import { allowedDeletions, type AllowedDeletionsArgs } from "../consequences/allowedDeletions";
import { guardDeletions, guardUnannounced } from "../consequences/deletions";
import { pick } from "../engine/state";
import { EntraResource } from "../pulumi/shell";
import type { World } from "../world";
import { configurationReadable } from "./configurationReadable";
import { objectId, tenantAlias, tenantId } from "./fields";
import { restartRunning } from "./jobRestart";
import { connectionAccepted } from "./syncConnection";
import { narrowing, settingsConsequences, type SettingsInputs } from "./syncSettingsConsequences";
import type { SyncScope } from "./syncScope";
import { readSecrets, writeSecrets, type Secrets } from "./syncSecrets";
import { merged, ownKeys, restored, settingsIn } from "./syncSettingsWire";

/** Mail from the service about this configuration. */
export interface NotificationArgs {
  /** Who gets mail when the job is quarantined: one address, or several with semicolons between them as the portal takes them. */
  email: pulumi.Input<string>;
}

/** A cycle that would delete too many users is stopped, and the job quarantined until somebody decides. */
export interface AccidentalDeletionArgs {
  /** Whether a cycle that would delete too many is stopped. Default `true`; `false` lets any number be deleted. */
  enabled?: pulumi.Input<boolean>;
  /** From how many deletions in one cycle on it is stopped: with 500, 499 pass. Default 500. */
  threshold?: pulumi.Input<number>;
}

export interface SyncSettingsArgs {
  /** The source tenant, by its alias. Changing it replaces the settings. */
  tenant: pulumi.Input<string>;
  /** The configuration: `id` of a `SyncConfiguration`. Changing it replaces the settings. */
  servicePrincipalId: pulumi.Input<string>;
  /** The target tenant, by its alias or its id. The connection is tested before it is written. */
  target: pulumi.Input<string>;
  /**
   * The target is in another Microsoft cloud, and what Graph does not document for that was done by hand. Tried by nobody here: see
   * docs/decisions/0011-clouds.md. Default `false`: such a target is refused, with the steps that it takes.
   */
  crossCloud?: pulumi.Input<boolean>;
  /** Who is synchronized. Default `"assigned"`. From "all" to "assigned" restarts the job, and users that fall out of scope are deprovisioned. */
  scope?: pulumi.Input<SyncScope>;
  /** Mail on quarantine. Default: no mail. */
  notification?: pulumi.Input<NotificationArgs>;
  /** Protection against deleting many users at once. Default: on, with a threshold of 500. */
  accidentalDeletion?: pulumi.Input<AccidentalDeletionArgs>;
  /** Lets a change of scope take more users out of scope than the deletion threshold allows. It is not sent to Graph. Default: none. */
  allowDeletions?: pulumi.Input<AllowedDeletionsArgs>;
}

/**
 * Connection, scope, notification mail and deletion threshold of a configuration: what Graph keeps as its secrets.
 * Merged into what is there: keys that others set are kept. Deleting it sets its own keys back to what they were.
 *
 * https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization
 *
 * @example new SyncSettings("contoso", { tenant: "fabrikam", servicePrincipalId: configuration.id, target: "contoso" });
 */
export class SyncSettings extends EntraResource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/entra-sync:SyncSettings";
  /** The object id of the configuration's service principal. */
  declare readonly id: pulumi.Output<pulumi.ID>;
  /** The id of the target tenant. */
  declare readonly targetTenantId: pulumi.Output<string>;
  /** Who is synchronized. */
  declare readonly scope: pulumi.Output<SyncScope>;
  /** Mail on quarantine, as it is set. */
  declare readonly notification: pulumi.Output<{ email: string } | undefined>;
  /** Protection against deleting many users at once, as it is set. */
  declare readonly accidentalDeletion: pulumi.Output<{ enabled: boolean; threshold: number }>;

  constructor(name: string, args: SyncSettingsArgs, opts?: pulumi.CustomResourceOptions) {
    super("SyncSettings", name, args, ["targetTenantId"], opts);
  }
}

interface Known extends SettingsInputs {
  /** Our keys as they were before us. */
  readonly __before?: Secrets;
  readonly __owed?: string;
}

const threshold = z
  .number("must be a whole number of at least 1")
  .int("must be a whole number of at least 1")
  .min(1, "must be at least 1; to let any number be deleted set accidentalDeletion.enabled to false");

const addresses = z
  .string("must be an e-mail address such as sync@fabrikam.com")
  .refine((text) => text.split(";").every((each) => z.email().safeParse(each.trim()).success), {
    error: "must be an e-mail address such as sync@fabrikam.com",
  });

/** @internal Of no use to programs, whose compiler would read the types of every library behind it. */
export const syncSettings: Definition<World, SettingsInputs, Secrets, Known> = {
  kind: "SyncSettings",
  schema: z.object({
    tenant: tenantAlias,
    tenantId,
    servicePrincipalId: objectId,
    target: z.string("must name the target tenant").min(1, "must name the target tenant"),
    targetTenantId: tenantId,
    crossCloud: z.boolean("must be true or false").optional(),
    scope: z.enum(["assigned", "all"], 'must be "assigned" or "all"').default("assigned"),
    notification: z.strictObject({ email: addresses }, "must be an object with an email").optional(),
    accidentalDeletion: z
      .strictObject({ enabled: z.boolean("must be true or false").default(true), threshold: threshold.default(500) })
      .prefault({}),
    allowDeletions: allowedDeletions,
  }),
  identity: ["tenantId", "servicePrincipalId"],

  rules: [
    {
      over: ["tenantId", "targetTenantId"],
      faults: ({ tenantId: source, targetTenantId }) =>
        source === targetTenantId
          ? [{ property: "target", reason: `is the source tenant itself (${source}); users are synchronized into another tenant` }]
          : [],
    },
  ],

  consequences: settingsConsequences,
  attend(world, { known, desired }) {
    if (known.scope === "all" && desired?.scope === "assigned") world.say("warning", narrowed);
    return Promise.resolve();
  },

  observe: (world, where) => readSecrets(world.graph(where.tenant), where.servicePrincipalId),

  async converge(world, desired, live, before) {
    const there = live ?? (await configurationReadable(world, desired, before.known, () => syncSettings.observe(world, desired)));
    const graph = world.graph(desired.tenant);
    const wanted = merged(there, desired);
    const restarts = needsRestart(desired, there, before.known);
    if (settingsIn(there).scope === "all" && desired.scope === "assigned")
      await (before.known === undefined ? guardUnannounced : guardDeletions)(world, narrowing(desired));
    if (restarts) before.owe("restart");
    if (wanted.CompanyId !== there.CompanyId || wanted.AuthenticationType !== there.AuthenticationType)
      await connectionAccepted(world, desired);
    if (!isDeepStrictEqual(wanted, there)) await writeSecrets(graph, desired.servicePrincipalId, wanted);
    if (restarts) await restartRunning(world, desired, 'the scope went from "all" to "assigned"');
    before.paid();
  },

  describe: (live, inputs) => ({ id: inputs.servicePrincipalId, inputs: { ...inputs, ...settingsIn(live) }, outputs: {} }),
  remember: (live) => ({ __before: pick(live ?? {}, ownKeys) }),

  async remove(world, known, live) {
    const wanted = restored(live, known.__before ?? {});
    if (isDeepStrictEqual(wanted, live)) return;
    if (settingsIn(live).scope === "all" && settingsIn(wanted).scope === "assigned") await guardUnannounced(world, narrowing(known));
    await writeSecrets(world.graph(known.tenant), known.servicePrincipalId, wanted);
  },
};

const narrowed =
  'the scope goes from "all" to "assigned": a running job is restarted, and its new initial cycle deprovisions whoever is not assigned';

/** Graph goes on with everybody until the job starts anew: "Switching from Sync All to Sync Assigned not working" (known issues). */
function needsRestart(desired: SettingsInputs, live: Secrets, known: Known | undefined): boolean {
  if (known?.__owed === "restart") return true;
  return desired.scope === "assigned" && (settingsIn(live).scope === "all" || known?.scope === "all");
}
