import { untraced, type Attributes, type Span, type Tracing, type Work } from "../../provider/graph/tracing";

export interface RequestCount {
  readonly tenant: string;
  readonly status: string;
  readonly count: number;
}

/** Counts what goes over the wire, and lets another hear of it as well. */
export class RequestCounts implements Tracing {
  private readonly found = new Map<string, RequestCount>();

  constructor(private readonly inner: Tracing = untraced) {}

  get counts(): readonly RequestCount[] {
    return [...this.found.values()];
  }

  span<Result>(work: Work, act: (span: Span) => Promise<Result>): Promise<Result> {
    return this.inner.span(work, (span) => (work.kind === "request" ? this.counted(work.attributes, span, act) : act(span)));
  }

  hold(): ReturnType<Tracing["hold"]> {
    return this.inner.hold();
  }

  private async counted<Result>(asked: Attributes, span: Span, act: (span: Span) => Promise<Result>): Promise<Result> {
    let status = "none";
    const set = (attributes: Attributes): void => {
      status = String(attributes["http.response.status_code"] ?? status);
      span.set(attributes);
    };
    try {
      return await act({ set, fails: (reason) => span.fails(reason) });
    } finally {
      this.add(String(asked["entra_sync.tenant"]), status);
    }
  }

  private add(tenant: string, status: string): void {
    const key = `${tenant} ${status}`;
    this.found.set(key, { tenant, status, count: (this.found.get(key)?.count ?? 0) + 1 });
  }
}
