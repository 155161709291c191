/** An application permission that an identity needs in one of the two tenants. */
export interface Grant {
  readonly tenant: "source" | "target";
  readonly permission: string;
}

/** The permissions that the README's table says are needed. */
export function grantsIn(readme: string): Grant[] {
  const rows = [...readme.matchAll(/^\| (both|source|target)\s*\|([^|]*)\|/gm)];
  return rows.flatMap(([, where, cell = ""]) => {
    const tenants = where === "both" ? (["source", "target"] as const) : where === "source" ? (["source"] as const) : (["target"] as const);
    const permissions = [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, permission]) => permission ?? []);
    return permissions.flatMap((permission) => tenants.map((tenant) => ({ tenant, permission })));
  });
}
