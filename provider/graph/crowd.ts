/** As long as the reads of one moment are gathered. */
const gatheringMs = 6;
/** From how many members on one page of the whole collection is the cheaper look. */
const many = 4;

/**
 * Whether so many members of one collection are being looked at in this moment that all of them should read the collection
 * together. Alone, each is read by its own path.
 */
export function createCrowd(): (collection: string, member: string) => Promise<boolean> {
  const moments = new Map<string, { readonly members: Set<string>; readonly end: Promise<void> }>();

  return async (collection, member) => {
    const moment = moments.get(collection) ?? {
      members: new Set<string>(),
      end: new Promise<void>((resolve) => setTimeout(resolve, gatheringMs)).then(() => void moments.delete(collection)),
    };
    moments.set(collection, moment);
    moment.members.add(member);
    await moment.end;
    return moment.members.size >= many;
  };
}
