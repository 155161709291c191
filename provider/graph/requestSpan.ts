import type { Answer, Request } from "./request";
import type { TenantSettings } from "./tenantSettings";
import type { Attributes, Span, Work } from "./tracing";

/** Below these, also a plain word names somebody. */
const people = ["users", "groups"];

/** The path without what it is about: `/servicePrincipals/{id}/synchronization/jobs/{id}/start`. Never the query: filters name people. */
export function templateOf(path: string): string {
  const segments = (path.split("?")[0] ?? "").split("/");
  return segments.map((segment, index) => generalized(segment, segments[index - 1])).join("/");
}

function generalized(segment: string, before: string | undefined): string {
  const [, collection] = /^([A-Za-z]+)\(.*\)$/.exec(segment) ?? [];
  if (collection !== undefined) return `${collection}({key})`;
  const isWord = segment === "" || /^\$?[A-Za-z][A-Za-z.]*$/.test(segment);
  const isSomebody = people.includes(before ?? "") && !segment.startsWith("$");
  return isWord && !isSomebody ? segment : "{id}";
}

/** One request over the wire. https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client */
export function exchangeSpan(tenant: TenantSettings, request: Request, resent: number): Work {
  const { hostname, port, protocol } = new URL(tenant.endpoints.graph);
  const place = { "server.address": hostname, "server.port": Number(port || (protocol === "https:" ? 443 : 80)) };
  const repetition: Attributes = resent === 0 ? {} : { "http.request.resend_count": resent };
  const attributes = { ...asked(request), ...place, "entra_sync.tenant": tenant.alias, ...repetition };
  return { name: nameOf(request), kind: "request", attributes };
}

/** One part of a batch, from when it leaves until it is answered for good. */
export function partSpan(request: Request): Work {
  return { name: nameOf(request), kind: "work", attributes: { ...asked(request), "entra_sync.batched": true } };
}

export function tellAnswer(span: Span, { status, requestId }: Answer): void {
  span.set({ "http.response.status_code": status });
  if (requestId !== undefined) span.set({ "http.response.header.request-id": [requestId] });
  if (status >= 400) span.fails(status.toString());
}

function nameOf({ method, path }: Request): string {
  return `${method} ${templateOf(path)}`;
}

function asked({ method, path, version = "v1.0" }: Request): Attributes {
  return { "http.request.method": method, "url.template": `/${version}${templateOf(path)}` };
}
