import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { Args, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { localText } from '@sti/domain';
import documents from '../documents.json' with { type: 'json' };
import type { Forum } from '../src/forum/forum.entity.ts';
import { Access } from '../src/platform/access.ts';
import { Reads } from '../src/platform/site/reads.ts';
import { Viewer } from '../src/platform/viewer.ts';
import type { Session } from '../src/programme/session.entity.ts';
import { type Actor, type Answer, type Api, startApp } from './app.ts';
import { addAppearance, addSession, release } from './programme.ts';
import { openForum, registered } from './registration.ts';
import { without } from './without.ts';

// Attacks of the design's list (A and G), each once more with what stops it taken away: then it must succeed.

let api: Api;
let here: Forum;
let there: Forum;
beforeAll(async () => {
  api = await startApp();
  [here, there] = [await api.forum(), await api.forum()];
});
afterAll(() => api.stop());
afterEach(() => void jest.restoreAllMocks());

const codeOf = ({ errors }: Answer): string => errors?.[0]?.extensions.code ?? 'answered';

/** The same with every question for a right answered by yes. */
async function withoutRights<T>(attack: () => Promise<T>): Promise<T> {
  const can = jest.spyOn(Viewer.prototype, 'can').mockReturnValue(true);
  try {
    return await attack();
  } finally {
    can.mockRestore();
  }
}

test('A2: a participant reads the own registration alone; taken for somebody else, theirs', async () => {
  const { forum, category } = await openForum(api);
  const [mine, theirs] = [await registered(api, forum, category), await registered(api, forum, category)];
  const actor = await api.person();
  await api.db.query('update registration set person_id = $1 where id = $2', [actor.personId, mine.id]);
  const read = async () =>
    (await api.gql('{ myRegistrations(first: 10) { id } }', {}, actor)).data.myRegistrations.map(
      (r: { id: string }) => r.id,
    );
  expect(await read()).toEqual([mine.id]);
  jest.spyOn(Viewer.prototype, 'me', 'get').mockReturnValue(theirs.personId ?? '');
  expect(await read()).toEqual([theirs.id]);
});

test('A3: a draft is found by none of the ways that find it once it is released', async () => {
  const forum = await api.forum();
  const { session } = await addSession(api, forum, [{}], { title: localText('Canary of a draft') });
  const speaker = await api.person({ displayName: 'Canary Speaker' });
  await addAppearance(api, session, speaker.personId, 'PANELLIST');
  const reader = await api.person();
  const { year } = forum;
  const ways = async () => {
    const texts = [
      await api.gql(
        'query($c: String!) { session(code: $c) { title(lang: en) { text } } }',
        { c: session.code },
        reader,
      ),
      await api.gql(
        'query($y: Int!) { programme(year: $y) { sessions(first: 9) { title(lang: en) { text } } } }',
        { y: year },
        reader,
      ),
      await api.gql('query($y: Int!) { people(year: $y, first: 9) { displayName } }', { y: year }, reader),
      await api.gql('query($id: ID!) { person(id: $id) { displayName } }', { id: speaker.personId }, reader),
    ].map((answer) => JSON.stringify(answer));
    for (const path of [`/sessions/${session.code}.ics`, `/forums/${year}/programme.ics`])
      texts.push(await (await api.http(path, {}, reader)).text());
    return texts.map((text) => text.includes('Canary'));
  };
  expect(await ways()).toEqual([false, false, false, false, false, false]);
  await release(api, forum);
  expect(await ways()).toEqual([true, true, true, true, true, true]);
});

const EDIT = `mutation($id: ID!, $input: SessionInput!) { editSession(id: $id, version: 1, input: $input) { __typename } }`;
const MOVE = `mutation($id: ID!) { moveSession(id: $id, version: 1, status: TENTATIVE) { __typename } }`;
const inputOf = (forum: Forum, title = 'Rewritten') => ({
  forumId: forum.id,
  title: { original: 'en', texts: [{ lang: 'en', text: title }] },
  type: 'SIDE_EVENT',
});
const titleOf = async ({ id }: Session) =>
  (await api.db.query(`select title->'texts'->'en'->>'text' as t from session where id = $1`, [id]))[0].t;

test('A5: who organises a side event neither edits one of others nor sets the state of any', async () => {
  const organiser = await api.person({ roles: [{ role: 'SIDE', forum: here.id }] });
  const { session } = await addSession(api, here, [{}], { type: 'SIDE_EVENT', status: 'DRAFT' });
  const attack = async () => [
    codeOf(await api.gql(MOVE, { id: session.id }, organiser)),
    codeOf(await api.gql(EDIT, { id: session.id, input: inputOf(here) }, organiser)),
  ];
  expect([await attack(), await titleOf(session)]).toEqual([['FORBIDDEN', 'FORBIDDEN'], 'Water']);
  expect(await withoutRights(attack)).toEqual(['answered', 'answered']);
});

@InputType()
class PlantedForm {
  @Field() name!: string;
  @Field({ nullable: true }) status?: string;
  @Field({ nullable: true }) createdAt?: string;
}
@Resolver()
class PlantedVerb {
  taken: PlantedForm[] = [];

  @Mutation(() => Boolean)
  @Access('public')
  plantedVerb(@Args('input') input: PlantedForm): boolean {
    this.taken.push(input);
    return true;
  }
}

test('A6: what only the server sets is refused in every input; an input that had it would take it', async () => {
  const officer = await api.person({ roles: [{ role: 'SEC', forum: here.id }] });
  const { session } = await addSession(api, here, [{}]);
  const extras = [
    'status',
    'id',
    'role',
    'userId',
    'personId',
    'createdAt',
    'createdBy',
    'updatedAt',
    'releasedAt',
    'code',
  ];
  const refused: string[] = [];
  for (const extra of extras) {
    const input = { ...inputOf(here), [extra]: 'x' };
    refused.push(codeOf(await api.gql(EDIT, { id: session.id, input }, officer)));
  }
  expect([new Set(refused), await titleOf(session)]).toEqual([new Set(['BAD_USER_INPUT']), 'Water']);
  expect(codeOf(await api.gql(EDIT, { id: session.id, input: inputOf(here) }, officer))).toBe('answered');

  const taken = without({ overrides: [PlantedVerb] }, async (weak) => {
    const input = { name: 'x', status: 'APPROVED', createdAt: '2020-01-01' };
    await weak.gql('mutation($input: PlantedForm!) { plantedVerb(input: $input) }', { input });
    return weak.app.get(PlantedVerb).taken;
  });
  expect(await taken).toEqual([{ name: 'x', status: 'APPROVED', createdAt: '2020-01-01' }]);
});

test('A7: the row that is authorised is the row that is changed, whatever else the input names', async () => {
  const officer = await api.person({ roles: [{ role: 'SEC', forum: here.id }] });
  const [own, foreign] = [await addSession(api, here, [{}]), await addSession(api, there, [{}])];
  const PLACE = `mutation($input: SlotInput!) { placeSession(input: $input, version: 1) { __typename } }`;
  const slot = (id: string, sessionId: string) => ({ id, sessionId, timeZone: 'UTC', placeText: 'Moved' });
  const attack = async () => [
    codeOf(await api.gql(EDIT, { id: foreign.session.id, input: inputOf(here) }, officer)),
    codeOf(await api.gql(EDIT, { id: foreign.session.id, input: inputOf(there) }, officer)),
    codeOf(await api.gql(PLACE, { input: slot(foreign.slot.id, own.session.id) }, officer)),
    codeOf(await api.gql(PLACE, { input: slot(foreign.slot.id, foreign.session.id) }, officer)),
  ];
  const isUntouched = async () => {
    const [row] = await api.db.query('select place_text from slot where id = $1', [foreign.slot.id]);
    return [await titleOf(foreign.session), row.place_text];
  };
  expect([await attack(), await isUntouched()]).toEqual([Array(4).fill('NOT_FOUND'), ['Water', null]]);
  // Without rights the second and the fourth are done; that the ids do not belong together is seen all the same.
  expect(await withoutRights(attack)).toEqual(['NOT_FOUND', 'answered', 'NOT_FOUND', 'answered']);
  expect(await isUntouched()).toEqual(['Rewritten', 'Moved']);
});

@ObjectType()
class PlantedAnything {
  @Field(() => ID) id!: string;
}
@Resolver()
class PlantedDoor {
  @Query(() => PlantedAnything, { nullable: true })
  @Access('public')
  node(@Args('id', { type: () => ID }) id: string): PlantedAnything {
    return { id };
  }
}

test('A14: no door opens any object by its id; a planted one would be found', async () => {
  const doors = async (on: Api) => {
    const { data } = await on.gql('{ __schema { queryType { fields { name args { name } type { name kind } } } } }');
    const fields: { name: string; args: { name: string }[] }[] = data.__schema.queryType.fields;
    return fields.filter((f) => /^(node|nodes|_entities|_service)$/.test(f.name)).map((f) => f.name);
  };
  expect(await doors(api)).toEqual([]);
  expect(await without({ overrides: [PlantedDoor] }, doors)).toEqual(['node']);
});

test('A14: a restricted field is refused by whatever way it is asked for', async () => {
  const { forum } = await openForum(api);
  const reader = await api.person();
  const of = (selection: string, more = '') =>
    `query($y: Int!) { registrationCategories(year: $y) { id ${selection} } } ${more}`;
  const ways = [
    of('nameTexts { original }'),
    of('x: nameTexts { original }'),
    of('... on RegistrationCategory { nameTexts { original } }'),
    of('... { ... { nameTexts { original } } }'),
    of(
      '...A',
      'fragment A on RegistrationCategory { ...B } fragment B on RegistrationCategory { nameTexts { original } }',
    ),
    of('nameTexts @include(if: true) { original }'),
    of('nameTexts @skip(if: false) { original }'),
  ];
  const asked = async (as?: Actor) => {
    const codes: string[] = [];
    for (const way of ways) codes.push(codeOf(await api.gql(way, { y: forum.year }, as)));
    return new Set(codes);
  };
  expect([await asked(), await asked(reader)]).toEqual([new Set(['NOT_SIGNED_IN']), new Set(['FORBIDDEN'])]);
  expect(await withoutRights(() => asked(reader))).toEqual(new Set(['answered']));
  // A fragment on a type that cannot stand there is no way round either.
  const wrong = of('... on Registration { email }');
  expect(codeOf(await api.gql(wrong, { y: forum.year }, reader))).toBe('GRAPHQL_VALIDATION_FAILED');
});

const PEOPLE_PAGE = Object.entries(documents as Record<string, { name: string; text: string; until?: string }>).find(
  ([, { name, until }]) => name === 'PeoplePage' && !until,
);

test('G11: the limits stand at the doors of our own documents too; taken away, each lets the attack in', async () => {
  const [hash = ''] = PEOPLE_PAGE ?? [];
  const hostile: Record<string, unknown>[] = [
    { year: here.year, lang: 'en', unknown: 1 },
    { year: 'next', lang: 'en' },
    { year: 1e10, lang: 'en' },
    { year: here.year, lang: 'xx' },
  ];
  const doors = {
    post: (variables: object, on: Api) =>
      on.http('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ document: hash, variables }),
      }),
    get: (variables: object, on: Api) =>
      on.http(`/graphql?${new URLSearchParams({ document: hash, variables: JSON.stringify(variables) })}`),
  };
  const refusals = async (door: keyof typeof doors, on: Api) => {
    let refused = 0;
    for (const variables of hostile) if ((await doors[door](variables, on)).status === 400) refused++;
    return refused;
  };
  expect(await doors.post({ year: here.year, lang: 'en' }, api)).toMatchObject({ status: 200 });
  expect(await doors.get({ year: here.year, lang: 'en' }, api)).toMatchObject({ status: 200 });
  expect([await refusals('post', api), await refusals('get', api)]).toEqual([4, 4]);
  // What comes in then fails inside, and is told on the console.
  jest.spyOn(console, 'error').mockImplementation(() => {});
  jest.spyOn(Reads.prototype, 'variablesOf').mockImplementation((_, given) => JSON.parse(given));
  expect(await refusals('get', api)).toBe(0);
  jest.restoreAllMocks();
  // Of these an unknown variable is our own limit; the rest is refused by the language itself.
  expect(await without({ switches: { areLimitsOff: true } }, (open) => refusals('post', open))).toBe(3);
});
