import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

type Step = 'connect' | 'auth' | 'from' | 'to' | 'data';
type Fault = { step: Step; code: number; times: number };
type Arrived = Email & { envelope: { from: string; to: string[] }; raw: string };

/** A mail relay that takes mails, or refuses as often and where a test says. */
export class Relay {
  readonly arrived: Arrived[] = [];
  connections = 0;
  private fault: Fault | null = null;
  private server?: SMTPServer;
  private port = 0;

  /** The next answers at that step are this SMTP code; afterwards mails are taken again. */
  refuse(step: Step, code: number, times = 1): void {
    this.fault = { step, code, times };
  }

  private answer(step: Step, done: (e?: Error | null) => void): void {
    const { fault } = this;
    if (fault?.step !== step || fault.times <= 0) {
      done();
      return;
    }
    fault.times--;
    done(Object.assign(new Error('planted refusal'), { responseCode: fault.code }));
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onConnect: (_, done) => {
        this.connections++;
        this.answer('connect', done);
      },
      onAuth: (auth, _, done) => this.answer('auth', (e) => (e ? done(e) : done(null, { user: auth.username ?? '' }))),
      onMailFrom: (_, __, done) => this.answer('from', done),
      onRcptTo: (_, __, done) => this.answer('to', done),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (d: Buffer) => parts.push(d));
        stream.on('end', () =>
          this.answer('data', async (e) => {
            if (e) return done(e);
            const { mailFrom, rcptTo } = session.envelope;
            const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map((r) => r.address) };
            const raw = Buffer.concat(parts);
            this.arrived.push({ ...(await PostalMime.parse(raw)), envelope, raw: raw.toString('utf8') });
            done();
          }),
        );
      },
    });
    server.on('error', () => {});
    this.server = server;
    await new Promise<void>((ready) => server.listen(this.port, '127.0.0.1', ready));
    this.port = (server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://user:word@127.0.0.1:${this.port}`;
  }

  stop(): Promise<void> {
    return new Promise((done) => this.server?.close(() => done()) ?? done());
  }
}
