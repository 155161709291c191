import { entityBody } from "../graph/body";
import { noContent, type Answer, type Call } from "../graph/call";
import type { JsonObject } from "../graph/json";
import { documentedIn, type Route } from "../graph/route";
import { entityAnswer } from "../odata/query";
import { readPolicy, writePolicy } from "./permissions";
import { defaultPolicyType, policyType } from "./policyType";

const graph = documentedIn("Graph reference: crossTenantAccessPolicy");
const path = "/policies/crossTenantAccessPolicy";

/** The policy itself and its default. */
export const crossTenantAccessPolicyRoutes: readonly Route[] = [
  graph.get(path, readPolicy, getPolicy),
  graph.patch(path, writePolicy, patchPolicy),
  graph.get(`${path}/default`, readPolicy, getDefault),
  graph.patch(`${path}/default`, writePolicy, patchDefault),
  graph.post(`${path}/default/resetToSystemDefault`, writePolicy, resetDefault),
];

function getPolicy(call: Call): Answer {
  return { status: 200, body: entityAnswer(call, policyType, "policies/crossTenantAccessPolicy/$entity", shownPolicy(call)) };
}

/** In beta it inherits from another type, which has a definition and demands a description. */
function shownPolicy(call: Call): JsonObject {
  const policy = policyOf(call);
  return call.version === "beta" ? { ...policy, description: policy["description"] ?? "", definition: [] } : policy;
}

function patchPolicy(call: Call): Answer {
  call.tenant.change("policy", "policy", { ...policyOf(call), ...entityBody(call.body, policyType) });
  return noContent;
}

function policyOf(call: Call): JsonObject {
  return (
    call.tenant.find("policy", "policy") ?? {
      id: call.tenant.id,
      deletedDateTime: null,
      displayName: "CrossTenantAccessPolicy",
      description: null,
      allowedCloudEndpoints: [],
    }
  );
}

function getDefault(call: Call): Answer {
  return { status: 200, body: entityAnswer(call, defaultPolicyType, "policies/crossTenantAccessPolicy/default/$entity", defaultOf(call)) };
}

function patchDefault(call: Call): Answer {
  call.tenant.change("policy", "default", { ...defaultOf(call), ...entityBody(call.body, defaultPolicyType), isServiceDefault: false });
  return noContent;
}

function resetDefault(call: Call): Answer {
  call.tenant.remove("policy", "default");
  return noContent;
}

function defaultOf(call: Call): JsonObject {
  return call.tenant.find("policy", "default") ?? { id: call.tenant.id, ...systemDefault };
}

const everyone = (accessType: string, application = "AllApplications"): JsonObject => ({
  usersAndGroups: { accessType, targets: [{ target: "AllUsers", targetType: "user" }] },
  applications: { accessType, targets: [{ target: application, targetType: "application" }] },
});

const systemDefault: JsonObject = {
  isServiceDefault: true,
  inboundTrust: { isMfaAccepted: false, isCompliantDeviceAccepted: false, isHybridAzureADJoinedDeviceAccepted: false },
  b2bCollaborationOutbound: everyone("allowed"),
  b2bCollaborationInbound: everyone("allowed"),
  b2bDirectConnectOutbound: everyone("blocked"),
  b2bDirectConnectInbound: everyone("blocked"),
  tenantRestrictions: { devices: null, ...everyone("blocked") },
  // Always false, and not to be changed here: only a partner's own settings can allow it.
  automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: false },
};
