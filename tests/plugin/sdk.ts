import { createRequire } from "node:module";
import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { Stored } from "../../provider/engine/state";

/** What the SDK speaks gRPC with, from its own place: we do not depend on it ourselves. */
const fromSdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));

type Struct = NonNullable<ReturnType<CheckRequest["getNews"]>>;
type Credentials = ConstructorParameters<typeof ResourceProviderClient>[1];

export interface GrpcServer {
  addService(service: object, verbs: object): void;
  bindAsync(address: string, credentials: unknown, done: (error: Error | null, port: number) => void): void;
  forceShutdown(): void;
}

export const grpc = fromSdk("@grpc/grpc-js") as {
  readonly Server: new () => GrpcServer;
  readonly ServerCredentials: { createInsecure(): unknown };
  readonly credentials: { createInsecure(): Credentials };
};

const { Struct } = fromSdk("google-protobuf/google/protobuf/struct_pb") as {
  readonly Struct: { fromJavaScript(value: object): Struct };
};

export const { Empty } = fromSdk("google-protobuf/google/protobuf/empty_pb") as { readonly Empty: new () => object };

/** As the engine sends properties: what is undefined is left out. */
export function toStruct(properties: object): Struct {
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)) as object);
}

export function fromStruct(struct: Struct | undefined): Stored {
  return struct?.toJavaScript() ?? {};
}
