import path from "node:path";
import { pathToFileURL } from "node:url";
import { binFolder, onWindows, root, setupFolder } from "./paths.mjs";
import { certificate } from "./simulator/place.mjs";

export const stateFolder = path.join(root, ".pulumi-state");
export const stack = "simulator";

/** What Pulumi needs to run here on any stack: the pinned Node.js for its plugins, and no question to the network. */
export function pulumiEnvironment() {
  const { PATH, Path, ...rest } = process.env;
  return {
    ...rest,
    PATH: [binFolder, PATH ?? Path].join(path.delimiter),
    // Program and plugin load the SDK each for itself, and compiling it is half of that.
    NODE_COMPILE_CACHE: path.join(setupFolder, "compile-cache"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

/** The same for the simulator's stack, whose state lies in the clone whatever backend a person uses otherwise. */
export function simulatorEnvironment() {
  return {
    ...pulumiEnvironment(),
    PULUMI_BACKEND_URL: fileBackend(stateFolder),
    // Protects nothing: the only secrets of this stack are those of the simulator's invented tenants.
    PULUMI_CONFIG_PASSPHRASE: "simulator",
    PULUMI_STACK: stack,
    NODE_EXTRA_CA_CERTS: certificate,
  };
}

// On Windows Pulumi wants file://C:/..., without the slash that a file URL has before the drive.
export function fileBackend(folder) {
  const { pathname } = pathToFileURL(folder);
  return `file://${onWindows ? pathname.slice(1) : pathname}`;
}
