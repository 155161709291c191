/** What was asked and what came back, as every error of a request tells it. Never the body that was sent: it may hold a secret. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly tenant: string;
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
}

/** Graph answered, and the answer was no. */
export class GraphRequestError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;

  constructor(
    readonly exchange: Exchange,
    wayOut?: string,
  ) {
    super(sentence(exchange) + (wayOut === undefined ? "" : ` ${wayOut}`));
    this.name = "GraphRequestError";
    this.status = exchange.status;
    this.code = exchange.code;
    this.requestId = exchange.requestId;
  }
}

/** The identity we run as may not do this. Repeating it would not help. */
export class PermissionMissing extends GraphRequestError {
  constructor(
    exchange: Exchange,
    readonly permissions: readonly string[],
  ) {
    super(
      exchange,
      `Grant the identity that signs in to tenant '${exchange.tenant}' ${permissions.join(" or ")} (admin consent), then run again.`,
    );
    this.name = "PermissionMissing";
  }
}

/** A write that is not safe to repeat ended without a clear answer: it may have been done. Look before sending it again. */
export class WriteUnsure extends GraphRequestError {
  readonly outcomeUnsure = true as const;

  constructor(exchange: Exchange) {
    super(exchange, "The write may have been done; nothing was repeated blindly.");
    this.name = "WriteUnsure";
  }
}

/** What was looked at is not what is there any more, or not yet: another look decides. */
export class ConflictFound extends GraphRequestError {
  readonly outcomeUnsure = true as const;

  constructor(exchange: Exchange) {
    super(exchange);
    this.name = "ConflictFound";
  }
}

/** A write to what is not there: gone, or made so recently that this part of the service does not know it yet. */
export class NotThereYet extends GraphRequestError {
  readonly mayAppear = true as const;

  constructor(exchange: Exchange) {
    super(exchange);
    this.name = "NotThereYet";
  }
}

/** For a write that is tried until what it is meant for is there. */
export function undefinedWhenNotThereYet(error: unknown): undefined {
  if (error instanceof NotThereYet) return undefined;
  throw error;
}

/** No answer at all: the connection was refused, cut, or hung until the deadline. */
export class Unreachable extends Error {
  constructor(
    readonly tenant: string,
    readonly host: string,
    override readonly cause: unknown,
  ) {
    super(`tenant '${tenant}' could not be reached at ${host}: ${reason(cause)}. Check the network, the proxy and the tenant's cloud.`);
    this.name = "Unreachable";
  }
}

/** The token that was issued belongs to another tenant than the one declared: nothing was sent to Graph. */
export class WrongTenant extends Error {
  constructor(alias: string, declared: string, actual: string) {
    super(
      `tenant '${alias}' is declared as ${declared}, but its credentials sign in to ${actual}. ` +
        `Nothing was written. Correct tenantId or the credentials of '${alias}' in entra-sync:tenants.`,
    );
    this.name = "WrongTenant";
  }
}

/** Graph refused a token, and the one that was issued in its place as well. Nothing was done. */
export class TokenRefused extends Error {
  constructor(readonly exchange: Exchange) {
    super(
      `${sentence(exchange)} A fresh token was refused as well. See whether the identity that signs in to tenant ` +
        `'${exchange.tenant}' is disabled or blocked, and whether the clock of this machine is right.`,
    );
    this.name = "TokenRefused";
  }
}

/** No token was issued. */
export class SignInFailed extends Error {
  constructor(alias: string, how: string, login: string, cause: unknown) {
    super(`signing in to tenant '${alias}' at ${login} with ${how} failed: ${reason(cause)}`);
    this.name = "SignInFailed";
  }
}

function sentence(exchange: Exchange): string {
  const id = exchange.requestId === undefined ? "" : ` (request-id ${exchange.requestId})`;
  const words = exchange.message === "" ? "" : `: ${exchange.message}`;
  return `${exchange.method} ${exchange.path} in tenant '${exchange.tenant}' failed: ${exchange.status.toString()} ${exchange.code}${words}${id}.`;
}

/** The innermost cause says what happened; wrappers say "fetch failed". Only the first line: the rest repeats the request. */
function reason(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause !== undefined) innermost = innermost.cause;
  // An address with several hosts fails with several errors, and an empty message over them.
  if (innermost instanceof AggregateError && innermost.message === "") innermost = innermost.errors[0];
  const text = innermost instanceof Error ? innermost.message : String(innermost);
  return text.split(/\r?\n/)[0] ?? text;
}
