import { complexBody } from "../graph/body";
import { GraphError } from "../graph/graphError";
import type { Properties } from "../graph/propertyType";

const members: Properties = {
  Enabled: "Edm.Boolean!",
  Recipients: "Edm.String",
  DeleteThresholdEnabled: "Edm.Boolean!",
  DeleteThresholdValue: "Edm.Int32!",
  HumanResourcesLookaheadQueryEnabled: "Edm.Boolean!",
};

/** Refuses a `SyncNotificationSettings` that is not the JSON object the service reads. */
export function checkNotificationSettings(settings: string): void {
  try {
    complexBody(JSON.parse(settings), "SyncNotificationSettings", members);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GraphError(400, "InvalidNotificationSettings", `The value of SyncNotificationSettings is not valid: ${reason}`);
  }
}
