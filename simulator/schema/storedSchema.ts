import type { Call } from "../graph/call";
import type { JsonObject } from "../graph/json";
import type { Job } from "../store/kinds";
import { defaultSchema } from "./defaultSchema";

/** A job's schema; that of the template where none was stored. */
export function storedSchema(call: Call, job: Job): JsonObject {
  return call.tenant.truth.find("schema", job.id) ?? defaultSchema(job.id, call.world.unknowns.groupMapping);
}
