/**
 * The program registered nothing. Nothing true can be planned from that or compared with it: there is a mistake
 * somewhere.
 */
export class NoResourcesError extends Error {
  /** @param whose whose program it is, such as `Stack prod` */
  constructor(whose: string) {
    super(
      `${whose}: the program registered no resource, so that there is nothing to plan. See that index.ts makes the GitLab component, and that nothing returns before it does.`,
    );
  }
}
