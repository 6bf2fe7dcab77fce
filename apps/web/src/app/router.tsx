import { isLang } from '@sti/reference';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  type RouterHistory,
} from '@tanstack/react-router';
import type { Data } from '../lib/data.tsx';
import type { Refused } from '../lib/form.tsx';
import { knownSearch, PEOPLE_SEARCH, PROGRAMME_SEARCH, SENT, SIGN_IN_SEARCH } from '../lib/addresses.ts';
import { ConfirmPage } from '../pages/confirm.tsx';
import { Failure } from '../pages/failure.tsx';
import { ForumPage, loadForum } from '../pages/forum.tsx';
import { HelpPage, isHelpTopic } from '../pages/help.tsx';
import { HomePage, loadHome } from '../pages/home.tsx';
import { loadNews, NewsPage } from '../pages/news.tsx';
import { NotFoundPage } from '../pages/not-found.tsx';
import { loadPeople, PeoplePage } from '../pages/people.tsx';
import { loadPerson, PersonPage } from '../pages/person.tsx';
import { loadProgramme, ProgrammePage } from '../pages/programme.tsx';
import { loadSession, SessionPage } from '../pages/session.tsx';
import { RedeemPage, SignInPage } from '../pages/sign-in.tsx';
import { loadSummary, SummaryPage } from '../pages/summary.tsx';
import { Frame } from './frame.tsx';

export type RouterContext = {
  data: Data;
  /** The HTTP status of the page, set while it renders: the router itself does not tell a missing page. */
  page: { status: number };
  /** What the server refused of a form that was sent without a script. */
  refused?: Refused;
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
  loader: ({ context, params }) => loadHome(context.data, params.lang),
  component: HomePage,
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
  loader: ({ context, params }) => found(loadForum(context.data, withYear(params))),
  component: ForumPage,
});

const programme = createRoute({
  getParentRoute: () => forum,
  path: 'programme',
  validateSearch: searchOf(PROGRAMME_SEARCH),
  loader: ({ context, params }) => found(loadProgramme(context.data, withYear(params))),
  component: ProgrammePage,
});

const session = createRoute({
  getParentRoute: () => forum,
  path: 'sessions/$code',
  loader: ({ context, params }) => found(loadSession(context.data, withYear(params))),
  component: SessionPage,
});

const people = createRoute({
  getParentRoute: () => forum,
  path: 'people',
  validateSearch: searchOf(PEOPLE_SEARCH),
  loader: ({ context, params }) => found(loadPeople(context.data, withYear(params))),
  component: PeoplePage,
});

const news = createRoute({
  getParentRoute: () => forum,
  path: 'pages/$slug',
  loader: ({ context, params }) => found(loadNews(context.data, withYear(params))),
  component: NewsPage,
});

const register = createRoute({
  getParentRoute: () => forum,
  path: 'register',
  validateSearch: searchOf(SENT),
  loader: async ({ context, params }) => {
    const { loadRegister } = await import('../pages/register.tsx');
    return found(loadRegister(context.data, withYear(params)));
  },
  // The form carries the names of all countries: only who opens it loads them.
  component: lazyRouteComponent(() => import('../pages/register.tsx'), 'RegisterPage'),
});

const summary = createRoute({
  getParentRoute: () => forum,
  path: 'summary',
  loader: ({ context, params }) => found(loadSummary(context.data, withYear(params))),
  component: SummaryPage,
});

const person = createRoute({
  getParentRoute: () => lang,
  path: 'people/$id',
  loader: ({ context, params }) => found(loadPerson(context.data, params)),
  component: PersonPage,
});

const signIn = createRoute({
  getParentRoute: () => lang,
  path: 'sign-in',
  validateSearch: searchOf(SIGN_IN_SEARCH),
  component: SignInPage,
});
const redeem = createRoute({ getParentRoute: () => lang, path: 'sign-in/$token', component: RedeemPage });
const confirm = createRoute({ getParentRoute: () => lang, path: 'confirm/$token', component: ConfirmPage });

const help = createRoute({
  getParentRoute: () => lang,
  path: 'help/$topic',
  params: {
    parse: ({ topic }) => {
      if (!isHelpTopic(topic)) throw notFound();
      return { topic };
    },
  },
  component: HelpPage,
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
    scrollRestoration: true,
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
}
