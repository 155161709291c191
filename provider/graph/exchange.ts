import type { Exchange } from "./errors";
import type { Answer, Request } from "./request";
import type { TenantSettings } from "./tenantSettings";

/** Graph's error body. */
interface ErrorWire {
  readonly error?: {
    readonly code?: string;
    readonly message?: string;
    readonly innerError?: { readonly "request-id"?: string };
  };
}

export function errorIn(answer: Answer): ErrorWire["error"] {
  return (answer.body as ErrorWire | undefined)?.error;
}

/** Not the same as 401 `UnknownError`, with which synchronization says that a permission is missing. */
export function isTokenRefused(answer: Answer): boolean {
  return answer.status === 401 && errorIn(answer)?.code === "InvalidAuthenticationToken";
}

export function exchangeOf(tenant: TenantSettings, request: Request, answer: Answer): Exchange {
  const error = errorIn(answer);
  return {
    method: request.method,
    path: request.path,
    tenant: tenant.alias,
    status: answer.status,
    code: error?.code ?? "NoErrorBody",
    message: error?.message ?? "",
    requestId: answer.requestId ?? error?.innerError?.["request-id"],
  };
}
