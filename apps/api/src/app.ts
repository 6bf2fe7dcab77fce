import 'reflect-metadata';
import type { Server } from 'node:http';
import type { Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.ts';
import { trustProxies } from './platform/address.ts';
import type { Config } from './platform/config.ts';
import { ownDocuments } from './platform/documents.ts';
import type { LimitSwitches } from './platform/limits.ts';
import { BAD_REQUEST } from './platform/site/headers.ts';

type Options = { switches?: LimitSwitches; overrides?: Provider[] };

/** The application over an open database, not yet listening. */
export async function makeApp(
  config: Config,
  source: DataSource,
  options: Options = {},
): Promise<NestExpressApplication> {
  trustProxies(config.trustedProxies);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with({ config, source, ...options }), {
    logger: ['error', 'warn'],
    abortOnError: false,
    bodyParser: false,
  });
  app.useBodyParser('json', { limit: '100kb' });
  app.useBodyParser('urlencoded', { limit: '100kb', extended: false });
  app.use('/graphql', ownDocuments);
  app.disable('x-powered-by');
  refuseUpgrades(app.getHttpServer());
  return app;
}

/** There is no WebSocket here: whoever asks for one is told so and cut off, and may reset the line without harm. */
function refuseUpgrades(server: Server): void {
  server.on('upgrade', (_req, socket) => {
    socket.on('error', () => {});
    // In development the page server listens too, for its own reloads.
    if (server.listenerCount('upgrade') > 1) return;
    socket.end(BAD_REQUEST, () => socket.destroy());
  });
}
