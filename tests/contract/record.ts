import type { Version } from "../../simulator/graph/call";

/** One request to Graph with its answer, as both went over the wire. */
export interface Exchange {
  readonly version: Version;
  readonly method: string;
  /** Below the version, with its query. */
  readonly path: string;
  readonly sent?: unknown;
  readonly status: number;
  readonly answered?: unknown;
  readonly contentType: string;
}

export interface Asked {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks Graph as one client, and keeps what was said. */
export type Recorded = (method: string, path: string, asked?: Asked) => Promise<Exchange>;

/** What `url` answers to the holder of a token is written to `exchanges`; without a token nobody is signed in. */
export function recording(url: string, exchanges: Exchange[], version: Version, token?: string): Recorded {
  return async (method, path, { body, headers = {} } = {}) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/${version}${path}`, {
      method,
      headers: { "content-type": "application/json", ...authorization, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const contentType = response.headers.get("content-type") ?? "";
    const answered = text === "" ? {} : { answered: contentType.includes("json") ? (JSON.parse(text) as unknown) : text };
    const exchange = {
      version,
      method,
      path,
      ...(body === undefined ? {} : { sent: body }),
      status: response.status,
      contentType,
      ...answered,
    };
    exchanges.push(exchange);
    return exchange;
  };
}
