import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, type OnApplicationBootstrap, SetMetadata } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Permission } from '@sti/domain';
import { forbidden, notSignedIn } from './errors.ts';
import { RefusalLog } from './refusal-log.ts';
import type { GraphQLRequestContext } from './request.ts';
import type { Viewer } from './viewer.ts';

const ACCESS = 'access';
const ALONE = 'access.alone';

/** The word that a viewer must hold, for any scope; the verb's first line asks for the scope. `public`: anybody. */
export const Access = (word: Permission | 'public') => SetMetadata(ACCESS, word);

/** Marks a mutation that must be the only root field of its document, so that aliases cannot multiply tries. */
export const Alone = () => SetMetadata(ALONE, true);

/** The viewer of the request, never null. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, c: ExecutionContext): Viewer => GqlExecutionContext.create(c).getContext<GraphQLRequestContext>().viewer,
);

type Operation = { resolver: string; method: string; kind: string; field: string; access?: Permission | 'public'; isAlone: boolean };

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
    const resolvers = this.discovery.getProviders().filter((p) => p.instance && p.metatype && Reflect.hasMetadata('graphql:resolver_type', p.metatype));
    for (const { instance } of resolvers) {
      const proto = Object.getPrototypeOf(instance);
      for (const method of this.scanner.getAllMethodNames(proto)) {
        const handler = instance[method] as object;
        const kind = Reflect.getMetadata('graphql:resolver_type', handler) as string | undefined;
        if (!kind || !ROOTS.has(kind)) continue;
        this.operations.push({
          resolver: proto.constructor.name,
          method,
          kind,
          field: (Reflect.getMetadata('graphql:resolver_name', handler) as string | undefined) ?? method,
          access: this.reflector.get(ACCESS, handler as never),
          isAlone: this.reflector.get<boolean | undefined>(ALONE, handler as never) ?? false,
        });
      }
    }
    const open = this.operations.filter((o) => !o.access);
    if (open.length) throw new Error(`No @Access on ${open.map((o) => `${o.resolver}.${o.method}`).join(', ')}. Say who may call it.`);
  }

  mustStandAlone(field: string): boolean {
    return this.operations.some((o) => o.field === field && o.isAlone);
  }
  isPublicQuery(field: string): boolean {
    return this.operations.some((o) => o.kind === 'Query' && o.field === field && o.access === 'public');
  }
}
