/** From a key to the ids that have it, in the order in which they came; by tenant. Most keys have one id, which costs no set. */
export class KeyIndex {
  private readonly byTenant = new Map<string, Map<string, string | Set<string>>>();

  ids(tenantId: string, key: string): Iterable<string> {
    const found = this.byTenant.get(tenantId)?.get(key);
    return found === undefined ? [] : typeof found === "string" ? [found] : found;
  }

  add(tenantId: string, key: string, id: string): void {
    let keys = this.byTenant.get(tenantId);
    if (!keys) this.byTenant.set(tenantId, (keys = new Map<string, string | Set<string>>()));
    const found = keys.get(key);
    if (found === undefined) keys.set(key, id);
    else if (typeof found !== "string") found.add(id);
    else if (found !== id) keys.set(key, new Set([found, id]));
  }

  remove(tenantId: string, key: string, id: string): void {
    const keys = this.byTenant.get(tenantId);
    const found = keys?.get(key);
    if (found === id) keys?.delete(key);
    else if (typeof found === "object") found.delete(id);
  }

  clear(): void {
    this.byTenant.clear();
  }
}
