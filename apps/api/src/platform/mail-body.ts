import type { MailBlock } from './mail.entity.ts';

type Body = { lang: string; dir: string; subject: string; blocks: MailBlock[] };

const safe = (text: string) =>
  text
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
    // A name that looks like an address must not become a link in the reader's program.
    .replace(/([.:@/])(?=\S)/g, '$1\u200b');

/** As each language writes it before an address. */
const colon = (lang: string) => (lang === 'fr' ? '\u202f:' : lang === 'zh' ? '：' : ':');

const textOf = (block: MailBlock, lang: string): string =>
  'text' in block
    ? dead(block.text)
    : 'link' in block
      ? `${dead(block.label)}${colon(lang)}\n${block.link}`
      : block.lines.map((l) => `  ${dead(l)}`).join('\n');

/** A word joiner behind each dot, colon and at sign: nothing that a person typed is made a link by a mail program. */
const dead = (text: string) => text.replace(/([:@/])(?=\S)|\.(?=\p{L})/gu, '$&\u2060');

export const mailText = (body: Body): string =>
  `${body.blocks.map((block) => textOf(block, body.lang)).join('\n\n')}\n`;

const htmlOf = (block: MailBlock, lang: string): string => {
  if ('link' in block) {
    const href = block.link.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
    if (block.isQuiet)
      return `<p style="font-size:14px;color:#535c66">${safe(block.label)}${colon(lang)} <a href="${href}" style="color:#0b5259;word-break:break-all"><bdi dir="ltr">${href}</bdi></a></p>`;
    return `<p style="margin:24px 0"><a href="${href}" style="background:#0b5259;color:#ffffff;padding:12px 20px;border-radius:6px;text-decoration:none;display:inline-block">${safe(block.label)}</a></p><p style="font-size:13px;color:#535c66;word-break:break-all" dir="ltr">${href}</p>`;
  }
  if ('lines' in block)
    return `<ul style="padding:0 20px">${block.lines.map((l) => `<li>${safe(l)}</li>`).join('')}</ul>`;
  return `<p>${safe(block.text)}</p>`;
};

export const mailHtml = (body: Body): string =>
  `<!doctype html><html lang="${body.lang}" dir="${body.dir}"><head><meta charset="utf-8"><title>${safe(body.subject)}</title></head>` +
  `<body style="margin:0;background:#f4f6f5"><div style="max-width:560px;margin:0 auto;padding:32px 24px;background:#ffffff;font:16px/1.5 system-ui,'Noto Sans','Noto Sans Arabic',sans-serif;color:#1b1f24">` +
  `${body.blocks.map((block) => htmlOf(block, body.lang)).join('')}</div></body></html>`;
