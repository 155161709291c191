import type { JsonObject } from "../graph/json";
import { userType } from "./userType";

/** An object that may be a user or a group, and says which. A group's properties are few enough to be asked for by a user's names. */
export const directoryObjectType = { ...userType, defaultSelect: undefined, kindOf };

function kindOf(entity: JsonObject): string {
  return "userPrincipalName" in entity ? "#microsoft.graph.user" : "#microsoft.graph.group";
}
