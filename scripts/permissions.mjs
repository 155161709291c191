import path from "node:path";
import { root } from "./paths.mjs";
import { main } from "./problem.mjs";
import { onTrustedGround } from "./trustedGround.mjs";

// Proves that the README's list of permissions is sufficient and minimal: every operation with all of them, and without each.
await main(() =>
  onTrustedGround("tests/permissions/command.ts", ({ provePermissions }) => provePermissions(path.join(root, "README.md"), console.log)),
);
