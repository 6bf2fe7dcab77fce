import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type OnApplicationBootstrap,
  SetMetadata,
} from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Permission } from '@sti/domain';
import { forbidden, notSignedIn } from './errors.ts';
import { RefusalLog } from './refusal-log.ts';
import type { GraphQLRequestContext } from './request.ts';
import type { Viewer } from './viewer.ts';

const ACCESS = 'access';
const ALONE = 'access.alone';
// Where @Query and @Mutation note what a method is, and @ResolveField that it is one.
const KIND = 'graphql:resolver_type';
const FIELD = 'graphql:resolve_property';

/** The word that a viewer must hold, for any scope; the verb's first line asks for the scope. `public`: anybody. */
export const Access = (word: Permission | 'public') => SetMetadata(ACCESS, word);

/** Marks a mutation that must be the only root field of its document, so that aliases cannot multiply tries. */
export const Alone = () => SetMetadata(ALONE, true);

/** The viewer of the request, never null. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, c: ExecutionContext): Viewer => GqlExecutionContext.create(c).getContext<GraphQLRequestContext>().viewer,
);

type Operation = {
  resolver: string;
  method: string;
  kind: string;
  field: string;
  access?: Permission | 'public';
  isAlone: boolean;
};

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

@Injectable()
export class AccessGuard implements CanActivate, OnApplicationBootstrap {
  /** Every root operation that the resolvers declare. */
  operations: Operation[] = [];

  constructor(
    private readonly reflector: Reflector,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly log: RefusalLog,
  ) {}

  async canActivate(c: ExecutionContext): Promise<boolean> {
    if (c.getType<string>() !== 'graphql') return true;
    const word = this.reflector.get<Permission | 'public' | undefined>(ACCESS, c.getHandler());
    const gql = GqlExecutionContext.create(c);
    const isRoot = ROOTS.has(gql.getInfo()?.parentType?.name ?? '');
    if (word === 'public' || (!word && !isRoot)) return true;
    const { viewer } = gql.getContext<GraphQLRequestContext>();
    if (word && viewer.can(word)) return true;
    const error = viewer.isSignedIn ? forbidden() : notSignedIn();
    await this.log.note(c, String(error.extensions.code));
    throw error;
  }

  /** A resolver that forgot to say who may call it stops the start. */
  onApplicationBootstrap(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const { instance } = wrapper;
      if (!instance || typeof instance !== 'object') continue;
      const proto = Object.getPrototypeOf(instance);
      const handlers = this.scanner
        .getAllMethodNames(proto)
        .filter((method) => [KIND, FIELD].some((key) => Reflect.hasMetadata(key, Object(proto[method]))));
      if (handlers.length === 0) continue;
      const name = proto.constructor.name;
      // The guards of such a resolver would be skipped without a word.
      if (wrapper.metatype !== proto.constructor || wrapper.inject)
        throw new Error(`${name} is not registered as a class. List it under providers by its name.`);
      if (Object.getPrototypeOf(proto) !== Object.prototype)
        throw new Error(`${name} extends another class. A resolver stands alone.`);
      for (const method of handlers) this.declare(name, method, proto[method]);
    }
    const open = this.operations.filter((o) => !o.access);
    if (open.length)
      throw new Error(`No @Access on ${open.map((o) => `${o.resolver}.${o.method}`).join(', ')}. Say who may call it.`);
  }

  private declare(resolver: string, method: string, handler: object): void {
    const kind = String(Reflect.getMetadata(KIND, handler) ?? '');
    if (!ROOTS.has(kind)) return;
    this.operations.push({
      resolver,
      method,
      kind,
      field: (Reflect.getMetadata('graphql:resolver_name', handler) as string | undefined) ?? method,
      access: this.reflector.get(ACCESS, handler as never),
      isAlone: this.reflector.get<boolean | undefined>(ALONE, handler as never) ?? false,
    });
  }

  mustStandAlone(field: string): boolean {
    return this.operations.some((o) => o.field === field && o.isAlone);
  }
  isPublicQuery(field: string): boolean {
    return this.operations.some((o) => o.kind === 'Query' && o.field === field && o.access === 'public');
  }
}
