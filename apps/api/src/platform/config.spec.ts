import { expect, test } from '@jest/globals';
import { Config, ConfigError } from './config.ts';

const good = { DATABASE_URL: 'postgres://nobody@127.0.0.1/none' };

/** Names of the variables that the start complains about. */
function complaints(env: Record<string, string>): string[] {
  try {
    new Config({ ...good, ...env });
    return [];
  } catch (e) {
    if (!(e instanceof ConfigError)) throw e;
    return e.problems.map((p) => p.split(':')[0] ?? '');
  }
}

const OPEN = { BASE_URL: 'https://sti.example.org', SMTP_URL: 'smtp://relay.example.org' };

test.each([
  ['DATABASE_URL', ''],
  ['DATABASE_URL', 'mysql://host/sti'],
  ['DATABASE_URL', 'a database'],
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['BASE_URL', 'sti.example.org'],
  ['BASE_URL', 'javascript:alert(1)'],
  ['BASE_URL', 'https://sti.example.org/forum'],
  ['BASE_URL', 'http://sti.example.org'],
  ['BASE_URL', 'http://localhost.example.org'],
  ['SMTP_URL', 'mail.example.org:25'],
  ['DEMO', 'yes'],
  ['MAIL_FROM', 'nobody'],
  ['MAIL_FROM', 'a@example.org\r\nBcc: b@example.org'],
  ['TRUSTED_PROXIES', 'proxy.example.org'],
  ['TRUSTED_PROXIES', '10.0.0.1, 10.0.0.0/33'],
  ['DATABASE_POOL', '2'],
  ['DATABASE_POOL', 'many'],
  ['JOBS', 'no'],
])('whoever sets %s to %j is told so by its name', (name, value) => {
  expect(complaints({ [name]: value })).toEqual([name]);
});

test('all that is wrong is said at once', () => {
  expect(complaints({ DATABASE_URL: '', PORT: 'x', BASE_URL: 'y' })).toEqual(['DATABASE_URL', 'PORT', 'BASE_URL']);
});

test('right values are taken as they are', () => {
  const env = {
    BASE_URL: 'https://sti.example.org',
    SMTP_URL: 'smtps://user:word@relay.example.org',
    DEMO: '0',
    TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    MAIL_FROM: 'Forum <f@example.org>',
    PORT: '0',
  };
  expect(complaints(env)).toEqual([]);
  expect(complaints({})).toEqual([]);
});

test('demonstration data and a real relay never run together: anyone may ask for the links of its officers', () => {
  expect(complaints({ DEMO: '1', SMTP_URL: 'smtp://relay.example.org' })).toEqual(['DEMO']);
  expect(complaints({ DEMO: '1' })).toEqual([]);
});

test('who opens the platform to others without a relay is told: everybody would read the mails, sign-in links too', () => {
  expect(complaints({ ...OPEN, SMTP_URL: '' })).toEqual(['SMTP_URL']);
  expect(complaints(OPEN)).toEqual([]);
  // A demonstration keeps no secret.
  expect(complaints({ ...OPEN, SMTP_URL: '', DEMO: '1' })).toEqual([]);
  expect(complaints({ BASE_URL: 'https://localhost:3443' })).toEqual([]);
});

test('logins over plain http are for the own machine only', () => {
  for (const local of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])
    expect(complaints({ BASE_URL: local })).toEqual([]);
  expect(new Config({ ...good, ...OPEN }).isSecure).toBe(true);
});

test('nothing changes the configuration after the start', () => {
  const config = new Config(good);
  expect(() => Object.assign(config, { isDemo: true })).toThrow(TypeError);
});

test('the own origin is the configured one; only loopback names stand for each other', () => {
  const real = new Config({ ...good, ...OPEN });
  const local = new Config({ ...good, BASE_URL: 'http://localhost:3000' });
  const foreign = [
    'https://sti.example.org.evil.example',
    'http://sti.example.org',
    'https://sti.example.org:8443',
    'null',
    '',
  ];
  expect(['https://sti.example.org', ...foreign].filter((o) => real.isOwnOrigin(o))).toEqual([
    'https://sti.example.org',
  ]);
  expect(
    ['http://127.0.0.1:3000', 'http://[::1]:3000', 'http://127.0.0.1:3001', 'http://evil.example:3000'].filter((o) =>
      local.isOwnOrigin(o),
    ),
  ).toEqual(['http://127.0.0.1:3000', 'http://[::1]:3000']);
});
