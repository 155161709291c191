import type { GraphVersion } from "./request";

interface PageWire<Wire> {
  readonly value: readonly Wire[];
  readonly "@odata.nextLink"?: string;
}

type Find = <Wire>(path: string, version?: GraphVersion) => Promise<Wire | undefined>;

/** Reads a collection page by page, each when it is asked for. */
export function pagesThrough(find: Find) {
  return async function* pages<Wire>(path: string, version: GraphVersion = "v1.0"): AsyncGenerator<readonly Wire[], void> {
    for (let next: string | undefined = path; next !== undefined;) {
      const page: PageWire<Wire> | undefined = await find<PageWire<Wire>>(next, version);
      if (page === undefined) return;
      yield page.value;
      next = belowVersion(page["@odata.nextLink"], version);
    }
  };
}

/** The service's link is followed word for word, below the version that every request names by itself. */
function belowVersion(link: string | undefined, version: GraphVersion): string | undefined {
  if (link === undefined) return undefined;
  const { pathname, search } = new URL(link);
  return pathname.slice(pathname.indexOf(`/${version}`) + version.length + 1) + search;
}
