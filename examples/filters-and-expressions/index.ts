import * as pulumi from "@pulumi/pulumi";
import { CrossTenantSync } from "pulumi-entra-sync";
import { print } from "pulumi-entra-sync/expressions";
import { city, displayName, scopingFilters, userType } from "./mapping";

const config = new pulumi.Config();

const sync = new CrossTenantSync("Fabrikam to Contoso", {
  source: "fabrikam",
  target: "contoso",
  groups: [config.require("marketingGroup")],
  notification: { email: config.require("notificationEmail") },
  mappings: {
    displayName: { expression: print(displayName) },
    city: { expression: print(city) },
    userType: { expression: print(userType), apply: "onlyOnCreate" },
    companyName: { constant: "Fabrikam" },
  },
  scopingFilters,
});

export const jobId = sync.jobId;
