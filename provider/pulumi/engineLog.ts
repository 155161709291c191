import { createRequire } from "node:module";
import type * as engineProto from "@pulumi/pulumi/proto/engine_pb";

/** `status` is shown on the row while it lasts, and kept nowhere. */
export type Severity = "info" | "warning" | "status";

/** Says something on the resource's own row of the display. */
export type Say = (severity: Severity, message: string) => void;

/** The same, with a promise of when it was heard; none where nobody listens. */
export type Tell = (severity: Severity, message: string) => Promise<void> | undefined;

interface EngineClient {
  log(request: unknown, done: (error: unknown) => void): void;
}

/** The engine's address is the plugin's last argument: flags may come first. Elsewhere (a script, a test) there is nobody to tell. */
export function engineLog(argument: string | undefined): (urn: string | undefined) => Tell {
  let client: EngineClient | undefined;
  return (urn) => (severity, message) => {
    if (argument === undefined || !/^[\w.[\]:]+:\d+$/.test(argument)) return undefined;
    const engine = load();
    const connected = (client ??= engine.connect(argument));
    return new Promise((resolve) => {
      // What could not be said is no reason to fail.
      connected.log(engine.request(urn, severity, message), () => resolve());
    });
  };
}

/** Loaded at the first word said: most runs say nothing, and the protocol's classes take a tenth of a second. */
function load(): {
  connect(address: string): EngineClient;
  request(urn: string | undefined, severity: Severity, message: string): unknown;
} {
  // From the SDK's own place, so that its gRPC is found where a strict package manager hides it from us.
  const fromSdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
  const grpc = fromSdk("@grpc/grpc-js") as { credentials: { createInsecure(): unknown } };
  const proto = fromSdk("@pulumi/pulumi/proto/engine_pb") as typeof engineProto;
  const service = fromSdk("@pulumi/pulumi/proto/engine_grpc_pb") as {
    EngineClient: new (address: string, credentials: unknown) => EngineClient;
  };
  return {
    connect: (address) => new service.EngineClient(address, grpc.credentials.createInsecure()),
    request(urn, severity, message) {
      const request = new proto.LogRequest();
      request.setSeverity(severity === "warning" ? proto.LogSeverity.WARNING : proto.LogSeverity.INFO);
      request.setEphemeral(severity === "status");
      request.setMessage(message);
      request.setUrn(urn ?? "");
      return request;
    },
  };
}
