import { tokenOf } from "../../graph/credentials";
import type { TenantSettings } from "../../graph/tenantSettings";
import { rolesIn } from "../../graph/tokenRoles";
import type { Finding } from "./finding";

type Side = "source" | "target";

interface Need {
  readonly permission: string;
  readonly sides: readonly Side[];
  readonly what: string;
  /** Without it the rest works. */
  readonly optional?: true;
}

/** As in the README: the least that suffices, by what it is for. */
const needs: readonly Need[] = [
  { permission: "Policy.Read.All", sides: ["source", "target"], what: "read the policies" },
  { permission: "Policy.ReadWrite.CrossTenantAccess", sides: ["source", "target"], what: "set the policies" },
  { permission: "Application.ReadWrite.All", sides: ["source"], what: "make the configuration" },
  { permission: "Synchronization.ReadWrite.All", sides: ["source"], what: "manage settings, mappings and job" },
  { permission: "AppRoleAssignment.ReadWrite.All", sides: ["source"], what: "say who is in scope" },
  { permission: "AuditLog.Read.All", sides: ["source"], what: "count what cycles did (entra-sync status and show)", optional: true },
];

/** Signs in, and holds what the token allows against what is needed. */
export async function signInFindings(tenant: TenantSettings, side: Side): Promise<Finding[]> {
  const { alias, tenantId, signIn } = tenant;
  try {
    const roles = rolesIn(await tokenOf(tenant)());
    const signedIn: Finding = {
      tenant: alias,
      subject: "sign-in",
      verdict: "fine",
      sentence: `signs in to ${tenantId} with ${signIn.kind}`,
    };
    return [signedIn, ...needs.filter((need) => need.sides.includes(side)).map((need) => permissionFinding(alias, need, roles))];
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    return [
      { tenant: alias, subject: "sign-in", verdict: "missing", sentence, fix: `pulumi config set --path 'entra-sync:tenants.${alias}...'` },
    ];
  }
}

function permissionFinding(tenant: string, { permission, what, optional }: Need, roles: readonly string[] | undefined): Finding {
  const finding = { tenant, subject: "permission" } as const;
  if (roles === undefined) {
    const sentence = `${permission}, to ${what}: a person is signed in, whose roles decide`;
    return { ...finding, verdict: "unknown", sentence };
  }
  if (roles.includes(permission)) return { ...finding, verdict: "fine", sentence: `may ${what} (${permission})` };
  const fix = `grant the application permission ${permission} of Microsoft Graph, with admin consent`;
  return { ...finding, verdict: optional === true ? "unknown" : "missing", sentence: `may not ${what}: ${permission} is not granted`, fix };
}
