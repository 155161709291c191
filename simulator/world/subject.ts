/** A request as faults, weather and quotas see it. */
export interface Subject {
  /** `part`: inside of a `$batch`. `portal`: by a person, whom neither weather nor quotas touch. */
  readonly kind: "token" | "graph" | "part" | "portal";
  readonly method: string;
  /** Path and query with the version in front. */
  readonly path: string;
  readonly tenantId: string | null;
  readonly appId: string | null;
  readonly clientRequestId: string | undefined;
}
