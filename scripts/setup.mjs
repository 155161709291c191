import { main } from "./problem.mjs";
import { setUp } from "./setup/setUp.mjs";

await main(setUp);
