import type { Field } from "./field";
import { Requests } from "./requests";

/** A ground with a field whose requests to Graph are watched, until it is closed. */
export function watched<Ground extends { readonly field: Field }>(ground: Ground): Ground & Watched {
  const requests = Requests.watch();
  const close = async (): Promise<void> => {
    requests.close();
    await ground.field.close();
  };
  return { ...ground, requests, close };
}

export interface Watched {
  readonly requests: Requests;
  close(): Promise<void>;
}
