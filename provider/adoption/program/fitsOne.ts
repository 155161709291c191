import type { FoundConfiguration } from "../found";

/** Whether a `CrossTenantSync` of it would declare what is there and nothing beside it. */
export function fitsOne({ isNamedOnce, settings, job, groups, users }: FoundConfiguration): boolean {
  if (!isNamedOnce || settings === undefined || job === undefined) return false;
  return settings.scope === "all" || groups.length + users.length > 0;
}
