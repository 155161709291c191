import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const setupFolder = path.join(root, ".setup");
export const binFolder = path.join(root, "node_modules", ".bin");
export const onWindows = process.platform === "win32";

/** The file name of a native program on this machine. */
export const executable = (name) => (onWindows ? `${name}.exe` : name);
