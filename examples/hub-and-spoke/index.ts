import * as pulumi from "@pulumi/pulumi";
import { CrossTenantMesh } from "pulumi-entra-sync";

const config = new pulumi.Config();

/** Headquarters' staff appears in both subsidiaries; the directors of the subsidiaries appear at headquarters. */
const group = new CrossTenantMesh("group", {
  tenants: {
    fabrikam: { groups: [config.require("fabrikamStaff")] },
    contoso: { groups: [config.require("contosoDirectors")] },
    adatum: { groups: [config.require("adatumDirectors")] },
  },
  topology: { hub: "fabrikam", direction: "both" },
  pairs: [{ source: "contoso", target: "fabrikam", mappings: { userType: { constant: "Guest" } } }],
  defaults: {
    notification: { email: config.require("notificationEmail") },
    accidentalDeletion: { threshold: 500 },
  },
});

export const pairs = group.pairs;
