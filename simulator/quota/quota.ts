import { Bucket, type Limit } from "./bucket";
import { costOf, type Cost } from "./cost";

/** Who asks for what. */
export interface Charged {
  readonly method: string;
  /** With version and query. */
  readonly path: string;
  readonly tenantId: string;
  readonly appId: string;
  /** How many users the tenant has: larger tenants get more. */
  readonly users: number;
}

/** What the quotas say to one request. */
export interface Charge {
  readonly headers: Readonly<Record<string, string>>;
  readonly isThrottled: boolean;
}

interface Rule {
  /** As the header `x-ms-throttle-scope` names it. */
  readonly scope: string;
  readonly counted: keyof Cost;
  readonly information: string;
  key(charged: Charged): string;
  limit(charged: Charged): Limit;
}

const seconds = 1_000;
const minutes = 60 * seconds;

/** Source: https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits */
const rules: readonly Rule[] = [
  {
    scope: "Tenant_Application/ReadWrite",
    counted: "resourceUnits",
    information: "ResourceUnitLimitExceeded",
    key: ({ tenantId, appId }) => `${tenantId}/${appId}`,
    limit: ({ users }) => ({ amount: users < 50 ? 3_500 : users <= 500 ? 5_000 : 8_000, periodMs: 10 * seconds }),
  },
  {
    scope: "Tenant_Application/Write",
    counted: "writes",
    information: "WriteLimitExceeded",
    key: ({ tenantId, appId }) => `${tenantId}/${appId}`,
    limit: () => ({ amount: 3_000, periodMs: 2.5 * minutes }),
  },
  {
    scope: "Application/ReadWrite",
    counted: "resourceUnits",
    information: "ResourceUnitLimitExceeded",
    key: ({ appId }) => appId,
    limit: () => ({ amount: 150_000, periodMs: 20 * seconds }),
  },
  {
    scope: "Application/Write",
    counted: "writes",
    information: "WriteLimitExceeded",
    key: ({ appId }) => appId,
    limit: () => ({ amount: 70_000, periodMs: 5 * minutes }),
  },
  {
    scope: "Tenant/Write",
    counted: "writes",
    information: "WriteLimitExceeded",
    key: ({ tenantId }) => tenantId,
    limit: () => ({ amount: 18_000, periodMs: 5 * minutes }),
  },
  {
    // Source: https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-provisionondemand
    scope: "Tenant_Application/ProvisionOnDemand",
    counted: "onDemandRuns",
    information: "RequestLimitExceeded",
    key: ({ tenantId, appId }) => `${tenantId}/${appId}`,
    limit: () => ({ amount: 5, periodMs: 10 * seconds }),
  },
];

/** From this share of a limit on Graph says how much of it is used. */
const nearlyUsed = 0.8;

/** Graph's published limits, counted for every application and tenant. */
export class Quota {
  private readonly buckets = new Map<string, Bucket>();
  private usedByOthers = 0;

  constructor(private readonly now: () => number) {}

  /** Takes the cost of a request from every limit that it counts for, or from none when one of them is used up. */
  charge(charged: Charged): Charge {
    const now = this.now();
    const cost = costOf(charged.method, charged.path);
    const counted = rules
      .filter((rule) => cost[rule.counted] > 0)
      .map((rule) => ({ rule, bucket: this.bucket(rule, charged, now), amount: cost[rule.counted] }));
    const waits = counted.map((each) => ({ ...each, waitMs: each.bucket.waitMs(each.amount, now) })).sort((a, b) => b.waitMs - a.waitMs);
    const [longest] = waits;
    if (longest && longest.waitMs > 0) return { isThrottled: true, headers: refusalHeaders(longest.rule, charged, longest.waitMs) };
    for (const { bucket, amount } of counted) bucket.take(amount, now);
    const used = Math.max(...counted.map((each) => each.bucket.used));
    const share: Record<string, string> = used > nearlyUsed ? { "x-ms-throttle-limit-percentage": used.toFixed(1) } : {};
    return { isThrottled: false, headers: { "x-ms-resource-unit": String(cost.resourceUnits), ...share } };
  }

  /** From now on as if others had taken that share of every limit, from 0 to 1, a moment ago. */
  clear(usedByOthers = 0): void {
    this.buckets.clear();
    this.usedByOthers = usedByOthers;
  }

  private bucket(rule: Rule, charged: Charged, now: number): Bucket {
    const key = `${rule.scope}/${rule.key(charged)}`;
    const bucket = this.buckets.get(key) ?? new Bucket(rule.limit(charged), now, this.usedByOthers);
    this.buckets.set(key, bucket);
    return bucket;
  }
}

function refusalHeaders({ scope, information }: Rule, { appId, tenantId }: Charged, waitMs: number): Record<string, string> {
  return {
    "retry-after": String(Math.max(1, Math.ceil(waitMs / seconds))),
    "x-ms-throttle-scope": `${scope}/${appId}/${tenantId}`,
    "x-ms-throttle-information": information,
  };
}
