import { main } from "../problem.mjs";
import { setUp } from "../setup/setUp.mjs";
import { onTrustedGround } from "../trustedGround.mjs";

// npm run show:consequences    previews that know how many users would lose access, on the simulator and the real engine
await main(async () => {
  await setUp();
  return onTrustedGround("tests/consequences/command.ts", ({ showConsequences }) => showConsequences(console.log));
});
