import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A span as it came over the wire. */
export interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly service: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly failed: boolean;
}

interface Wire {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] };
    readonly scopeSpans: readonly { readonly spans: readonly SpanWire[] }[];
  }[];
}

interface SpanWire extends Omit<Span, "attributes" | "service" | "failed"> {
  readonly attributes: readonly KeyValue[];
  readonly status: { readonly code?: number };
}

interface KeyValue {
  readonly key: string;
  readonly value: {
    readonly stringValue?: string;
    readonly intValue?: number;
    readonly boolValue?: boolean;
    readonly arrayValue?: unknown;
  };
}

/** What OpenTelemetry's traces are sent to: takes OTLP over HTTP, and keeps every byte. */
export class Collector {
  readonly bodies: Buffer[] = [];
  readonly headers: IncomingHttpHeaders[] = [];
  readonly paths: (string | undefined)[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Collector> {
    const server = createServer();
    const collector = new Collector(server);
    server.on("request", (request, response) => {
      void buffer(request).then((body) => {
        collector.bodies.push(body);
        collector.headers.push(request.headers);
        collector.paths.push(request.url);
        response.writeHead(200, { "Content-Type": request.headers["content-type"] }).end();
      });
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return collector;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Everything that came as JSON so far. */
  get spans(): readonly Span[] {
    return this.bodies.flatMap((body) => spansIn(JSON.parse(body.toString()) as Wire));
  }

  clear(): void {
    for (const list of [this.bodies, this.headers, this.paths]) list.splice(0);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

function spansIn({ resourceSpans }: Wire): Span[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(recordOf(resource.attributes)["service.name"]);
    const spans = scopeSpans.flatMap((each) => each.spans);
    return spans.map((span) => ({ ...span, service, attributes: recordOf(span.attributes), failed: span.status.code === 2 }));
  });
}

function recordOf(pairs: readonly KeyValue[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    pairs.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? value.boolValue ?? value.arrayValue]),
  );
}
