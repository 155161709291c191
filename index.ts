import * as pulumi from "@pulumi/pulumi";
import { CrossTenantSync } from "pulumi-entra-sync";

const config = new pulumi.Config();

/** Fabrikam's marketing people appear in Contoso as members, every 40 minutes anew. */
const sync = new CrossTenantSync("Fabrikam to Contoso", {
  source: "fabrikam",
  target: "contoso",
  groups: [config.require("marketingGroup")],
  notification: { email: config.require("notificationEmail") },
  accidentalDeletion: { threshold: 500 },
});

export const configuration = sync.servicePrincipalId;
export const job = sync.jobId;
export const status = sync.status;
