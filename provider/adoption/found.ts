import type { AttributeMapping } from "../resources/attributeMappings";
import type { DeclaredSchema } from "../resources/declaredSchema";
import type { Members } from "../resources/partnerPolicyWire";
import type { ScopingFilter } from "../resources/scopingFilters";
import type { Settings } from "../resources/syncSettingsWire";

/** A configuration as it was found, in the words of a program that declares it as it is. */
export interface FoundConfiguration {
  readonly displayName: string;
  readonly servicePrincipalId: string;
  /** Whether the configuration itself can be declared without changing its name. */
  readonly isNamedOnce: boolean;
  readonly notes?: string;
  /** `undefined` where none are set, or none that can be declared as they are. */
  readonly settings?: Settings;
  readonly groups: readonly Principal[];
  readonly users: readonly Principal[];
  /** How users and groups are mapped and filtered, as far as it differs from the service's default. */
  readonly schema: FoundSchema;
  readonly job?: { readonly state: "running" | "stopped"; readonly status: string };
  /** What is there and not declared, in sentences: it stays as it is. */
  readonly left: readonly string[];
}

export interface Principal {
  readonly id: string;
  readonly name: string;
}

export interface FoundSchema {
  readonly enabled?: boolean;
  readonly mappings: Readonly<Record<string, AttributeMapping>>;
  readonly unmapped: readonly string[];
  readonly scopingFilters?: readonly ScopingFilter[];
  readonly actions?: DeclaredSchema["actions"];
  readonly attributes?: DeclaredSchema["attributes"];
  readonly groups?: FoundGroups;
}

export type FoundGroups = NonNullable<DeclaredSchema["groups"]>;

/** The policy of one tenant towards another, with the members that are set. */
export interface FoundPolicy {
  /** By its alias. */
  readonly tenant: string;
  /** By its alias, or its id where no alias is declared. */
  readonly partner: string;
  readonly members: { readonly [Name in keyof Members]?: boolean };
}

/** What a target tenant is called, and what both tenants allow each other. */
export interface FoundPair {
  readonly targetTenantId: string;
  /** The target tenant, by its alias, or its id where no alias is declared. */
  readonly target: string;
  /** In the source tenant towards the target. */
  readonly inSource?: FoundPolicy;
  /** In the target tenant towards the source. */
  readonly inTarget?: FoundPolicy;
  /** Why the target tenant was not looked into. */
  readonly unread?: string;
}

/** Everything of one source tenant that is to be adopted. */
export interface Found {
  /** The source tenant, by its alias. */
  readonly source: string;
  /** By name, then by id. */
  readonly configurations: readonly FoundConfiguration[];
  readonly pairs: readonly FoundPair[];
}
