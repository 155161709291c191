import { PolicyPack, validateResourceOfType, type ResourceValidationPolicy } from "@pulumi/policy";
import { SyncSchema, SyncSettings } from "pulumi-entra-sync";

interface DeletionProtection {
  readonly maximumThreshold: number;
}

interface Deletes {
  readonly reasons: Readonly<Partial<Record<string, string>>>;
}

const deletionProtection: ResourceValidationPolicy = {
  name: "deletion-protection",
  description: "A cycle that would delete many users is stopped.",
  configSchema: { properties: { maximumThreshold: { type: "integer", minimum: 1, default: 500 } } },
  validateResource: validateResourceOfType(SyncSettings, ({ accidentalDeletion = {} }, args, report) => {
    const { maximumThreshold } = args.getConfig<DeletionProtection>();
    const { enabled = true, threshold = 500 } = accidentalDeletion;
    if (!enabled) report("accidentalDeletion.enabled is false: any number of users could be deleted in one cycle.");
    if (threshold > maximumThreshold)
      report(`accidentalDeletion.threshold is ${String(threshold)}; at most ${String(maximumThreshold)} is allowed.`);
  }),
};

const quarantineMail: ResourceValidationPolicy = {
  name: "quarantine-mail",
  description: "Somebody hears of it when a job is quarantined.",
  validateResource: validateResourceOfType(SyncSettings, ({ notification }, _args, report) => {
    if (notification === undefined) report("notification is not set: give it the address of a team.");
  }),
};

const neverEverybody: ResourceValidationPolicy = {
  name: "never-everybody",
  description: "Only users who are assigned are synchronized.",
  validateResource: validateResourceOfType(SyncSettings, ({ scope }, _args, report) => {
    if (scope === "all") report('scope is "all": assign groups and leave scope at "assigned".');
  }),
};

const deletesHaveAReason: ResourceValidationPolicy = {
  name: "deletes-have-a-reason",
  description:
    "Deleting users in the target tenant is switched on only where the policy's configuration gives a reason, by the resource's name.",
  configSchema: { properties: { reasons: { type: "object", additionalProperties: { type: "string", minLength: 10 }, default: {} } } },
  validateResource: validateResourceOfType(SyncSchema, ({ actions }, args, report) => {
    const { reasons } = args.getConfig<Deletes>();
    if (actions?.delete === true && reasons[args.name] === undefined)
      report(`actions.delete is on; leave it out, or give a reason for "${args.name}" in this policy's configuration.`);
  }),
};

new PolicyPack("cross-tenant-guardrails", {
  enforcementLevel: "mandatory",
  policies: [deletionProtection, quarantineMail, neverEverybody, deletesHaveAReason],
});
