import type { Metadata } from "../metadata/model";

/** Where Graph itself does not keep to its metadata, and how that is known. Nothing else is forgiven. */
interface Deviation {
  /** Without `microsoft.graph.`. */
  readonly type: string;
  readonly member: string;
  /** There without being declared, absent although it cannot be null, shown without `$expand`, or a word that the enum has not got. */
  readonly kind: "extra" | "missing" | "inline" | "word";
  readonly source: string;
  /** Set for what is in the metadata, and not yet in the typings. */
  readonly newer?: true;
}

const partner = "crossTenantAccessPolicyConfigurationPartner";
const walkthrough = "Learn: configure using Graph, step 5, where the body is printed in full";
const newest = "Graph metadata of 2026-08";
const samplesOfReference = (page: string) => `sample of the Graph reference: ${page}`;

const deviations: readonly Deviation[] = [
  { type: partner, member: "crossCloudMeetingConfiguration", kind: "extra", source: "Learn: configure using Graph, step 1" },
  { type: partner, member: "protectedContentSharing", kind: "extra", source: "Learn: configure using Graph, output of PowerShell" },
  { type: "synchronizationSchema", member: "directories", kind: "inline", source: "public bodies of 2020 to 2026; quirk O7" },
  { type: "synchronizationSchema", member: "provisioningTaskIdentifier", kind: "extra", source: "public bodies of 2020; quirk O3" },
  { type: "applicationServicePrincipal", member: "application", kind: "inline", source: walkthrough },
  { type: "applicationServicePrincipal", member: "servicePrincipal", kind: "inline", source: walkthrough },
  { type: "application", member: "managerApplications", kind: "missing", source: walkthrough },
  { type: "application", member: "oauth2RequirePostResponse", kind: "missing", source: walkthrough },
  { type: "application", member: "signInAudienceRestrictions", kind: "missing", source: walkthrough },
  { type: "webApplication", member: "redirectUriSettings", kind: "missing", source: walkthrough },
  { type: "servicePrincipal", member: "resourceSpecificApplicationPermissions", kind: "missing", source: walkthrough },
  { type: "application", member: "applicationTemplateId", kind: "extra", source: samplesOfReference("beta applications") },
  { type: "application", member: "addIns", kind: "extra", source: samplesOfReference("beta applications") },
  { type: "group", member: "infoCatalogs", kind: "missing", source: samplesOfReference("List groups") },
  { type: "group", member: "resourceBehaviorOptions", kind: "extra", source: newest, newer: true },
  { type: "group", member: "resourceProvisioningOptions", kind: "extra", source: newest, newer: true },
  { type: "applicationTemplate", member: "isEntraIntegrated", kind: "extra", source: newest, newer: true },
  { type: "crossTenantIdentitySyncPolicyPartner", member: "groupSyncInbound", kind: "extra", source: newest, newer: true },
  { type: "attributeDefinitionMetadata", member: "IsSynthetic", kind: "word", source: "public bodies of 2026; quirk D1" },
  { type: "objectDefinitionMetadata", member: "IsHardDeletionSupported", kind: "word", source: "public bodies; quirk D1" },
  { type: "filterOperatorSchema", member: "name", kind: "extra", source: samplesOfReference("filterOperators") },
  { type: "filterOperatorSchema", member: "id", kind: "missing", source: samplesOfReference("filterOperators") },
  { type: "attributeMappingFunctionSchema", member: "name", kind: "extra", source: samplesOfReference("functions") },
  { type: "attributeMappingFunctionSchema", member: "id", kind: "missing", source: samplesOfReference("functions") },
];

/** Answers whose context is not the path that was asked, by the reference's own samples. */
export const contexts: readonly { readonly path: RegExp; readonly context: string; readonly source: string }[] = [
  { path: /^directory\/deletedItems\/microsoft\.graph\.(\w+)$/, context: "$1s", source: samplesOfReference("List deletedItems") },
  { path: /^directory\/deletedItems\/[^/]+$/, context: "directoryObjects/$entity", source: samplesOfReference("Get deleted item") },
  { path: /^directory\/deletedItems\/[^/]+\/restore$/, context: "directoryObjects/$entity", source: samplesOfReference("Restore") },
  { path: /^groups\/[^/]+\/\w+\/microsoft\.graph\.(\w+)$/, context: "$1s", source: samplesOfReference("List group members, cast") },
  { path: /^.*\/\$ref$/, context: "$$ref", source: "OData JSON format 4.01, entity references" },
  { path: /^.*\/schema\/(functions|filterOperators)$/, context: "$1", source: samplesOfReference("functions") },
];

/** Types that the metadata declares open: any member is as declared. The typings do not say so. */
const openTypes = ["microsoft.graph.detailsInfo"];

/** Users are open for what applications have added to them. */
const directoryExtension = /^extension_[0-9a-f]{32}_\w+$/;

const isExtra = known("extra");
const isNewer = known("extra", true);
/** Newer members are forgiven where the typings alone are at hand. */
export function isKnownExtra(depth: Metadata["depth"], type: string, member: string): boolean {
  if (type === "microsoft.graph.user" && directoryExtension.test(member)) return true;
  return openTypes.includes(type) || isExtra(type, member) || (depth === "names" && isNewer(type, member));
}
export const isKnownMissing = known("missing");
export const isKnownInline = known("inline");
export const isKnownWord = known("word");

function known(kind: Deviation["kind"], newer?: true) {
  const fitting = deviations.filter((each) => each.kind === kind && each.newer === newer);
  const names = new Set(fitting.map((each) => `microsoft.graph.${each.type}.${each.member}`));
  return (type: string, member: string): boolean => names.has(`${type}.${member}`);
}
