import 'reflect-metadata';
import type { Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.ts';
import { trustProxies } from './platform/address.ts';
import type { Config } from './platform/config.ts';
import { ownDocuments } from './platform/documents.ts';
import type { LimitSwitches } from './platform/limits.ts';
import { guardLines } from './platform/lines.ts';

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
  guardLines(app.getHttpServer());
  return app;
}
