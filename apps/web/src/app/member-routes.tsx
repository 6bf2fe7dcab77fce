import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

type Modules = Record<string, () => Promise<Record<string, unknown>>>;

// This table is all that public pages load of the signed-in surfaces; each page is a chunk of its own.
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
  '/outcomes': () => import('../pages/desk/outcomes.tsx'),
  '/summary': () => import('../pages/desk/summary.tsx'),
  '/settings': () => import('../pages/desk/settings.tsx'),
  '/mail': () => import('../pages/desk/mail.tsx'),
  '/audit': () => import('../pages/desk/audit.tsx'),
};

const lazy = (load: () => Promise<Record<string, unknown>>, name: string) =>
  lazyRouteComponent(load as () => Promise<Record<string, never>>, name);

function surface(parent: AnyRoute, path: string, load: Modules[string], name: string, pages: Modules, more?: (self: AnyRoute) => AnyRoute[]) {
  const self: AnyRoute = createRoute({ getParentRoute: () => parent, path, component: lazy(load, name) });
  const children = Object.entries(pages).map(([at, page]) =>
    createRoute({ getParentRoute: () => self, path: at, component: lazy(page, 'Page') }),
  );
  return self.addChildren([...children, ...(more?.(self) ?? [])]);
}

/** The signed-in surfaces My, Room and Desk, below the language's route. They never render on the server. */
export function memberRoutes(lang: AnyRoute): AnyRoute[] {
  const member: AnyRoute = createRoute({
    getParentRoute: () => lang,
    id: 'member',
    component: lazy(() => import('./member.tsx'), 'MemberRoot'),
  });
  return [
    member.addChildren([
      surface(member, 'my', () => import('./member-my.tsx'), 'MyLayout', MY),
      surface(member, 'room', () => import('./member-room.tsx'), 'RoomLayout', ROOM),
      surface(member, 'desk', () => import('./member-desk.tsx'), 'DeskLayout', DESK, (desk) => [
        surface(desk, '$year', () => import('./member-desk.tsx'), 'ForumLayout', FORUM),
      ]),
    ]),
  ];
}
