export type TelemetryVariables = Readonly<Record<string, string | undefined>>;

/** What the environment asks for. */
export type Wish =
  | { readonly kind: "off" }
  | { readonly kind: "problem"; readonly sentence: string }
  /** `traceparent` is the work that ours is a part of, where the process that called us has told. */
  | { readonly kind: "on"; readonly encoding: "json" | "protobuf"; readonly traceparent: string | undefined };

const encodings: Readonly<Record<string, "json" | "protobuf">> = { "http/json": "json", "http/protobuf": "protobuf" };

/**
 * The standard variables: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 * and https://opentelemetry.io/docs/specs/otel/protocol/exporter/. Where to, with which headers and for how long is read by the library.
 */
export function wishIn(variables: TelemetryVariables): Wish {
  const { OTEL_TRACES_EXPORTER: exporter = "", TRACEPARENT: traceparent } = variables;
  if (isOff(variables)) return { kind: "off" };
  if (exporter !== "" && exporter !== "otlp") return problem(`OTEL_TRACES_EXPORTER is '${exporter}'`, "otlp or none");
  const protocol = variables.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL || variables.OTEL_EXPORTER_OTLP_PROTOCOL || "http/protobuf";
  const encoding = Object.hasOwn(encodings, protocol) ? encodings[protocol] : undefined;
  if (encoding === undefined) return problem(`OTEL_EXPORTER_OTLP_PROTOCOL is '${protocol}'`, Object.keys(encodings).join(" or "));
  return { kind: "on", encoding, traceparent };
}

function isOff(variables: TelemetryVariables): boolean {
  const { OTEL_SDK_DISABLED: disabled = "", OTEL_TRACES_EXPORTER: exporter = "" } = variables;
  if (disabled.toLowerCase() === "true" || exporter === "none") return true;
  return exporter === "" && !variables.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT && !variables.OTEL_EXPORTER_OTLP_ENDPOINT;
}

function problem(what: string, known: string): Wish {
  return { kind: "problem", sentence: `OpenTelemetry: ${what}, and what is spoken here is ${known}. It goes on without traces.` };
}
