/** Which users are synchronized: those assigned to the configuration, or everybody. */
export type SyncScope = "assigned" | "all";
