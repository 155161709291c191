import { complexBody, text } from "../graph/body";
import { badRequest } from "../graph/graphError";
import { isObject } from "../graph/json";

/** The id of the directory object that the body of a request to `$ref` names. */
export function referencedId(body: unknown): string {
  const reference = isObject(body) ? text(body, "@odata.id") : undefined;
  complexBody(body, "microsoft.graph.directoryObject", {});
  const id = /([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i.exec(reference ?? "")?.[1];
  if (id === undefined) throw badRequest("Invalid URL format specified in the payload.");
  return id.toLowerCase();
}
