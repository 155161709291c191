import type { JsonObject } from "./json";

/** A refusal as Graph puts it: a status, and an error body with a code that clients decide on. */
export class GraphError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details?: readonly JsonObject[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = "GraphError";
  }

  /** The answer's body. */
  body(requestId: string, clientRequestId: string, now: Date): JsonObject {
    const innerError = { date: now.toISOString().slice(0, 19), "request-id": requestId, "client-request-id": clientRequestId };
    const details = this.details ? { details: this.details } : {};
    return { error: { code: this.code, message: this.message, ...details, innerError } };
  }
}

export const badRequest = (message: string, code = "Request_BadRequest") => new GraphError(400, code, message);

export const resourceNotFound = (id: string) =>
  new GraphError(
    404,
    "Request_ResourceNotFound",
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

export const accessDenied = () => new GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

/** The synchronization service answers a missing permission in its own way. */
export const synchronizationAccessDenied = () => new GraphError(401, "UnknownError", "");

const challenge = 'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"';

/** The header names who gives tokens for Graph. */
export const tokenRefused = (message: string) =>
  new GraphError(401, "InvalidAuthenticationToken", message, undefined, {
    "www-authenticate": `${challenge}, client_id="00000003-0000-0000-c000-000000000000"`,
  });

/** To a client that can answer it: which claims its next token must have. */
export const claimsDemanded = (message: string, claims: JsonObject) =>
  new GraphError(401, "InvalidAuthenticationToken", message, undefined, {
    "www-authenticate": `${challenge}, error="insufficient_claims", claims="${Buffer.from(JSON.stringify(claims)).toString("base64")}"`,
  });
