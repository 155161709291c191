import { AsyncLocalStorage } from "node:async_hooks";

/** Stands before every request to Graph that some work sends: it goes when the gate lets it. */
export type Gate = (send: () => Promise<Response>, what: What) => Promise<Response>;

/** The method and the address. */
type What = string;

/** Knows of every request whose work sent it, also of works that go on at the same time. */
export class Requests {
  private readonly gates = new AsyncLocalStorage<Gate>();
  private readonly usual = globalThis.fetch;

  private constructor() {
    globalThis.fetch = (...request) => {
      const send = (): Promise<Response> => this.gates.exit(() => this.usual(...request));
      const [address, { method = "GET" } = {}] = request;
      const url = address instanceof Request ? address.url : String(address);
      return this.gates.getStore()?.(send, `${method} ${url}`) ?? send();
    };
  }

  /** From now on, until it is closed; there is one at a time. */
  static watch(): Requests {
    return new Requests();
  }

  through<Result>(gate: Gate, work: () => Promise<Result>): Promise<Result> {
    return this.gates.run(gate, work);
  }

  close(): void {
    globalThis.fetch = this.usual;
  }
}

/** Before the request of this number something else happens; `before` is what that request asks for, once it was reached. */
export function interruptedBy(number: number, what: () => Promise<unknown>): { readonly gate: Gate; before(): What | undefined } {
  let count = 0;
  let reached: What | undefined;
  const gate: Gate = async (send, request) => {
    if (count++ === number) {
      reached = request;
      await what();
    }
    return send();
  };
  return { gate, before: () => reached };
}
