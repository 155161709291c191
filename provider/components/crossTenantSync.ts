import * as pulumi from "@pulumi/pulumi";
import type { OnDestroy } from "../resources/onDestroy";
import { PartnerPolicy } from "../resources/partnerPolicy";
import { SyncAssignments } from "../resources/syncAssignments";
import { SyncConfiguration, type PortalLinks } from "../resources/syncConfiguration";
import { SyncJob, type JobBehaviourArgs } from "../resources/syncJob";
import type { SyncJobStatus } from "../resources/syncJobStatus";
import { SyncSchema, type SyncSchemaArgs } from "../resources/syncSchema";
import type { AllowedDeletionsArgs } from "../consequences/allowedDeletions";
import { SyncSettings, type AccidentalDeletionArgs, type NotificationArgs } from "../resources/syncSettings";
import type { SyncScope } from "../resources/syncScope";
import { policiesOf } from "./pairPolicies";

export interface CrossTenantSyncArgs extends JobBehaviourArgs {
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
  /** Object ids of groups whose direct members are synchronized; members of nested groups are not. Default: no group. */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
  /** Object ids of single users that are synchronized. Default: no user. */
  users?: pulumi.Input<pulumi.Input<string>[]>;
  /** Removes assignments that are not given here. Default `false`. */
  exclusive?: pulumi.Input<boolean>;
  /** Whether users are synchronized at all: the switch "Enabled" of their object mapping. Default: as the service has it, which is on. */
  provisionUsers?: SyncSchemaArgs["enabled"];
  /** How assigned groups are synchronized as groups; it takes `groupSyncAllowed` too. Default: as the service has it, which is off. */
  groupMapping?: SyncSchemaArgs["groups"];
  /** How users are mapped, by the name of the target attribute, over the service's default. Default: as the service has it. */
  mappings?: SyncSchemaArgs["mappings"];
  /** Target attributes that are not to be mapped at all. */
  unmapped?: SyncSchemaArgs["unmapped"];
  /** Who of the assigned users is in scope. Default: all of them. */
  scopingFilters?: SyncSchemaArgs["scopingFilters"];
  /** Custom attributes and directory extensions that `mappings` uses. Default: none. */
  attributes?: SyncSchemaArgs["attributes"];
  /** What the service may do in the target tenant. Default: everything. */
  actions?: SyncSchemaArgs["actions"];
  /** Mail on quarantine. Default: no mail. */
  notification?: pulumi.Input<NotificationArgs>;
  /** Protection against deleting many users at once. Default: on, with a threshold of 500. */
  accidentalDeletion?: pulumi.Input<AccidentalDeletionArgs>;
  /**
   * Takes over a configuration that exists already, and releases it on destroy: `true` the one of that name, a service principal's id
   * that one. Default `false`: a configuration of the same name is an error.
   */
  adopt?: boolean | string;
  /**
   * What destroying it does with configuration and job. Default: what was adopted is released as it was found, what this program made is
   * deleted. Policies, which other synchronizations may need, go back to what they were in any case.
   */
  onDestroy?: OnDestroy;
  /** The target also lets groups in, not only users. A preview of Microsoft's; not with scope `"all"`. Default: not set. */
  groupSyncAllowed?: boolean;
  /** The tenants are in different Microsoft clouds; see `SyncSettings`. Default `false`. */
  crossCloud?: pulumi.Input<boolean>;
  /**
   * Whether the partner policies of both tenants are declared here too. Where other resources declare them, `false`, or those resources:
   * they are waited for. Default `true`.
   */
  policies?: boolean | readonly pulumi.Resource[];
  /**
   * Lets a change take more users out of scope than the deletion threshold allows, and a restart with `"ForceDeletes"` let as many deletes
   * through. Changing it alone changes nothing in Graph. Default: none.
   */
  allowDeletions?: pulumi.Input<AllowedDeletionsArgs>;
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
  /** The configuration's pages in the portal of its cloud. */
  readonly portal: pulumi.Output<PortalLinks>;

  constructor(name: string, args: CrossTenantSyncArgs, opts?: pulumi.ComponentResourceOptions) {
    super("entra-sync:index:CrossTenantSync", name, {}, opts);
    const configuration = this.configuration(name, args, this.policies(name, args));
    const settings = this.scopeAndSettings(name, args, configuration);
    const schema = this.schema(name, args, configuration, settings);
    const job = this.job(name, args, configuration, [...settings, ...schema]);

    this.servicePrincipalId = configuration.id;
    this.jobId = job.id;
    this.status = job.status;
    this.portal = configuration.portal;
    this.registerOutputs({ servicePrincipalId: this.servicePrincipalId, jobId: this.jobId, status: this.status, portal: this.portal });
  }

  /** Both tenants must allow the synchronization before there may be a configuration for it. */
  private policies(name: string, args: CrossTenantSyncArgs): pulumi.Resource[] {
    const { policies = true } = args;
    if (policies === false) return [];
    if (policies !== true) return [...policies];
    const { inTarget, inSource } = policiesOf(args);
    return [
      new PartnerPolicy(`${name}-target-policy`, inTarget, { parent: this }),
      new PartnerPolicy(`${name}-source-policy`, inSource, { parent: this }),
    ];
  }

  private configuration(name: string, args: CrossTenantSyncArgs, dependsOn: pulumi.Resource[]): SyncConfiguration {
    const { source: tenant, displayName = name, notes, adopt, onDestroy } = args;
    const configurationArgs = { tenant, displayName, notes, adopt, onDestroy };
    return new SyncConfiguration(`${name}-configuration`, configurationArgs, { parent: this, dependsOn });
  }

  /** Before the job is started, so that its first cycle maps and filters as declared. */
  private schema(
    name: string,
    args: CrossTenantSyncArgs,
    configuration: SyncConfiguration,
    dependsOn: pulumi.Resource[],
  ): pulumi.Resource[] {
    const { source: tenant, mappings, unmapped, scopingFilters, actions, attributes, allowDeletions } = args;
    const { provisionUsers: enabled, groupMapping: groups } = args;
    const declared = { enabled, mappings, unmapped, scopingFilters, actions, attributes, groups };
    if (Object.values(declared).every((each) => each === undefined)) return [];
    const schemaArgs = { tenant, servicePrincipalId: configuration.id, ...declared, allowDeletions };
    return [new SyncSchema(`${name}-schema`, schemaArgs, { ...this.within(args, configuration), dependsOn })];
  }

  private job(name: string, args: CrossTenantSyncArgs, configuration: SyncConfiguration, dependsOn: pulumi.Resource[]): SyncJob {
    const {
      source: tenant,
      state,
      restartTriggers,
      resetScopes,
      allowDeletions,
      onQuarantine,
      waitFor,
      waitAtMostMinutes,
      onDestroy,
    } = args;
    const behaviour: JobBehaviourArgs = { state, restartTriggers, resetScopes, allowDeletions, onQuarantine, waitFor, waitAtMostMinutes };
    const jobArgs = { tenant, servicePrincipalId: configuration.id, ...behaviour, onDestroy };
    return new SyncJob(`${name}-job`, jobArgs, { parent: this, dependsOn });
  }

  /** What goes with the configuration when that goes; an adopted one stays, so what was set in it is set back. */
  private within({ adopt = false, onDestroy }: CrossTenantSyncArgs, configuration: SyncConfiguration): pulumi.CustomResourceOptions {
    const isSetBack = adopt !== false && onDestroy !== "delete";
    return { parent: this, deletedWith: isSetBack ? undefined : configuration };
  }

  /** Assignments come first: the other way round, going from "all" to "assigned" would for a moment leave nobody in scope. */
  private scopeAndSettings(name: string, args: CrossTenantSyncArgs, configuration: SyncConfiguration): pulumi.Resource[] {
    const { source: tenant, target, scope = "assigned", notification, accidentalDeletion, crossCloud, allowDeletions } = args;
    const { groups, users, exclusive } = args;
    const servicePrincipalId = configuration.id;
    const opts = this.within(args, configuration);
    const isListed = scope === "assigned" || groups !== undefined || users !== undefined;
    const assignmentArgs = { tenant, servicePrincipalId, groups, users, exclusive, allowDeletions };
    const assignments = isListed ? [new SyncAssignments(`${name}-assignments`, assignmentArgs, opts)] : [];
    const settingsArgs = { tenant, servicePrincipalId, target, crossCloud, scope, notification, accidentalDeletion, allowDeletions };
    return [...assignments, new SyncSettings(`${name}-settings`, settingsArgs, { ...opts, dependsOn: assignments })];
  }
}
