import path from "node:path";
import { setupFolder } from "../paths.mjs";

/** Everything that a measurement leaves behind; emptied when the next begins. */
export const benchFolder = path.join(setupFolder, "bench");
