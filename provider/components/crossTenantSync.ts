import * as pulumi from "@pulumi/pulumi";
import { PartnerPolicy } from "../resources/partnerPolicy";
import { SyncAssignments } from "../resources/syncAssignments";
import { SyncConfiguration } from "../resources/syncConfiguration";
import { SyncJob } from "../resources/syncJob";
import type { SyncJobStatus } from "../resources/syncJobStatus";
import { SyncSchema, type SyncSchemaArgs } from "../resources/syncSchema";
import { SyncSettings, type AccidentalDeletionArgs, type NotificationArgs } from "../resources/syncSettings";
import type { SyncScope } from "../resources/syncScope";
import { policiesOf } from "./pairPolicies";

export interface CrossTenantSyncArgs {
  /** The tenant whose users are synchronized, by its alias in `entra-sync:tenants`. */
  source: pulumi.Input<string>;
  /** The tenant that receives them, by its alias. */
  target: pulumi.Input<string>;
  /** The configuration's name in the portal of the source tenant. Default: the resource's name. */
  displayName?: pulumi.Input<string>;
  /** Free text for whoever finds the configuration in the portal. */
  notes?: pulumi.Input<string>;
  /** Who is synchronized: the groups and users given here, or everybody. Default `"assigned"`. */
  scope?: SyncScope;
  /** Object ids of groups whose direct members are synchronized. */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
  /** Object ids of single users that are synchronized. */
  users?: pulumi.Input<pulumi.Input<string>[]>;
  /** Removes assignments that are not given here. Default `false`. */
  exclusive?: pulumi.Input<boolean>;
  /** How users are mapped, by the name of the target attribute, over the service's default. Default: as the service has it. */
  mappings?: SyncSchemaArgs["mappings"];
  /** Who of the assigned users is in scope. Default: all of them. */
  scopingFilters?: SyncSchemaArgs["scopingFilters"];
  /** What the service may do in the target tenant. Default: everything. */
  actions?: SyncSchemaArgs["actions"];
  /** Mail on quarantine. Default: none is sent. */
  notification?: pulumi.Input<NotificationArgs>;
  /** Protection against deleting many users at once. Default: on, with a threshold of 500. */
  accidentalDeletion?: pulumi.Input<AccidentalDeletionArgs>;
  /** Whether the provisioning job runs. Default `"running"`. */
  state?: pulumi.Input<"running" | "stopped">;
  /** Makes a running job start over when it changes. Default: nothing. */
  restartTriggers?: pulumi.Input<pulumi.Input<string>[]>;
  /** Takes over a configuration of that name that exists already, and releases it on destroy. Default `false`. */
  adopt?: boolean;
  /** The target also lets groups in, not only users. A preview of Microsoft's; not with scope `"all"`. Default: not set. */
  groupSyncAllowed?: boolean;
  /** The tenants are in different Microsoft clouds; see `SyncSettings`. Default `false`. */
  crossCloud?: pulumi.Input<boolean>;
  /** The policies of both tenants where they are declared elsewhere, such as for a pair and its reverse. Default: makes both. */
  policies?: readonly pulumi.Resource[];
}

/**
 * Cross-tenant synchronization from one tenant to another, with everything it needs in both: policies, configuration, assignments,
 * settings and the provisioning job, made in the order that the service demands and destroyed in the reverse.
 *
 * https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-overview
 *
 * @example new CrossTenantSync("Fabrikam to Contoso", { source: "fabrikam", target: "contoso", groups: [marketing.objectId] });
 */
export class CrossTenantSync extends pulumi.ComponentResource {
  /** The object id of the configuration's service principal in the source tenant. */
  readonly servicePrincipalId: pulumi.Output<string>;
  /** The id of the provisioning job. */
  readonly jobId: pulumi.Output<string>;
  /** How the job fared when it was last looked at. */
  readonly status: pulumi.Output<SyncJobStatus>;

  constructor(name: string, args: CrossTenantSyncArgs, opts?: pulumi.ComponentResourceOptions) {
    super("entra-sync:index:CrossTenantSync", name, {}, opts);
    const configuration = this.configuration(name, args, [...(args.policies ?? this.policies(name, args))]);
    const settings = this.scopeAndSettings(name, args, configuration);
    const schema = this.schema(name, args, configuration, settings);
    const { state, restartTriggers } = args;
    const jobArgs = { tenant: args.source, servicePrincipalId: configuration.id, state, restartTriggers };
    const job = new SyncJob(`${name}-job`, jobArgs, { parent: this, dependsOn: [...settings, ...schema] });

    this.servicePrincipalId = configuration.id;
    this.jobId = job.id;
    this.status = job.status;
    this.registerOutputs({ servicePrincipalId: this.servicePrincipalId, jobId: this.jobId, status: this.status });
  }

  private policies(name: string, args: CrossTenantSyncArgs): PartnerPolicy[] {
    const { inTarget, inSource } = policiesOf(args);
    return [
      new PartnerPolicy(`${name}-target-policy`, inTarget, { parent: this }),
      new PartnerPolicy(`${name}-source-policy`, inSource, { parent: this }),
    ];
  }

  private configuration(name: string, args: CrossTenantSyncArgs, dependsOn: pulumi.Resource[]): SyncConfiguration {
    const { displayName = name, notes, adopt } = args;
    return new SyncConfiguration(`${name}-configuration`, { tenant: args.source, displayName, notes, adopt }, { parent: this, dependsOn });
  }

  /** Before the job is started, so that its first cycle maps and filters as declared. */
  private schema(
    name: string,
    args: CrossTenantSyncArgs,
    configuration: SyncConfiguration,
    dependsOn: pulumi.Resource[],
  ): pulumi.Resource[] {
    const { source: tenant, mappings, scopingFilters, actions } = args;
    if (mappings === undefined && scopingFilters === undefined && actions === undefined) return [];
    const schemaArgs = { tenant, servicePrincipalId: configuration.id, mappings, scopingFilters, actions };
    return [new SyncSchema(`${name}-schema`, schemaArgs, { ...this.within(args, configuration), dependsOn })];
  }

  /** What goes with the configuration when that goes; an adopted one stays, so what was set in it is set back. */
  private within(args: CrossTenantSyncArgs, configuration: SyncConfiguration): pulumi.CustomResourceOptions {
    return { parent: this, deletedWith: args.adopt === true ? undefined : configuration };
  }

  /** Assignments come first: the other way round, going from "all" to "assigned" would for a moment leave nobody in scope. */
  private scopeAndSettings(name: string, args: CrossTenantSyncArgs, configuration: SyncConfiguration): pulumi.Resource[] {
    const { source: tenant, target, scope = "assigned", notification, accidentalDeletion, groups, users, exclusive, crossCloud } = args;
    const servicePrincipalId = configuration.id;
    const opts = this.within(args, configuration);
    const isListed = scope === "assigned" || groups !== undefined || users !== undefined;
    const assignments = isListed
      ? [new SyncAssignments(`${name}-assignments`, { tenant, servicePrincipalId, groups, users, exclusive }, opts)]
      : [];
    const settingsArgs = { tenant, servicePrincipalId, target, crossCloud, scope, notification, accidentalDeletion };
    return [...assignments, new SyncSettings(`${name}-settings`, settingsArgs, { ...opts, dependsOn: assignments })];
  }
}
