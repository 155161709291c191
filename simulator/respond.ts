import { setTimeout as pause } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { Outcome } from "./graph/exchange";

/** Sends what came out of a request, or what the weather left of it. */
export function respond(c: Context<{ Bindings: HttpBindings }>, outcome: Outcome, contentType: string): Response {
  if (typeof outcome === "string") {
    // Where it hangs, the client ends the connection, or the server when it stops.
    if (outcome === "cut") c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  const { status, headers, body, delivery } = outcome;
  if (body === undefined) return new Response(null, { status, headers });
  const text = JSON.stringify(body);
  const content = delivery?.kind === "slow" ? inPieces(text, delivery.ms) : delivery === undefined ? text : text.slice(0, text.length / 2);
  return new Response(content, { status, headers: { "content-type": contentType, ...headers } });
}

const pieces = 10;

function inPieces(text: string, ms: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const size = Math.ceil(bytes.length / pieces);
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      controller.enqueue(bytes.slice(sent, sent + size));
      sent += size;
      if (sent >= bytes.length) controller.close();
      else await pause(ms / pieces);
    },
  });
}
