export type GraphVersion = "v1.0" | "beta";

export interface Request {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the version, with an encoded query: `/applications?$top=5`. */
  readonly path: string;
  readonly body?: unknown;
  readonly version?: GraphVersion;
  /** Whether sending it twice is the same as once. Default: every method but POST. */
  readonly repeatable?: boolean;
  /** Asks the index that can count, and that lags a little behind (`ConsistencyLevel: eventual`). */
  readonly eventual?: true;
}

export interface Answer {
  readonly status: number;
  readonly retryAfter?: string;
  readonly requestId?: string;
  readonly body: unknown;
}

export type Transport = (request: Request) => Promise<Answer>;

export function isRepeatable(request: Request): boolean {
  return request.repeatable ?? request.method !== "POST";
}
