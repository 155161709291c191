import * as pulumi from "@pulumi/pulumi";
import { CrossTenantSync } from "pulumi-entra-sync";

const config = new pulumi.Config();

// What the portal shows, written down: a difference from it is an update in the first preview.
const sync = new CrossTenantSync("Fabrikam to Contoso", {
  source: "fabrikam",
  target: "contoso",
  adopt: true,
  groups: [config.require("marketingGroup")],
  notification: { email: config.require("notificationEmail") },
  accidentalDeletion: { threshold: 500 },
});

export const servicePrincipalId = sync.servicePrincipalId;
export const jobId = sync.jobId;
