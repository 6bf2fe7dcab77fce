/** Whoever holds one of these has work at the desk. */
export const DESK_ROLES: ReadonlySet<string> = new Set(['ADM', 'SEC', 'COC', 'G10']);
