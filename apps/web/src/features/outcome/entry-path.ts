/** Where an entry stands: in the log of its session, which scrolls to it. A correction keeps the place of the first text. */
export const entryPath = ({ sessionId, rootId }: { sessionId: string; rootId: string }): string =>
  `/room/${sessionId}?entry=${rootId}`;

/** The id of an entry on the page of its log. */
export const entryAnchor = (rootId: string): string => `entry-${rootId}`;
