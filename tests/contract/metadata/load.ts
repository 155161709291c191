import { existsSync } from "node:fs";
import path from "node:path";
import type { Version } from "../../../simulator/graph/call";
import { readCsdl } from "./csdl";
import { graphType, overlaid, type Metadata, type StructuredType } from "./model";
import { readTypings } from "./typings";

export type GraphMetadata = Readonly<Record<Version, Metadata>>;

const root = path.join(__dirname, "..", "..", "..");

/**
 * Graph's metadata from the folder that lies beside the clone, or that GRAPH_METADATA names; it is too large to be kept here.
 * Without it the names and enums of Microsoft's typings.
 */
export function loadMetadata(folder = process.env["GRAPH_METADATA"] ?? path.join(root, "..", "shared", "graph")): GraphMetadata {
  const files = [path.join(folder, "csdl-v1.0.xml"), path.join(folder, "csdl-beta.xml")] as const;
  return files.every((file) => existsSync(file)) ? fromCsdl(...files) : typings();
}

/** The beta file is a part of the whole: what it lacks (users, groups, organizations) is taken to be as in v1.0. */
function fromCsdl(v1File: string, betaFile: string): GraphMetadata {
  const v1 = readCsdl(v1File);
  return { "v1.0": v1, beta: completed(overlaid(v1, readCsdl(betaFile)), v1) };
}

/** By its own header these types of the beta file are of another cloud and behind. */
const behind = ["application", "applicationTemplate", "directoryAudit", "servicePrincipal"].map(graphType);

/** Adds what v1.0 has of those types and beta's typings have as well. */
function completed(beta: Metadata, v1: Metadata): Metadata {
  const names = typings().beta.structured;
  const added = behind.flatMap((name): [string, StructuredType][] => {
    const [ours, theirs] = [beta.structured.get(name), v1.structured.get(name)];
    if (ours === undefined || theirs === undefined) return [];
    const known = [...theirs.properties].filter(([member]) => names.get(name)?.properties.has(member));
    return [[name, { ...ours, properties: new Map([...known, ...ours.properties]) }]];
  });
  return { ...beta, structured: new Map([...beta.structured, ...added]) };
}

/** Names and enums alone; read once, which takes a while. */
export function typings(): GraphMetadata {
  return (read ??= readBothTypings());
}

let read: GraphMetadata | undefined;

function readBothTypings(): GraphMetadata {
  const beside = (file: string): string => path.join(path.dirname(file), "microsoft-graph.d.ts");
  return {
    "v1.0": readTypings(beside(require.resolve("@microsoft/microsoft-graph-types/package.json"))),
    beta: readTypings(beside(require.resolve("@microsoft/microsoft-graph-types-beta/package.json"))),
  };
}
