import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { isLang, type Lang } from '@sti/reference';
import { type Register, registerOf, type SummaryModel } from '@sti/report';
import { forumOfYear } from '../forum/forum.queries.ts';
import { Db } from '../platform/db.ts';
import { matchesTag } from '../platform/etag.ts';
import { sendText } from '../platform/plain-text.ts';
import type { PlatformRequest } from '../platform/request.ts';
import { Who } from '../platform/who.ts';
import { noPdfBecause } from './pdfs.ts';
import { SummaryReleases } from './release.service.ts';
import { type MadeFile, SummaryFiles } from './summary-files.ts';
import { SummaryStore, sealedModel } from './summary-store.ts';

type Asked = Record<string, unknown>;
type Found = { model: SummaryModel; register: Register; isPublic: boolean };
/** `hash` covers all that the file is made from. */
type Wanted = Found & { name: string; hash: string; make: () => Promise<MadeFile | null> };

/**
 * GET /forums/{year}/summary.docx|pdf|html|md and /forums/{year}/register.csv|xlsx|json, with ?lang= and, for the CSV
 * that a spreadsheet opens, ?for=spreadsheet. The draft is for those who may read it (after a release: ?draft=1), the
 * release for everybody; for all others there is nothing.
 */
@Controller('forums/:year')
export class FilesController {
  constructor(
    private readonly db: Db,
    private readonly who: Who,
    private readonly store: SummaryStore,
    private readonly releases: SummaryReleases,
    private readonly files: SummaryFiles,
  ) {}

  @Get('summary.:format')
  async summary(
    @Param('year') year: string,
    @Param('format') format: string,
    @Query() asked: Asked,
    @Req() req: PlatformRequest,
    @Res() res: ServerResponse,
  ): Promise<void> {
    const found = await this.find(year, asked, req);
    if (!found) return sendText(res, 404, 'Not found.');
    const { model } = found;
    const make = () => this.files.summary(model, format);
    await send(req, res, { ...found, name: `summary.${format}`, hash: model.hash, make });
  }

  @Get('register.:format')
  async register(
    @Param('year') year: string,
    @Param('format') format: string,
    @Query() asked: Asked,
    @Req() req: PlatformRequest,
    @Res() res: ServerResponse,
  ): Promise<void> {
    const found = await this.find(year, asked, req);
    if (!found) return sendText(res, 404, 'Not found.');
    const { register } = found;
    const forSpreadsheet = asked.for === 'spreadsheet';
    const name = `register${forSpreadsheet ? '-spreadsheet' : ''}.${format}`;
    // An item that the summary does not print changes the register alone.
    const hash = createHash('sha256').update(JSON.stringify(register)).digest('hex');
    await send(req, res, { ...found, name, hash, make: () => this.files.register(register, format, forSpreadsheet) });
  }

  private async find(year: string, asked: Asked, req: PlatformRequest): Promise<Found | null> {
    const forum = await forumOfYear(this.db.read, year);
    if (!forum) return null;
    const lang = isLang(asked.lang) ? asked.lang : null;
    const viewer = await this.who.asks(req);
    const mayReadDraft = viewer.can('report.read', { forumId: forum.id });
    if (!mayReadDraft || asked.draft !== '1') {
      const release = await this.releases.last(forum.id);
      if (release) return released(release.models, release.register, lang);
    }
    const loaded = mayReadDraft ? await this.store.load(this.db.read, forum.id) : null;
    if (!loaded) return null;
    const model = sealedModel(loaded, lang ?? loaded.document.originalLanguage);
    return { model, register: registerOf(model, loaded.input, loaded.facts.dispositions), isPublic: false };
  }
}

function released(
  models: Record<Lang, SummaryModel>,
  registers: Record<Lang, Register>,
  lang: Lang | null,
): Found | null {
  const original = Object.values(models).find((each) => each.isOriginal);
  const model = lang ? models[lang] : original;
  return model ? { model, register: registers[model.language], isPublic: true } : null;
}

/** Every file is an attachment that a browser neither guesses at nor runs (safety.md, F2). */
async function send(req: PlatformRequest, res: ServerResponse, wanted: Wanted): Promise<void> {
  const { model, isPublic, name, hash, make } = wanted;
  const etag = `"${hash.slice(0, 32)}-${name}"`;
  const cache = { etag, 'cache-control': isPublic ? 'public, max-age=60' : 'private, no-cache', vary: 'cookie' };
  if (matchesTag(req.headers['if-none-match'], etag)) {
    res.writeHead(304, cache);
    res.end();
    return;
  }
  try {
    const file = await make();
    if (!file) return sendText(res, 404, 'Not found.');
    const [stem, ending] = name.split('.');
    res.writeHead(200, {
      ...cache,
      'content-type': file.type,
      'content-length': Buffer.byteLength(file.bytes),
      'content-disposition': `attachment; filename="sti-forum-${model.year}-${stem}-${model.language}.${ending}"`,
      'content-language': model.language,
      // A CSV has no place for them.
      'x-document-version': String(model.version),
      'x-document-hash': model.hash,
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    });
    res.end(file.bytes);
  } catch (e) {
    const reason = noPdfBecause(e);
    if (!reason) throw e;
    sendText(res, 503, reason.text, reason.retryAfter ? { 'retry-after': reason.retryAfter } : {});
  }
}
