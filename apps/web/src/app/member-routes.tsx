import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
} from '@tanstack/react-router';
import { BrokenPage, MissingPage } from './member-missing.tsx';
import { MemberRoot } from './member-root.tsx';

type Modules = Record<string, () => Promise<Record<string, unknown>>>;

// Each page is a chunk of its own; its module exports `Page`.
const MY: Modules = {
  '/': () => import('../pages/my/home.tsx'),
  '/registration': () => import('../pages/my/registration.tsx'),
  '/schedule': () => import('../pages/my/schedule.tsx'),
  '/calendar': () => import('../pages/my/calendar.tsx'),
  '/profile': () => import('../pages/my/profile.tsx'),
};
const ROOM: Modules = {
  '/': () => import('../pages/room/sessions.tsx'),
  '/$sessionId': () => import('../pages/room/log.tsx'),
  '/$sessionId/close': () => import('../pages/room/close.tsx'),
};
const DESK: Modules = {
  '/': () => import('../pages/desk/forums.tsx'),
  '/new': () => import('../pages/desk/new-forum.tsx'),
};
const FORUM: Modules = {
  '/': () => import('../pages/desk/overview.tsx'),
  '/programme': () => import('../pages/desk/programme.tsx'),
  '/sessions/$sessionId': () => import('../pages/desk/programme.tsx'),
  '/rooms': () => import('../pages/desk/rooms.tsx'),
  '/roles': () => import('../pages/desk/roles.tsx'),
  '/release': () => import('../pages/desk/release.tsx'),
  '/pages': () => import('../pages/desk/pages.tsx'),
  '/registrations': () => import('../pages/desk/registrations.tsx'),
  '/categories': () => import('../pages/desk/categories.tsx'),
  '/outcomes': () => import('../pages/desk/outcomes.tsx'),
  '/summary': () => import('../pages/desk/summary.tsx'),
  '/settings': () => import('../pages/desk/settings.tsx'),
  '/mail': () => import('../pages/desk/mail.tsx'),
  '/audit': () => import('../pages/desk/audit.tsx'),
};

const lazy = (load: () => Promise<Record<string, unknown>>, name: string) =>
  lazyRouteComponent(load as () => Promise<Record<string, never>>, name);

function surface(
  parent: AnyRoute,
  path: string,
  load: Modules[string],
  name: string,
  pages: Modules,
  more?: (self: AnyRoute) => AnyRoute[],
) {
  const self: AnyRoute = createRoute({ getParentRoute: () => parent, path, component: lazy(load, name) });
  const children = Object.entries(pages).map(([at, page]) =>
    createRoute({ getParentRoute: () => self, path: at, component: lazy(page, 'Page') }),
  );
  return self.addChildren([...children, ...(more?.(self) ?? [])]);
}

const root: AnyRoute = createRootRoute({ component: MemberRoot, notFoundComponent: MissingPage });
const lang: AnyRoute = createRoute({ getParentRoute: () => root, path: '$lang', component: Outlet });
const routeTree = root.addChildren([
  lang.addChildren([
    surface(lang, 'my', () => import('./member-my.tsx'), 'MyLayout', MY),
    surface(lang, 'room', () => import('./member-room.tsx'), 'RoomLayout', ROOM),
    surface(
      lang,
      'desk',
      () => import('./member-desk.tsx'),
      'DeskLayout',
      DESK,
      (desk) => [surface(desk, '$year', () => import('./member-desk.tsx'), 'ForumLayout', FORUM)],
    ),
  ]),
]);

/** The router of the signed-in surfaces. Public pages are another application: links to them load a page. */
export function makeMemberRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    scrollRestoration: true,
    defaultNotFoundComponent: MissingPage,
    defaultErrorComponent: BrokenPage,
    // Addresses as a form writes them: ?goal=9, not the router's JSON ?goal=%229%22.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text ? `?${text}` : '';
    },
  });
}
