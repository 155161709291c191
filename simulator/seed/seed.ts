import type { FederatedCredential } from "../store/kinds";

/** What tenants hold when a test or a person starts: the file format of `--seed`. */
export interface Seed {
  readonly tenants: readonly SeedTenant[];
}

export interface SeedTenant {
  readonly id: string;
  readonly displayName: string;
  /** The domain of its users' names, such as `fabrikam.com`. */
  readonly domain: string;
  readonly users?: readonly SeedUser[];
  readonly groups?: readonly SeedGroup[];
  readonly applications?: readonly SeedApplication[];
}

/** A user; what is left out is as for a new member. Any writable property of Graph's user may be given. */
export interface SeedUser {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly accountEnabled?: boolean;
  readonly userType?: "Member" | "Guest";
  readonly department?: string;
  readonly mail?: string;
  readonly givenName?: string;
  readonly surname?: string;
  readonly jobTitle?: string;
  readonly creationType?: string;
  readonly externalUserState?: string;
  /** The user signs in with a phone number and a text message; synchronization leaves such users out. */
  readonly smsSignIn?: boolean;
}

/** A group with the ids of its direct members. */
export interface SeedGroup {
  readonly id: string;
  readonly displayName: string;
  readonly description?: string;
  readonly securityEnabled?: boolean;
  readonly members?: readonly string[];
}

/** An application that automation signs in as, with the application permissions granted to it. */
export interface SeedApplication {
  readonly clientId: string;
  readonly applicationId: string;
  readonly servicePrincipalId: string;
  readonly displayName: string;
  readonly secrets?: readonly string[];
  /** Certificates as PEM; the client signs its assertions with one of their keys. */
  readonly certificates?: readonly string[];
  readonly federatedCredentials?: readonly FederatedCredential[];
  readonly roles: readonly string[];
  /** A managed identity: signs in from the machine itself, `system` unless asked for by its client id. */
  readonly managedIdentity?: "system" | "user";
}
