import { randomUUID } from "node:crypto";
import type { JsonObject } from "../graph/json";

type OAuthError =
  "invalid_request" | "invalid_client" | "unauthorized_client" | "unsupported_grant_type" | "invalid_scope" | "invalid_grant";

/** A refusal of the token endpoint, with one of Entra's AADSTS numbers. */
export class SignInError extends Error {
  constructor(
    readonly status: 400 | 401,
    readonly error: OAuthError,
    readonly number: number,
    readonly description: string,
  ) {
    super(`AADSTS${number}: ${description}`);
    this.name = "SignInError";
  }

  /** The answer's body. */
  body(now: Date, correlationId: string): JsonObject {
    const timestamp = `${now.toISOString().slice(0, 19).replace("T", " ")}Z`;
    const traceId = randomUUID();
    return {
      error: this.error,
      error_description: `${this.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [this.number],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${this.number}`,
    };
  }
}

export const tenantNotFound = (tenant: string) =>
  new SignInError(400, "invalid_request", 90002, `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`);

export const applicationNotFound = (clientId: string, tenant: string) =>
  new SignInError(
    400,
    "unauthorized_client",
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${tenant}'.`,
  );

export const secretRefused = (clientId: string) =>
  new SignInError(
    401,
    "invalid_client",
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
  );

export const assertionRefused = (reason: string) =>
  new SignInError(401, "invalid_client", 700027, `The certificate or assertion used to sign in was refused: ${reason}.`);

export const federationRefused = (issuer: string, subject: string, audience: string) =>
  new SignInError(
    401,
    "invalid_client",
    700213,
    `No matching federated identity record found for presented assertion. Assertion Issuer: '${issuer}'. Assertion Subject: '${subject}'. Assertion Audience: '${audience}'.`,
  );

export const credentialMissing = () =>
  new SignInError(
    401,
    "invalid_client",
    7000218,
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  );

export const parameterMissing = (name: string) =>
  new SignInError(400, "invalid_request", 900144, `The request body must contain the following parameter: '${name}'.`);

export const grantNotSupported = (grant: string) =>
  new SignInError(400, "unsupported_grant_type", 70003, `The app requested an unsupported grant type '${grant}'.`);

export const scopeInvalid = (scope: string) =>
  new SignInError(
    400,
    "invalid_scope",
    1002012,
    `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.`,
  );

export const claimsInvalid = () => new SignInError(400, "invalid_request", 90100, "The parameter 'claims' is empty or not valid.");
