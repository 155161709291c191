import { main } from "./problem.mjs";
import { onTrustedGround } from "./trustedGround.mjs";

// Nothing is lost under weather: every verb of every resource under every fault at every moment, then one more run.
// npm run storm                                        everything; some minutes
// npm run storm -- "create SyncJob / cutAfterWrite"    the cases with this in their name
await main(() => onTrustedGround("tests/storm/command.ts", ({ stormCommand }) => stormCommand(process.argv[2], console.log)));
