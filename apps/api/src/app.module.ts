import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { AccessGuard } from './platform/access.ts';
import { Config } from './platform/config.ts';
import { ApolloDriver, graphqlOptions } from './platform/graphql.ts';
import type { LimitSwitches } from './platform/limits.ts';
import { HttpErrorFilter, OpenErrorFilter, RefusalInterceptor } from './platform/refusals.ts';
import { Who } from './platform/who.ts';
import { rooms } from './rooms.ts';

type Parts = {
  config: Config;
  source: DataSource;
  /** Protections that a test takes away to see that something then fails. Never set from the environment. */
  switches?: LimitSwitches;
  /** What a test puts in the place of a provider: the clock. */
  overrides?: Provider[];
};

@Module({})
class RoomsModule {}

@Module({})
export class AppModule {
  static with({ config, source, switches = {}, overrides = [] }: Parts): DynamicModule {
    const rooms_: DynamicModule = {
      module: RoomsModule,
      global: true,
      imports: [DiscoveryModule],
      controllers: rooms.flatMap((r) => r.controllers),
      providers: [
        { provide: Config, useValue: config },
        { provide: DataSource, useValue: source },
        ...rooms.flatMap((r) => r.providers),
        ...overrides,
        { provide: APP_GUARD, useExisting: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: RefusalInterceptor },
        { provide: APP_FILTER, useClass: HttpErrorFilter },
        { provide: APP_FILTER, useClass: OpenErrorFilter },
      ],
      exports: [AccessGuard, Who],
    };
    return {
      module: AppModule,
      imports: [
        rooms_,
        GraphQLModule.forRootAsync({
          driver: ApolloDriver,
          inject: [AccessGuard, Who],
          useFactory: (guard: AccessGuard, who: Who) => graphqlOptions(config, guard, who, switches),
        }),
      ],
    };
  }
}
