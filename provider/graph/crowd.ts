import type { Moments } from "./moments";

/** From how many members on one page of the whole collection is the cheaper look. */
const many = 4;

/**
 * Whether so many members of one collection are being looked at in this moment that all of them should read the collection
 * together. Alone, each is read by its own path.
 */
export function createCrowd(moments: Moments): (collection: string, member: string) => Promise<boolean> {
  const looked = new Map<string, Set<string>>();

  return async (collection, member) => {
    const members = looked.get(collection) ?? new Set();
    looked.set(collection, members.add(member));
    await moments.join();
    looked.delete(collection);
    return members.size >= many;
  };
}
