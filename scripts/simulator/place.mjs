import path from "node:path";
import { root, setupFolder } from "../paths.mjs";

export const port = 9443;
export const address = `https://localhost:${port}`;

/** What the simulator keeps between two runs: its tenants, its certificate, its log. */
export const simulatorFolder = path.join(root, ".simulator");
export const certificate = path.join(simulatorFolder, "certificate.pem");
export const log = path.join(simulatorFolder, "simulator.log");

/** Which process runs, and from which build. */
export const processFile = path.join(setupFolder, "simulator.json");
export const program = path.join(root, "dist", "simulator", "main.js");
export const programArguments = ["--port", String(port), "--directory", simulatorFolder, "--seed", "fabrikam-contoso"];
