import { applicationRoutes } from "../applications/applications";
import { applicationTemplateRoutes } from "../applications/applicationTemplates";
import { appRoleAssignmentRoutes } from "../applications/appRoleAssignments";
import { extensionPropertyRoutes } from "../applications/extensionProperties";
import { servicePrincipalRoutes } from "../applications/servicePrincipals";
import { groupRoutes } from "../directory/groups";
import { managerRoutes } from "../directory/managers";
import { memberRoutes } from "../directory/members";
import { organizationRoutes } from "../directory/organization";
import { phoneMethodRoutes } from "../directory/phoneMethods";
import { recycleBinRoutes } from "../directory/recycleBin";
import { userRoutes } from "../directory/users";
import { crossTenantAccessPolicyRoutes } from "../policy/crossTenantAccessPolicy";
import { identitySynchronizationRoutes } from "../policy/identitySynchronization";
import { multiTenantTemplateRoutes } from "../policy/multiTenantTemplates";
import { partnerRoutes } from "../policy/partners";
import { logRoutes } from "../provisioning/logRoutes";
import { onDemandRoutes } from "../provisioning/onDemand";
import { parseExpressionRoutes } from "../provisioning/parseExpression";
import { synchronizationSchemaRoutes } from "../schema/synchronizationSchema";
import { otherProvisioningRoutes } from "../synchronization/otherProvisioning";
import { synchronizationJobRoutes } from "../synchronization/synchronizationJobs";
import { synchronizationSecretRoutes } from "../synchronization/synchronizationSecrets";
import { synchronizationTemplateRoutes } from "../synchronization/synchronizationTemplates";
import { validateCredentialsRoutes } from "../synchronization/validateCredentials";
import type { Route } from "./route";

/** Everything of Graph that the simulator knows. What is not in here does not exist. */
export const routes: readonly Route[] = [
  ...organizationRoutes,
  ...userRoutes,
  ...managerRoutes,
  ...groupRoutes,
  ...memberRoutes,
  ...phoneMethodRoutes,
  ...recycleBinRoutes,
  ...applicationTemplateRoutes,
  ...applicationRoutes,
  ...extensionPropertyRoutes,
  ...servicePrincipalRoutes,
  ...appRoleAssignmentRoutes,
  ...crossTenantAccessPolicyRoutes,
  ...partnerRoutes,
  ...identitySynchronizationRoutes,
  ...multiTenantTemplateRoutes,
  ...validateCredentialsRoutes,
  ...synchronizationJobRoutes,
  ...synchronizationSecretRoutes,
  ...synchronizationTemplateRoutes,
  ...synchronizationSchemaRoutes,
  ...logRoutes,
  ...onDemandRoutes,
  ...parseExpressionRoutes,
  ...otherProvisioningRoutes,
];
