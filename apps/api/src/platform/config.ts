import { isIP } from 'node:net';
import path from 'node:path';

/** What is wrong with the environment, one sentence for each variable. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
  }
}

/** The environment, read once. Frozen; no other file reads it. */
export class Config {
  /** Origin of every link that leaves the platform; never taken from a request. No slash at the end. */
  readonly baseUrl: string;
  readonly port: number;
  /** Local files: mailbox of the mail catcher. */
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** A real mail relay; null = the local mail catcher. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Demonstration data may be loaded and its sign-in addresses used. */
  readonly isDemo: boolean;
  readonly isProduction: boolean;
  /** Pages come fresh from their source. */
  readonly isDevelopment: boolean;
  /** Addresses or networks of the reverse proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: string[];
  readonly poolSize: number;
  readonly isCatchingMail: boolean;
  /** False for a process that only answers requests; others then do the jobs. */
  readonly runsJobs: boolean;

  constructor(env: Record<string, string | undefined>) {
    const problems: string[] = [];
    const wrong = (name: string, sentence: string) => void problems.push(`${name}: ${sentence}`);

    this.databaseUrl = env.DATABASE_URL ?? '';
    if (!this.databaseUrl)
      wrong(
        'DATABASE_URL',
        'is missing. Give the address of a PostgreSQL 18 database, e.g. postgres://user:password@host:5432/sti.',
      );
    else if (!/^postgres(ql)?:$/.test(URL.parse(this.databaseUrl)?.protocol ?? ''))
      wrong('DATABASE_URL', 'is no address that begins with postgres://.');

    this.port = Number(env.PORT ?? 3000);
    const isPort = Number.isInteger(this.port) && this.port >= 0 && this.port <= 65535;
    if (!isPort) wrong('PORT', `"${env.PORT}" is no port number between 0 and 65535.`);

    this.smtpUrl = env.SMTP_URL || null;
    if (this.smtpUrl && !/^smtps?:$/.test(URL.parse(this.smtpUrl)?.protocol ?? ''))
      wrong('SMTP_URL', 'is no address that begins with smtp:// or smtps://.');
    this.isCatchingMail = this.smtpUrl === null;

    const base = env.BASE_URL ?? `http://localhost:${isPort ? this.port : 3000}`;
    const url = URL.parse(base);
    this.baseUrl = url ? url.origin : '';
    const isLocal = url ? ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) : false;
    if (!url || !/^https?:$/.test(url.protocol)) wrong('BASE_URL', `"${base}" is no web address.`);
    else if (url.pathname !== '/' || url.search || url.hash) wrong('BASE_URL', 'is an origin only, without a path.');
    else if (url.protocol === 'http:' && !isLocal)
      wrong('BASE_URL', 'begins with http: on a public host; logins need https.');
    else if (!isLocal && this.isCatchingMail && env.DEMO !== '1')
      wrong('SMTP_URL', `is missing. Without it everybody reads all mails, sign-in links too, at ${base}/mailbox.`);

    this.isDemo = env.DEMO === '1';
    if (env.DEMO && !['0', '1'].includes(env.DEMO)) wrong('DEMO', 'is 1 or 0.');
    if (this.isDemo && this.smtpUrl)
      wrong(
        'DEMO',
        'demonstration data cannot run with SMTP_URL: its sign-in addresses are public. Unset one of the two.',
      );

    this.dataDir = path.resolve(env.DATA_DIR ?? '.data');
    this.mailFrom =
      env.MAIL_FROM ??
      `STI Forum <no-reply@${url?.hostname === 'localhost' ? 'example.org' : (url?.hostname ?? 'example.org')}>`;
    this.isProduction = env.NODE_ENV === 'production';
    this.isDevelopment = env.NODE_ENV === 'development';
    if (env.MAIL_FROM && !/^[^\p{C}]*<?[^\s<>@]+@[^\s<>@]+>?$/u.test(this.mailFrom))
      wrong('MAIL_FROM', 'is no address like STI Forum <no-reply@example.org>.');
    this.trustedProxies = (env.TRUSTED_PROXIES ?? '')
      .split(',')
      .map((s) => s.trim())
      .filter(Boolean);
    const noProxies = this.trustedProxies.filter((proxy) => !isNetwork(proxy));
    if (noProxies.length)
      wrong('TRUSTED_PROXIES', `"${noProxies[0]}" is neither an address nor a network like 10.0.0.0/8.`);
    this.poolSize = Number(env.DATABASE_POOL ?? 10);
    if (!Number.isInteger(this.poolSize) || this.poolSize < 3 || this.poolSize > 20)
      wrong('DATABASE_POOL', 'is a number from 3 to 20.');

    this.runsJobs = env.JOBS !== '0';
    if (env.JOBS && !['0', '1'].includes(env.JOBS)) wrong('JOBS', 'is 1 or 0.');

    if (problems.length) throw new ConfigError(problems);
    Object.freeze(this);
  }

  /** True where a browser's Origin is ours. On a loopback host its other names count as the same. */
  isOwnOrigin(origin: string): boolean {
    if (origin === this.baseUrl) return true;
    const [own, asked] = [URL.parse(this.baseUrl), URL.parse(origin)];
    const isLoopback = (host?: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host ?? '');
    return isLoopback(own?.hostname) && isLoopback(asked?.hostname) && own?.port === asked?.port;
  }

  get isSecure(): boolean {
    return this.baseUrl.startsWith('https:');
  }
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  const isLength = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32));
  return version !== 0 && isLength && more.length === 0;
}

export const readConfig = (env: Record<string, string | undefined> = process.env): Config => new Config(env);
