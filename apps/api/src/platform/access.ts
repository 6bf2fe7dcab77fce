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

/** `public`: anybody. `row`, for fields only: whoever was given the parent row. */
type Word = Permission | 'public' | 'row';

/** The word that a viewer must hold, for any scope; the verb's first line asks for the scope. */
export const Access = (word: Word) => SetMetadata(ACCESS, word);

/**
 * Marks an operation that must be the only root field of its document, so that aliases cannot multiply tries; with
 * `anHour`, one network address asks for it so often.
 */
export const Alone = (limit: { anHour?: number } = {}) => SetMetadata(ALONE, limit);

/** The viewer of the request, never null. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, c: ExecutionContext): Viewer => GqlExecutionContext.create(c).getContext<GraphQLRequestContext>().viewer,
);

type Operation = {
  resolver: string;
  method: string;
  kind: string;
  field: string;
  access?: Word;
  alone?: { anHour?: number };
};

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

@Injectable()
export class AccessGuard implements CanActivate, OnApplicationBootstrap {
  /** Every operation and every field that has a resolver. */
  operations: Operation[] = [];

  constructor(
    private readonly reflector: Reflector,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly log: RefusalLog,
  ) {}

  async canActivate(c: ExecutionContext): Promise<boolean> {
    if (c.getType<string>() !== 'graphql') return true;
    const word = this.reflector.get<Word | undefined>(ACCESS, c.getHandler());
    if (word === 'public' || word === 'row') return true;
    const { viewer } = GqlExecutionContext.create(c).getContext<GraphQLRequestContext>();
    if (word && viewer.can(word)) return true;
    const error = viewer.isSignedIn ? forbidden() : notSignedIn();
    await this.log.note(c, String(error.extensions.code));
    throw error;
  }

  /** An operation or field that forgot to say who may have it stops the start. */
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
    // An operation has no parent row whose right it could lean on.
    const open = this.operations.filter((o) => !o.access || (o.access === 'row' && o.kind !== 'Field'));
    if (open.length)
      throw new Error(`No @Access on ${open.map((o) => `${o.resolver}.${o.method}`).join(', ')}. Say who may have it.`);
  }

  private declare(resolver: string, method: string, handler: object): void {
    const kind = String(Reflect.getMetadata(KIND, handler) ?? '');
    this.operations.push({
      resolver,
      method,
      kind: ROOTS.has(kind) ? kind : 'Field',
      field: (Reflect.getMetadata('graphql:resolver_name', handler) as string | undefined) ?? method,
      access: this.reflector.get(ACCESS, handler as never),
      alone: this.reflector.get(ALONE, handler as never),
    });
  }

  /** Set for an operation that must be the only root field of its document. */
  aloneOf(field: string): { anHour?: number } | undefined {
    return this.operations.find((o) => o.field === field && o.alone)?.alone;
  }
  isPublicQuery(field: string): boolean {
    return this.operations.some((o) => o.kind === 'Query' && o.field === field && o.access === 'public');
  }
}
