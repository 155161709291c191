import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { CrossTenantSync } from "pulumi-entra-sync";

const config = new pulumi.Config();
const people = config.requireObject<string[]>("marketingPeople");

/** Fabrikam's marketing people, by their user principal names. */
const marketing = new azuread.Group("Marketing", {
  displayName: "Marketing in Contoso",
  securityEnabled: true,
  members: people.map((userPrincipalName) => azuread.getUserOutput({ userPrincipalName }).objectId),
});

/** They appear in Contoso as guests, and stay guests. */
const sync = new CrossTenantSync("Marketing to Contoso", {
  source: "fabrikam",
  target: "contoso",
  groups: [marketing.objectId],
  mappings: { userType: { constant: "Guest", apply: "always" } },
  notification: { email: config.require("notificationEmail") },
});

export const group = marketing.objectId;
export const jobId = sync.jobId;
