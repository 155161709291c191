/** One stored object, and when it was made: young objects are not visible yet. */
export interface Stored<Body> {
  readonly tenantId: string;
  readonly id: string;
  /** The object it lives under, such as a job's service principal. */
  readonly parentId: string;
  readonly createdAt: number;
  readonly body: Body;
}
