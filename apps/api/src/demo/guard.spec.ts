import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, startApp } from '../../test/app.ts';
import { Config } from '../platform/config.ts';
import { refuseDemonstrationWithMail } from './guard.ts';

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

const withRelay = () => new Config({ DATABASE_URL: api.databaseUrl, SMTP_URL: 'smtp://relay.example.org' });

test('demonstration data and a real mail relay do not start together; either alone does', async () => {
  await expect(refuseDemonstrationWithMail(withRelay(), api.db.dataSource)).resolves.toBeUndefined();
  await api.forum({ isDemonstration: true });
  await expect(refuseDemonstrationWithMail(withRelay(), api.db.dataSource)).rejects.toThrow('holds the demonstration');
  await expect(refuseDemonstrationWithMail(api.config, api.db.dataSource)).resolves.toBeUndefined();
});
