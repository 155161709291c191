import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createTransport } from "../../../provider/graph/transport";
import type { Transport } from "../../../provider/graph/request";
import { patientClock } from "../clock";
import { fabrikamAt } from "./fabrikam";

/** What the server does with one request: answers, cuts the connection, or never answers. */
export type Behaviour = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string } | "cut" | "hang";

/** A real HTTP server that behaves as it is told, one behaviour for each request; afterwards it answers 200. */
export class GraphServer {
  /** Each request that came, as `METHOD path body`. */
  readonly received: string[] = [];
  private behaviours: Behaviour[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<GraphServer> {
    const server = createServer();
    const graph = new GraphServer(server);
    server.on("request", (request, response) => {
      void bodyOf(request).then((body) => {
        graph.received.push(`${request.method ?? ""} ${request.url ?? ""} ${body}`.trim());
        const behaviour = graph.behaviours.shift() ?? { status: 200, body: "{}" };
        if (behaviour === "cut") request.socket.destroy();
        else if (behaviour !== "hang") response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body);
      });
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return graph;
  }

  will(...behaviours: Behaviour[]): void {
    this.behaviours = behaviours;
  }

  /** Waits in time that passes at once, and signs in without asking anybody. */
  transport(deadlineMs?: number): Transport {
    const { sleep } = patientClock();
    return createTransport({ tenant: fabrikamAt(this.address), token: () => Promise.resolve("token"), deadlineMs, sleep });
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port.toString()}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const piece of request) body += String(piece);
  return body;
}
