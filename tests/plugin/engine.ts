import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogSeverity, type LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty, grpc, type GrpcServer } from "./sdk";

/** Something that was said on the row of a resource. */
export interface Message {
  readonly severity: "info" | "warning" | "other";
  readonly urn: string;
  readonly text: string;
}

/** The engine's side of the plugin protocol, as far as a provider calls it: it takes down what is said. */
export class Engine {
  readonly messages: Message[] = [];
  private readonly listeners = new Set<() => void>();

  private constructor(
    private readonly server: GrpcServer,
    readonly address: string,
  ) {}

  static async start(): Promise<Engine> {
    const server = new grpc.Server();
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
    });
    const engine = new Engine(server, `127.0.0.1:${port.toString()}`);
    const log = (call: { request: LogRequest }, done: (error: null, answer: object) => void): void => {
      engine.hear(call.request);
      done(null, new Empty());
    };
    server.addService(EngineService, { log });
    return engine;
  }

  /** Until something (with these words) was said on the row of this resource: a provider does not wait for its words to arrive. */
  async messageTo(urn: string, words = /./): Promise<Message> {
    for (;;) {
      const found = this.messages.find((each) => each.urn === urn && words.test(each.text));
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.listeners.add(resolve));
    }
  }

  close(): void {
    this.server.forceShutdown();
  }

  private hear(request: LogRequest): void {
    const severity = severities.get(request.getSeverity()) ?? "other";
    this.messages.push({ severity, urn: request.getUrn(), text: request.getMessage() });
    for (const listener of this.listeners) listener();
    this.listeners.clear();
  }
}

const severities = new Map<LogSeverity, Message["severity"]>([
  [LogSeverity.INFO, "info"],
  [LogSeverity.WARNING, "warning"],
]);
