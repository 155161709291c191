/** What the service did, or would have done, in Graph's words. */
export type Action = "create" | "update" | "delete" | "disable" | "stagedDelete" | "other";

/** How it went. */
export type Outcome = "success" | "failure" | "skipped";
