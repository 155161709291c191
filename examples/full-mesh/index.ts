import * as pulumi from "@pulumi/pulumi";
import { CrossTenantMesh, type MeshSettingsArgs } from "pulumi-entra-sync";

/** Which groups of each tenant appear in all others: `{ "fabrikam": { "groups": ["<object id>"] }, ... }` */
const tenants = new pulumi.Config().requireObject<Record<string, MeshSettingsArgs>>("meshTenants");

/** Every tenant's people appear in every other tenant. */
const mesh = new CrossTenantMesh("group", {
  tenants,
  topology: "full",
  defaults: { accidentalDeletion: { threshold: 500 } },
});

export const pairs = mesh.pairs;
