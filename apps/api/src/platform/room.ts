import type { Provider, Type } from '@nestjs/common';

/** What a room brings to the application: its tables, its verbs and resolvers, its plain HTTP routes. */
export type Room = {
  entities: (new () => object)[];
  providers: Provider[];
  controllers: Type[];
};
