import type { CloudName } from "../graph/clouds";

/** What is known of synchronizing from a tenant in one cloud into one in another. */
export type CloudPair =
  | { readonly kind: "sameCloud" }
  | { readonly kind: "crossCloud"; readonly needs: string }
  | { readonly kind: "unsupported"; readonly reason: string };

/** The two of the US Government share their sign-in and their directory: to synchronization they are one. */
const sovereignty = {
  global: "the commercial cloud",
  usgovernment: "the US Government cloud",
  usgovernmentdod: "the US Government cloud",
  china: "the cloud in China",
} as const;

const supported: readonly string[] = [
  "the commercial cloud to the US Government cloud",
  "the US Government cloud to the commercial cloud",
  "the commercial cloud to the cloud in China",
];

/** Source: https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-overview */
export function cloudPair(source: CloudName, target: CloudName): CloudPair {
  const from = sovereignty[source];
  const to = sovereignty[target];
  if (from === to) return { kind: "sameCloud" };
  const direction = `${from} to ${to}`;
  if (supported.includes(direction)) return { kind: "crossCloud", needs: needsOf(direction) };
  return {
    kind: "unsupported",
    reason: `Microsoft does not support synchronization from ${direction}; across clouds it supports ${supported.join(", ")}`,
  };
}

function needsOf(direction: string): string {
  return (
    `synchronization from ${direction} takes steps that this package cannot do, because Graph does not document them: ` +
    `in both tenants enable the other cloud in the cross-tenant access settings, in the target let the source synchronize across clouds, ` +
    `and in the source make the configuration in the portal with "Setup cross-tenant synchronization across Microsoft clouds". ` +
    `Then set crossCloud: true, and adopt the configuration by its service principal's id`
  );
}
