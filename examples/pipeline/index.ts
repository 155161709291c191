import * as pulumi from "@pulumi/pulumi";
import { CrossTenantSync } from "pulumi-entra-sync";

const config = new pulumi.Config();

const sync = new CrossTenantSync("Fabrikam to Contoso", {
  source: "fabrikam",
  target: "contoso",
  groups: [config.require("marketingGroup")],
  notification: { email: config.require("notificationEmail") },
  accidentalDeletion: { threshold: 500 },
});

export const servicePrincipalId = sync.servicePrincipalId;
export const jobId = sync.jobId;
export const status = sync.status;
