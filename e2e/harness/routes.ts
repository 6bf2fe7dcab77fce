import type { Platform } from './platform.ts';
import { comingYear, slotOf } from './programme.ts';

/** Who looks at a surface: nobody in particular, or one of the demonstration's addresses. */
export type Surface = 'public' | 'my' | 'room' | 'desk';
export const VIEWERS: Record<Surface, string | null> = {
  public: null,
  my: 'participant@example.org',
  room: 'moderator@example.org',
  desk: 'secretariat@example.org',
};

/** Every page of the platform, without its language; the one table of them. */
export async function routesOf(platform: Platform, surface: Surface): Promise<string[]> {
  const year = await comingYear(platform);
  const water = await slotOf(platform, 'Clean water for all: from pilot to scale');
  const one = async (query: string) => (await platform.sql(query))[0]?.id ?? '';
  const session = await one(`SELECT id FROM session WHERE code = '${water.code}'`);
  const rehearsal = await one('SELECT id FROM session WHERE is_rehearsal');
  const forum = `/forums/${year}`;
  const desk = `/desk/${year}`;
  switch (surface) {
    case 'public':
      return [
        '',
        forum,
        `${forum}/programme`,
        `${forum}/programme?text=nothing-like-it`,
        `${forum}/sessions/${water.code}`,
        `${forum}/people`,
        `/people/${await one("SELECT id FROM person WHERE display_name = 'Carla Muster'")}`,
        `${forum}/pages/arrival`,
        `${forum}/register`,
        `${forum}/summary`,
        '/forums/2020',
        '/forums/2021/programme',
        '/sign-in',
        `/sign-in/${'x'.repeat(43)}`,
        `/confirm/${'x'.repeat(43)}`,
        '/help/participant',
      ];
    case 'my':
      return ['/my', '/my/registration', '/my/schedule', '/my/calendar', '/my/profile'];
    case 'room':
      return ['/room', `/room/${rehearsal}`, `/room/${session}`, `/room/${session}/close`];
    case 'desk':
      return [
        '/desk',
        '/desk/new',
        desk,
        `${desk}/programme`,
        `${desk}/programme?session=new`,
        `${desk}/sessions/${session}`,
        `${desk}/rooms`,
        `${desk}/roles?role=new`,
        `${desk}/release`,
        `${desk}/pages?page=new`,
        `${desk}/registrations`,
        `${desk}/categories?open=new`,
        `${desk}/outcomes?item=${await one("SELECT id FROM outcome_item WHERE text LIKE 'Safe water depends%' LIMIT 1")}`,
        `${desk}/summary`,
        `${desk}/settings`,
        `${desk}/mail`,
        `${desk}/audit`,
      ];
    default:
      return surface satisfies never;
  }
}
