import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Span as ApiSpan } from "@opentelemetry/api";
import { ExportResultCode, parseTraceParent, type ExportResult } from "@opentelemetry/core";
import { OTLPExporterBase } from "@opentelemetry/otlp-exporter-base";
import { convertLegacyHttpOptions, createOtlpHttpExportDelegate } from "@opentelemetry/otlp-exporter-base/node-http";
import { JsonTraceSerializer, ProtobufTraceSerializer } from "@opentelemetry/otlp-transformer";
import { detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor, type ReadableSpan, type SpanExporter } from "@opentelemetry/sdk-trace-base";
import type { Attributes, Span, Work } from "../graph/tracing";
import type { Wish } from "./variables";

/** A span that has begun and can be ended. */
export interface OpenSpan extends Span {
  readonly span: ApiSpan;
  end(): void;
}

/** Makes spans and sends them off, a few at a time. */
export interface Sender {
  begin(work: Work, above: OpenSpan | undefined): OpenSpan;
  flush(): Promise<void>;
}

type SenderOptions = Omit<Extract<Wish, { kind: "on" }>, "kind"> & { readonly say: (sentence: string) => void };

/** Nothing is registered for the whole process: it is Pulumi's, which may have traces of its own. */
export function createSender({ encoding, traceparent, say }: SenderOptions): Sender {
  const processor = new BatchSpanProcessor(speaking(exporterOf(encoding), say));
  const named = resourceFromAttributes({ "service.name": "entra-sync" }).merge(detectResources({ detectors: [envDetector] }));
  const tracer = new BasicTracerProvider({ resource: named, spanProcessors: [processor] }).getTracer("pulumi-entra-sync");
  const outermost = contextOf(traceparent);
  return {
    begin({ name, kind, attributes }, above) {
      const context = above === undefined ? outermost : trace.setSpan(ROOT_CONTEXT, above.span);
      const spanKind = kind === "request" ? SpanKind.CLIENT : SpanKind.INTERNAL;
      return opened(tracer.startSpan(name, { kind: spanKind, attributes: written(attributes) }, context));
    },
    flush: () => processor.forceFlush(),
  };
}

function opened(span: ApiSpan): OpenSpan {
  return {
    span,
    set: (attributes) => void span.setAttributes(written(attributes)),
    fails: (reason) => void span.setAttribute("error.type", reason).setStatus({ code: SpanStatusCode.ERROR }),
    end: () => span.end(),
  };
}

/** The library takes lists that can be written to. */
function written(attributes: Attributes): Record<string, string | number | boolean | string[]> {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, typeof value === "object" ? [...value] : value]));
}

function contextOf(traceparent: string | undefined): Context {
  const caller = traceparent === undefined ? null : parseTraceParent(traceparent);
  return caller === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...caller, isRemote: true });
}

/** Address, headers, timeout, compression and certificates come from the standard variables. */
function exporterOf(encoding: "json" | "protobuf"): SpanExporter {
  const [serializer, type] =
    encoding === "json" ? [JsonTraceSerializer, "application/json"] : [ProtobufTraceSerializer, "application/x-protobuf"];
  // OpenTelemetry's own exporters call it too: nothing else reads the variables.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const options = convertLegacyHttpOptions({}, "TRACES", "v1/traces", { "Content-Type": type });
  return new OTLPExporterBase<ReadableSpan[]>(createOtlpHttpExportDelegate(options, serializer));
}

/** The library keeps to itself what it cannot send. */
function speaking(exporter: SpanExporter, say: (sentence: string) => void): SpanExporter {
  let hasSpoken = false;
  const heard = ({ code, error }: ExportResult): void => {
    if (code === ExportResultCode.SUCCESS || hasSpoken) return;
    hasSpoken = true;
    const { code: why = error?.name ?? "unknown" } = (error ?? {}) as { code?: string | number };
    say(`OpenTelemetry: traces could not be sent (${why}). See OTEL_EXPORTER_OTLP_ENDPOINT; the work itself goes on.`);
  };
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        heard(result);
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}
