import type { Permission } from '@sti/domain';

export type DeskPage = {
  key:
    | 'overview'
    | 'programme'
    | 'rooms'
    | 'release'
    | 'registrations'
    | 'categories'
    | 'outcomes'
    | 'summary'
    | 'pages'
    | 'settings'
    | 'roles'
    | 'mail'
    | 'audit';
  path: string;
  /** Who sees it; the pages' own queries ask for the same. */
  word: Permission | null;
};

type Group = { key: 'forum' | 'programme' | 'people' | 'results' | 'records'; pages: readonly DeskPage[] };

/** The desk of one forum, in the order of its year. */
export const DESK_PAGES: readonly Group[] = [
  {
    key: 'forum',
    pages: [
      { key: 'overview', path: '', word: null },
      { key: 'settings', path: '/settings', word: 'forum.edit' },
      { key: 'pages', path: '/pages', word: 'forum.write' },
    ],
  },
  {
    key: 'programme',
    pages: [
      { key: 'programme', path: '/programme', word: 'programme.readDraft' },
      { key: 'rooms', path: '/rooms', word: 'programme.edit' },
      { key: 'release', path: '/release', word: 'programme.release' },
    ],
  },
  {
    key: 'people',
    pages: [
      { key: 'registrations', path: '/registrations', word: 'registration.list' },
      { key: 'categories', path: '/categories', word: 'registration.setUp' },
      { key: 'roles', path: '/roles', word: 'people.assignRole' },
    ],
  },
  {
    key: 'results',
    pages: [
      { key: 'outcomes', path: '/outcomes', word: 'outcome.readForum' },
      { key: 'summary', path: '/summary', word: 'report.read' },
    ],
  },
  {
    key: 'records',
    pages: [
      { key: 'mail', path: '/mail', word: 'platform.readMail' },
      { key: 'audit', path: '/audit', word: 'platform.readAudit' },
    ],
  },
];
