/**
 * The program registered nothing, so there is nothing to plan or to compare with. This is always a mistake in the
 * program.
 */
export class NoResourcesError extends Error {
  /** @param whose whose program it is, such as `Stack prod` */
  constructor(whose: string) {
    super(
      `${whose}: the program registered no resource, so there is nothing to plan. Check that index.ts creates the GitLab component and does not return before that.`,
    );
  }
}
