import type { Found } from "../../provider/adoption/found";

/** What was imported: the answer of `entra-sync import --json`. */
export interface Imported {
  readonly folder: string;
  readonly files: readonly string[];
  readonly stack: string;
  readonly configurations: readonly {
    readonly configuration: string;
    readonly servicePrincipalId: string;
    /** The target tenant, by its alias or its id; absent where no connection is saved. */
    readonly target?: string;
    /** What is there and not declared, in sentences. */
    readonly left: readonly string[];
  }[];
  /** Target tenants that could not be looked into: only the source half was imported. */
  readonly unread: readonly { readonly target: string; readonly reason: string }[];
}

export function answerOf(found: Found, written: Pick<Imported, "folder" | "files" | "stack">): Imported {
  const targetOf = (tenantId: string | undefined): string | undefined =>
    found.pairs.find((pair) => pair.targetTenantId === tenantId)?.target;
  return {
    ...written,
    configurations: found.configurations.map(({ displayName, servicePrincipalId, settings, left }) => ({
      configuration: displayName,
      servicePrincipalId,
      target: targetOf(settings?.targetTenantId),
      left,
    })),
    unread: found.pairs.flatMap(({ target, unread }) => (unread === undefined ? [] : [{ target, reason: unread }])),
  };
}
