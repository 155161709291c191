import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { accepts } from "hono/accepts";
import { Failure } from "../failure";
import type { Reader } from "./reader";
import { textOf } from "./text";

export interface Address {
  readonly host: string;
  readonly port: number;
}

const openMetrics = "application/openmetrics-text";

const hint = `<!doctype html><html lang="en"><title>entra-sync</title>
<p>Metrics of Microsoft Entra cross-tenant synchronization for Prometheus: <a href="/metrics">/metrics</a>.</p></html>
`;

/** Answers Prometheus; the promise is of a server that listens. */
export async function listen(reader: Reader, { host, port }: Address): Promise<Server> {
  const app = new Hono();
  app.get("/", (context) => context.html(hint));
  app.get("/metrics", async (context) => {
    const wanted = accepts(context, { header: "Accept", supports: ["text/plain", openMetrics], default: "text/plain" });
    const { text, contentType } = await textOf(await reader.read(), wanted === openMetrics ? "openMetrics" : "prometheus");
    return context.body(text, 200, { "Content-Type": contentType });
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new Failure(sentenceOn(error, { host, port }))));
    server.listen(port, host, () => resolve(server));
  });
}

function sentenceOn(error: NodeJS.ErrnoException, { host, port }: Address): string {
  if (error.code === "EADDRINUSE") return `port ${port} of ${host} is in use; name another with --port.`;
  if (error.code === "EACCES") return `port ${port} of ${host} may not be used by this account; name one above 1023 with --port.`;
  return `cannot listen on port ${port} of ${host}: ${error.message}.`;
}
