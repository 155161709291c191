import type { CloudName } from "./clouds";

/** Where a person finds a configuration in the portal. */
export interface PortalLinks {
  /** Overview with the current cycle. */
  readonly overview: string;
  /** Users and groups that are assigned. */
  readonly usersAndGroups: string;
  /** Provisioning with settings and mappings. */
  readonly provisioning: string;
  /** The list of all configurations of the tenant. */
  readonly configurations: string;
}

/** Source: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud and the Azure portals of each cloud. */
const portals: Readonly<Record<CloudName, string>> = {
  global: "https://entra.microsoft.com",
  usgovernment: "https://entra.microsoft.us",
  usgovernmentdod: "https://entra.microsoft.us",
  china: "https://portal.azure.cn",
};

export function portalLinks(where: {
  readonly cloud: CloudName;
  readonly tenantId: string;
  readonly servicePrincipalId: string;
  readonly appId?: string;
}): PortalLinks {
  const { cloud, tenantId, servicePrincipalId, appId } = where;
  // With the tenant in the path it opens there, whatever tenant the person is signed in to.
  const view = `${portals[cloud]}/${tenantId}/#view`;
  const application = appId === undefined ? "" : `/appId/${appId}`;
  const blade = (name: string): string =>
    `${view}/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/${name}/objectId/${servicePrincipalId}${application}`;
  return {
    overview: blade("ProvisioningActivity"),
    usersAndGroups: blade("UsersAndGroups"),
    provisioning: blade("ProvisioningManagement"),
    configurations: `${view}/Microsoft_AAD_Connect_Provisioning/CrossTenantSynchronizationConfiguration.ReactView`,
  };
}
