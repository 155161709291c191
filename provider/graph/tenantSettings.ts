import type { CloudName, Endpoints } from "./clouds";

/** How an identity of ours proves who it is to one tenant. Secrets live here and nowhere else. */
export type SignIn =
  | { readonly kind: "clientSecret"; readonly clientId: string; readonly clientSecret: string }
  | {
      readonly kind: "clientCertificate";
      readonly clientId: string;
      readonly certificatePath: string;
      readonly certificatePassword?: string;
    }
  | { readonly kind: "workloadIdentity"; readonly clientId: string; readonly tokenFilePath: string }
  | { readonly kind: "githubActions"; readonly clientId: string; readonly requestUrl: string; readonly requestToken: string }
  | { readonly kind: "managedIdentity"; readonly clientId?: string }
  | { readonly kind: "azureCli" }
  | { readonly kind: "default" };

/** One Entra tenant and how to reach it. */
export interface TenantSettings {
  readonly alias: string;
  readonly tenantId: string;
  readonly cloud: CloudName;
  readonly endpoints: Endpoints;
  readonly signIn: SignIn;
}
