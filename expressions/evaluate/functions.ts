import type { FunctionName } from "../language/catalogue";
import { codeFunctions } from "./codeFunctions";
import { dateFunctions } from "./dateFunctions";
import { flowFunctions } from "./flowFunctions";
import type { Implementation } from "./given";
import { listFunctions } from "./listFunctions";
import { outsideFunctions } from "./outsideFunctions";
import { replace } from "./replace";
import { textFunctions } from "./textFunctions";

/** One implementation for every published function: a missing one does not compile. */
export const implementations: Readonly<Record<FunctionName, Implementation>> = {
  ...textFunctions,
  ...dateFunctions,
  ...flowFunctions,
  ...listFunctions,
  ...codeFunctions,
  ...outsideFunctions,
  Replace: replace,
};
