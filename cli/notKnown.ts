import { PermissionMissing } from "../provider/graph/errors";
import { NotCountable } from "../provider/scope/notCountable";
import { Failure } from "./failure";

/** What could not be learned, and why: the rest is worth having all the same. */
export interface NotKnown {
  readonly unknown: string;
}

export function isNotKnown(value: object): value is NotKnown {
  return "unknown" in value;
}

/** What a person can do something about is said in its place; anything else ends the command. */
export async function unlessRefused<Value>(read: () => Promise<Value>): Promise<Value | NotKnown> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Failure || error instanceof PermissionMissing || error instanceof NotCountable) return { unknown: error.message };
    throw error;
  }
}
