/** Why the service failed or skipped a user, in words that a person understands. */
export interface Cause {
  /** The service's own code. */
  readonly code: string;
  /** The cause in one sentence. */
  readonly sentence: string;
  /** What to do about it. */
  readonly action: string;
  /** The page that explains the code. */
  readonly link: string;
}

interface Known {
  readonly sentence: string;
  readonly action: string;
}

const page = "https://learn.microsoft.com/entra/identity/monitoring-health/howto-analyze-provisioning-logs#error-codes";

const wait: Known = {
  sentence: "The service could not finish the request just now.",
  action: "Nothing: it is tried again in the next cycle.",
};
const rights: Known = {
  sentence: "The service may not do this in the target tenant.",
  action: "See whether inbound synchronization is allowed there (entra-sync check).",
};

/** By the codes of that page; those of cross-tenant synchronization first. */
const causes: Readonly<Record<string, Known>> = {
  NotEffectivelyEntitled: {
    sentence: "The user is not in scope: not assigned, or left out by a scoping filter.",
    action: "Assign the user or a group that has the user as a direct member (entra-sync explain USER says what is missing).",
  },
  RedundantExport: { sentence: "Source and target agree already.", action: "Nothing." },
  AzureActiveDirectoryCannotUpdateObjectsOriginatedInExternalService: {
    sentence: "Another service is the authority for this user in the target tenant.",
    action: "Leave mail and showInAddressList of that user to it: remove those mappings, or apply them only on creation.",
  },
  AzureDirectoryB2BManagementPolicyCheckFailure: {
    sentence: "A policy between the two tenants does not allow the synchronization.",
    action: "See that both partner policies are there (entra-sync check).",
  },
  AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure: {
    sentence: "The target tenant does not allow users of the source tenant to be synchronized.",
    action: "Allow it in the partner policy of the target tenant (userSyncAllowed).",
  },
  AzureActiveDirectoryQuotaLimitExceeded: {
    sentence: "The target tenant holds as many objects as it may.",
    action: "Remove objects there, verify a domain, or ask Microsoft for a larger quota.",
  },
  AzureActiveDirectoryForbidden: {
    sentence: "The target tenant does not let guests be invited.",
    action: "Allow invitations in its external collaboration settings.",
  },
  InvitationCreationFailure: {
    sentence: "The target tenant could not make the user.",
    action: "Look at the target tenant's audit log for the reason (entra-sync audit).",
  },
  InvitationCreationFailureInvalidPropertyValue: {
    sentence: "A value of the user is not one that the target tenant takes.",
    action: "Correct the attribute in the source tenant, or its mapping.",
  },
  InvitationCreationFailureAmbiguousUser: {
    sentence: "An internal user of the target tenant has the same proxy address.",
    action: "Remove that address from the internal user, or leave the user out of scope.",
  },
  AzureActiveDirectoryCannotUpdateObjectsMasteredOnPremises: {
    sentence: "The user in the target tenant is kept by its own on-premises directory.",
    action: "Leave the user out of scope.",
  },
  EntityTypeNotSupported: {
    sentence: "Groups are not synchronized: the mapping of groups is off.",
    action: "Switch the mapping of groups on, or leave it: members are synchronized all the same.",
  },
  schemaInvalid: { sentence: "The mappings do not fit the schema.", action: "Put the matching attribute back as it was." },
  InvalidAnchor: {
    sentence: "The user that was synchronized is gone from the target tenant.",
    action: "Restart the job: it finds or makes the user again.",
  },
  DuplicateTargetEntries: { sentence: "Several users of the target tenant match.", action: "Make the matching attribute unique there." },
  DuplicateSourceEntries: { sentence: "Several users of the source tenant match.", action: "Make the matching attribute unique there." },
  Conflict: { sentence: "A user with the same value exists in the target tenant.", action: "Rename or remove that user." },
  MandatoryFieldsMissing: {
    sentence: "A required attribute is empty.",
    action: "Fill it in the source tenant, or give the mapping a default.",
  },
  SchemaAttributeNotFound: {
    sentence: "A mapping names an attribute that the target tenant does not have.",
    action: "Correct the mapping, or declare the attribute.",
  },
  UnableToResolveReferenceAttributeValue: {
    sentence: "Somebody whom the user refers to, such as the manager, is not synchronized.",
    action: "Bring that person into scope as well.",
  },
  InsufficientRights: rights,
  Unauthorized: rights,
  NotPermitted: rights,
  TooManyRequests: wait,
  InternalServerError: wait,
  InternalError: wait,
  Timeout: wait,
};

/** The service's own words complete what is known of the code, and stand for it where it is not known. */
export function causeOf(code: string, reason?: string, recommended?: string): Cause {
  const known = Object.hasOwn(causes, code) ? causes[code] : undefined;
  const said = reason?.trim();
  const sentence = [known?.sentence, said && said !== known?.sentence ? `The service says: ${said}` : undefined].filter(Boolean).join(" ");
  return {
    code,
    sentence: sentence === "" ? `The service gives the code ${code} and no more.` : sentence,
    action: recommended?.trim() || known?.action || "Look the code up on the page below.",
    link: page,
  };
}
