/** What a span says of itself. Never a token, a body, a query or who it is about: whoever may read traces may not read tenants. */
export type Attributes = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A piece of work that has begun. */
export interface Span {
  set(attributes: Attributes): void;
  /** It did not do what it was for; the reason is a word such as a status code. */
  fails(reason: string): void;
}

export interface Work {
  readonly name: string;
  /** `request`: something goes over the wire. */
  readonly kind: "request" | "work";
  readonly attributes: Attributes;
}

/** Whoever wants to know what was sent: the traces of OpenTelemetry, and what counts requests. */
export interface Tracing {
  /** Does the work as a span, below the work that is under way where it is called. */
  span<Result>(work: Work, act: (span: Span) => Promise<Result>): Promise<Result>;
  /** Takes hold of the work that is under way: what it is given belongs to it, whenever that is. */
  hold(): Held;
}

/** Runs something as part of work that was taken hold of. */
export type Held = <Result>(act: () => Result) => Result;

/** Nobody wants to know. */
export const untraced: Tracing = {
  span: (_work, act) => act({ set: () => undefined, fails: () => undefined }),
  hold: () => (act) => act(),
};
