import type { JsonObject } from "../graph/json";

/** An object of the source directory by the names that the provisioning service has for attributes, which are older than Graph's. */
export type SourceEntry = JsonObject & { readonly objectId: string };

/** The kinds of objects that the service provisions. */
export type ObjectKind = "User" | "Group";
