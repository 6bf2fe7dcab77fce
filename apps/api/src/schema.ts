import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { printSchema } from 'graphql';
import { AppModule } from './app.module.ts';
import { makeDataSource } from './data-source.ts';
import { Config } from './platform/config.ts';

// Writes apps/api/schema.graphql; needs no database.
const config = new Config({ DATABASE_URL: 'postgres://nobody@127.0.0.1/none', JOBS: '0' });
const app = await NestFactory.create(AppModule.with({ config, source: makeDataSource(config.databaseUrl) }), {
  logger: ['error'],
  abortOnError: false,
});
await app.init();
writeFileSync(
  fileURLToPath(new URL('../schema.graphql', import.meta.url)),
  `${printSchema(app.get(GraphQLSchemaHost).schema)}\n`,
);
process.exit(0);
