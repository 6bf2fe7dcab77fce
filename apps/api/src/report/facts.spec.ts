import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { localText } from '@sti/domain';
import { type Api, startApp } from '../../test/app.ts';
import { details } from '../../test/registration.ts';
import { RegistrationCategory } from '../registration/category.entity.ts';
import { Registration } from '../registration/registration.entity.ts';
import { collectFacts } from './facts.ts';

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

test('the figures count every category under its own name, and withhold those in which somebody could be found', async () => {
  const [forum, other] = [await api.forum(), await api.forum()];
  const take = async (
    name: string,
    order: number,
    of: typeof forum,
    people: number,
    status: Registration['status'],
  ) => {
    const kinds = ['memberState', 'observerState'];
    const made = api.db.create(RegistrationCategory, {
      forumId: of.id,
      name: localText(name),
      stakeholderKinds: kinds,
      order,
    });
    const category = await api.db.save(made);
    const now = new Date();
    for (let n = 0; n < people; n++) {
      const { personId, email } = await api.person();
      const form = { ...details(of, category), forumId: of.id, personId, email, status };
      const agreed = { language: 'en', consentAt: now, codeOfConductAt: now } as const;
      await api.db.save(api.db.create(Registration, { ...form, ...agreed } as Registration));
    }
  };
  await take('States', 1, forum, 6, 'APPROVED');
  await take('Media', 2, forum, 2, 'APPROVED');
  await take('Academia', 3, forum, 1, 'CHECKED_IN');
  await take('Nobody yet', 4, forum, 3, 'PENDING');
  await take('States', 1, other, 7, 'APPROVED');
  expect((await collectFacts(api.db, forum, 'en')).participation).toEqual({
    registered: 9,
    onSite: 1,
    online: null,
    countries: 1,
    byCategory: [
      { name: localText('States'), registered: 6 },
      { name: localText('Media'), registered: null },
      { name: localText('Academia'), registered: null },
    ],
  });
});
