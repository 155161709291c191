import type { Exchange } from "../record";

/** A text in an answer, by its way down. */
export function textIn(exchange: Exchange, ...way: readonly (string | number)[]): string {
  const found = way.reduce<unknown>((value, name) => (value as Record<string | number, unknown> | undefined)?.[name], exchange.answered);
  if (typeof found === "string") return found;
  throw new Error(
    `${exchange.method} ${exchange.path} answered ${exchange.status} ${JSON.stringify(exchange.answered)}: no text at ${way.join(".")}`,
  );
}
