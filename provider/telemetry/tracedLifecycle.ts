import type { Lifecycle } from "../engine/lifecycle";
import type { Stored } from "../engine/state";
import type { Tracing } from "../graph/tracing";

/** Each of Pulumi's verbs as a span, with what it asks of Graph below it. */
export function tracedLifecycle(kind: string, lifecycle: Lifecycle, tracing: Tracing): Lifecycle {
  const tell = <Result>(verb: string, props: Stored, act: () => Promise<Result>): Promise<Result> => {
    const attributes = { "entra_sync.verb": verb, "entra_sync.resource.type": kind, "entra_sync.resource.name": nameIn(props) };
    return tracing.span({ name: `${verb} ${kind}`, kind: "work", attributes }, act);
  };
  return {
    ...lifecycle,
    check: (olds, news) => tell("check", news, () => lifecycle.check(olds, news)),
    diff: (id, olds, news) => tell("diff", news, () => lifecycle.diff(id, olds, news)),
    create: (inputs) => tell("create", inputs, () => lifecycle.create(inputs)),
    read: (id, props) => tell("read", props, () => lifecycle.read(id, props)),
    update: (id, olds, news) => tell("update", news, () => lifecycle.update(id, olds, news)),
    delete: (id, props) => tell("delete", props, () => lifecycle.delete(id, props)),
  };
}

/** The name that the program gives; nothing else of what it declares. */
function nameIn({ __urn: urn }: Stored): string {
  return typeof urn === "string" ? (urn.split("::").at(-1) ?? "") : "";
}
