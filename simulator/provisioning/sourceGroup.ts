import type { Entity } from "../store/kinds";
import type { Tenant } from "../world/tenant";
import type { SourceEntry } from "./sourceEntry";

const sameNames = ["displayName", "description", "mail", "mailEnabled", "mailNickname", "securityEnabled", "groupTypes"] as const;

/** The group found in the directory or in its recycle bin, undefined when it is in neither. */
export function findSourceGroup(source: Tenant, id: string): SourceEntry | undefined {
  const group = source.find("group", id);
  if (group) return sourceGroup(group, false);
  const deleted = source.find("deletedItem", id);
  return deleted?.kind === "group" ? sourceGroup(deleted.entity, true) : undefined;
}

function sourceGroup(group: Entity, deleted: boolean): SourceEntry {
  const attributes = Object.fromEntries(sameNames.map((name) => [name, group[name]]));
  const { isAssignableToRole, onPremisesSyncEnabled: dirSyncEnabled } = group;
  return { ...attributes, isAssignableToRole, dirSyncEnabled, objectId: group.id, IsSoftDeleted: deleted };
}
