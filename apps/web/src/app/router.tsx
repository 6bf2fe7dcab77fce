import { isLang } from '@sti/reference';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  type RouterHistory,
} from '@tanstack/react-router';
import { knownSearch, PEOPLE_SEARCH, PROGRAMME_SEARCH, SIGN_IN_SEARCH } from '../lib/addresses.ts';
import type { Data } from '../lib/data.tsx';
import type { Refused } from '../lib/form.tsx';
import { isHelpTopic } from '../lib/help-topics.ts';
import { Failure } from '../pages/failure.tsx';
import { NotFoundPage } from '../pages/not-found.tsx';
import { Frame } from './frame.tsx';

export type RouterContext = {
  data: Data;
  /** The HTTP status of the page, set while it renders: the router itself does not tell a missing page. */
  page: { status: number };
  /** What the server refused of a form that was sent without a script. */
  refused?: Refused;
};

// Each page is a chunk of its own: who reads the programme does not load the registration form. The server names the
// chunk of its page in the document, so that it does not wait for the application.
const pages = {
  home: () => import('../pages/home.tsx'),
  forum: () => import('../pages/forum.tsx'),
  programme: () => import('../pages/programme.tsx'),
  session: () => import('../pages/session.tsx'),
  people: () => import('../pages/people.tsx'),
  person: () => import('../pages/person.tsx'),
  news: () => import('../pages/news.tsx'),
  register: () => import('../pages/register.tsx'),
  summary: () => import('../pages/summary.tsx'),
  signIn: () => import('../pages/sign-in.tsx'),
  confirm: () => import('../pages/confirm.tsx'),
  help: () => import('../pages/help.tsx'),
};

const root = createRootRouteWithContext<RouterContext>()({ component: Frame, notFoundComponent: NotFoundPage });

const lang = createRoute({
  getParentRoute: () => root,
  path: '$lang',
  params: {
    parse: ({ lang: value }) => {
      if (!isLang(value)) throw notFound();
      return { lang: value };
    },
  },
});

const home = createRoute({
  getParentRoute: () => lang,
  path: '/',
  staticData: { file: 'src/pages/home.tsx' },
  loader: async ({ context, params }) => (await pages.home()).loadHome(context.data, params.lang),
  component: lazyRouteComponent(pages.home, 'HomePage'),
});

const forum = createRoute({
  getParentRoute: () => lang,
  path: 'forums/$year',
  params: {
    parse: ({ year }) => {
      if (!/^\d{4}$/.test(year)) throw notFound();
      return { year };
    },
  },
});

const forumHome = createRoute({
  getParentRoute: () => forum,
  path: '/',
  staticData: { file: 'src/pages/forum.tsx' },
  loader: async ({ context, params }) => found((await pages.forum()).loadForum(context.data, withYear(params))),
  component: lazyRouteComponent(pages.forum, 'ForumPage'),
});

const programme = createRoute({
  getParentRoute: () => forum,
  path: 'programme',
  validateSearch: searchOf(PROGRAMME_SEARCH),
  staticData: { file: 'src/pages/programme.tsx' },
  loader: async ({ context, params }) => found((await pages.programme()).loadProgramme(context.data, withYear(params))),
  component: lazyRouteComponent(pages.programme, 'ProgrammePage'),
});

const session = createRoute({
  getParentRoute: () => forum,
  path: 'sessions/$code',
  staticData: { file: 'src/pages/session.tsx' },
  loader: async ({ context, params }) => found((await pages.session()).loadSession(context.data, withYear(params))),
  component: lazyRouteComponent(pages.session, 'SessionPage'),
});

const people = createRoute({
  getParentRoute: () => forum,
  path: 'people',
  validateSearch: searchOf(PEOPLE_SEARCH),
  staticData: { file: 'src/pages/people.tsx' },
  loader: async ({ context, params }) => found((await pages.people()).loadPeople(context.data, withYear(params))),
  component: lazyRouteComponent(pages.people, 'PeoplePage'),
});

const news = createRoute({
  getParentRoute: () => forum,
  path: 'pages/$slug',
  staticData: { file: 'src/pages/news.tsx' },
  loader: async ({ context, params }) => found((await pages.news()).loadNews(context.data, withYear(params))),
  component: lazyRouteComponent(pages.news, 'NewsPage'),
});

const register = createRoute({
  getParentRoute: () => forum,
  path: 'register',
  staticData: { file: 'src/pages/register.tsx' },
  loader: async ({ context, params }) => found((await pages.register()).loadRegister(context.data, withYear(params))),
  component: lazyRouteComponent(pages.register, 'RegisterPage'),
});

const summary = createRoute({
  getParentRoute: () => forum,
  path: 'summary',
  staticData: { file: 'src/pages/summary.tsx' },
  loader: async ({ context, params }) => found((await pages.summary()).loadSummary(context.data, withYear(params))),
  component: lazyRouteComponent(pages.summary, 'SummaryPage'),
});

const person = createRoute({
  getParentRoute: () => lang,
  path: 'people/$id',
  staticData: { file: 'src/pages/person.tsx' },
  loader: async ({ context, params }) => found((await pages.person()).loadPerson(context.data, params)),
  component: lazyRouteComponent(pages.person, 'PersonPage'),
});

const signIn = createRoute({
  getParentRoute: () => lang,
  path: 'sign-in',
  validateSearch: searchOf(SIGN_IN_SEARCH),
  staticData: { file: 'src/pages/sign-in.tsx' },
  loader: async ({ params }) => (await pages.signIn()).loadSignIn(params.lang),
  component: lazyRouteComponent(pages.signIn, 'SignInPage'),
});

const redeem = createRoute({
  getParentRoute: () => lang,
  path: 'sign-in/$token',
  staticData: { file: 'src/pages/sign-in.tsx' },
  loader: async ({ params }) => (await pages.signIn()).loadSignIn(params.lang),
  component: lazyRouteComponent(pages.signIn, 'RedeemPage'),
});

const confirm = createRoute({
  getParentRoute: () => lang,
  path: 'confirm/$token',
  staticData: { file: 'src/pages/confirm.tsx' },
  loader: async ({ params }) => (await pages.confirm()).loadConfirm(params.lang),
  component: lazyRouteComponent(pages.confirm, 'ConfirmPage'),
});

const help = createRoute({
  getParentRoute: () => lang,
  path: 'help/$topic',
  params: {
    parse: ({ topic }) => {
      if (!isHelpTopic(topic)) throw notFound();
      return { topic };
    },
  },
  staticData: { file: 'src/pages/help.tsx' },
  loader: async ({ params }) => (await pages.help()).loadHelp(params.lang),
  component: lazyRouteComponent(pages.help, 'HelpPage'),
});

const routeTree = root.addChildren([
  lang.addChildren([
    home,
    forum.addChildren([forumHome, programme, session, people, news, register, summary]),
    person,
    signIn,
    redeem,
    confirm,
    help,
  ]),
]);

const withYear = <P extends { year: string }>(params: P) => ({ ...params, year: Number(params.year) });

/** What a loader found; null becomes the page that says so. */
async function found<T>(loading: Promise<T | null>): Promise<T> {
  const loaded = await loading;
  if (loaded === null) throw notFound();
  return loaded;
}

function searchOf<Name extends string>(known: Record<Name, RegExp>) {
  return (given: Record<string, unknown>): { [name in Name]?: string } => {
    const text = Object.entries(given).map(([name, value]) => [name, String(value)]);
    return knownSearch(known, new URLSearchParams(text)) as { [name in Name]?: string };
  };
}

export function makeRouter(context: RouterContext, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context,
    history,
    defaultPreload: 'intent',
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: Failure,
    // On the server it would write a script into the page, which the content policy forbids.
    scrollRestoration: history === undefined,
    // Addresses as a form writes them: ?goal=9, not the router's JSON ?goal=%229%22.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text ? `?${text}` : '';
    },
  });
}

export type PublicRouter = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: PublicRouter;
  }
  interface StaticDataRouteOption {
    /** The page's source, by which the server finds its built files. */
    file?: string;
  }
}
