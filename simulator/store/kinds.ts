import type { JsonObject } from "../graph/json";
import type { ExternalIdentity, Link, Mail, Manager, ProvisioningState, SignInPhone } from "./provisioningKinds";

/** What the simulator keeps, one table each. Graph's own entities are stored as they appear on the wire. */
export interface Kinds {
  tenant: TenantRecord;
  registration: Registration;
  user: Entity;
  group: Entity;
  member: Membership;
  manager: Manager;
  application: Entity;
  servicePrincipal: Entity;
  appRoleAssignment: Entity;
  /** Below its application. */
  extensionProperty: Entity;
  policy: JsonObject;
  partner: JsonObject;
  identitySynchronization: JsonObject;
  job: Job;
  secrets: JsonObject;
  schema: JsonObject;
  deletedItem: DeletedItem;
  signInPhone: SignInPhone;
  provisioning: ProvisioningState;
  link: Link;
  externalIdentity: ExternalIdentity;
  mail: Mail;
}

export type Kind = keyof Kinds;

/** In the order in which a snapshot lists them. */
export const kinds: readonly Kind[] = [
  "tenant",
  "registration",
  "user",
  "group",
  "member",
  "manager",
  "application",
  "servicePrincipal",
  "appRoleAssignment",
  "extensionProperty",
  "policy",
  "partner",
  "identitySynchronization",
  "job",
  "secrets",
  "schema",
  "deletedItem",
  "signInPhone",
  "provisioning",
  "link",
  "externalIdentity",
  "mail",
];

export type TenantRecord = { readonly id: string; readonly displayName: string; readonly domain: string };

/** How one application may sign in, and which application permissions an administrator granted it. */
export type Registration = {
  readonly clientId: string;
  readonly secrets: readonly string[];
  readonly certificates: readonly string[];
  readonly federatedCredentials: readonly FederatedCredential[];
  readonly roles: readonly string[];
  /** Signs in without any credential, from a machine of its tenant: the machine's own identity, or one given to it. */
  readonly managedIdentity?: "system" | "user";
};

/** Trust in the tokens of another issuer, such as a pipeline's OIDC service. */
export type FederatedCredential = {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  /** The issuer's keys; may be left out for the simulated pipeline. */
  readonly jwks?: { readonly keys: readonly JsonObject[] };
};

/** A directory object of Graph. */
export type Entity = JsonObject & { readonly id: string };

export type Membership = { readonly groupId: string; readonly memberId: string };

export type Job = JsonObject & {
  readonly id: string;
  readonly templateId: string;
  readonly status: JsonObject;
  readonly schedule: JsonObject;
};

/** A directory object in the recycle bin, with the memberships that come back when it is restored. */
export type DeletedItem = {
  readonly kind: "user" | "group" | "application" | "servicePrincipal";
  readonly entity: Entity;
  readonly memberships: readonly Membership[];
};
