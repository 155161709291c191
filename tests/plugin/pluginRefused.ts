import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { Stored } from "../../provider/engine/state";
import { fromStruct } from "./sdk";

/** A gRPC error as it comes out of the client. */
export interface Refusal extends Error {
  readonly details: string;
  readonly metadata: { get(key: string): (string | Buffer)[] };
}

/** What the engine records of a resource that exists and could not be completed. */
export interface HalfMadeOnWire {
  readonly id: string;
  readonly properties: Stored;
  readonly reasons: readonly string[];
}

/** The plugin answered with an error; read as the engine reads it. */
export class PluginRefused extends Error {
  readonly halfMade: HalfMadeOnWire | undefined;

  constructor(refusal: Refusal) {
    super(refusal.details);
    this.name = "PluginRefused";
    this.halfMade = halfMadeIn(refusal);
  }

  toJSON(): object {
    return { message: this.message, halfMade: this.halfMade };
  }
}

function halfMadeIn(refusal: Refusal): HalfMadeOnWire | undefined {
  const [packed] = refusal.metadata.get("grpc-status-details-bin");
  if (!Buffer.isBuffer(packed)) return undefined;
  const detail = Status.deserializeBinary(packed)
    .getDetailsList()
    .find((each) => each.getTypeUrl().endsWith("/pulumirpc.ErrorResourceInitFailed"));
  if (detail === undefined) return undefined;
  const failed = ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
  return { id: failed.getId(), properties: fromStruct(failed.getProperties()), reasons: failed.getReasonsList() };
}
