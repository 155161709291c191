import type { Scene } from "../scene";
import { day } from "./day";
import { night } from "./night";

export const scenes: readonly Scene[] = [...day, ...night];
