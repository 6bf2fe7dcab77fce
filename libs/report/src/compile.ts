import type { Draft, DraftSection } from './draft.ts';
import type { CompileInput } from './facts.ts';
import { frontMatter, introduction, reportedSessions } from './introduction.ts';
import { type Earlier, earlierIn, mergeDraft } from './merge.ts';
import { sessionParagraphs } from './session-section.ts';
import { DEFAULT_TEMPLATE, sectionOfSession, type Template, type TemplateSection } from './template.ts';
import { wayForward } from './way-forward.ts';

export type CompileOptions = {
  readonly template?: Template;
  /** Keys of removed paragraphs that somebody asks back. */
  readonly restore?: readonly string[];
};

function section(from: TemplateSection, paragraphs: DraftSection['paragraphs']): DraftSection {
  const level = from.content === 'FRONT' ? 0 : 1;
  return { key: from.key, level, heading: from.heading, isHeadingEdited: false, sessionId: null, paragraphs };
}

function sessionSections(
  input: CompileInput,
  part: TemplateSection,
  template: Template,
  earlier: Earlier,
): DraftSection[] {
  return reportedSessions(input)
    .filter((session) => sectionOfSession(session) === part.key)
    .map(
      (session): DraftSection => ({
        key: `s-${session.code}`,
        level: 2,
        heading: session.title,
        isHeadingEdited: false,
        sessionId: session.id,
        paragraphs: sessionParagraphs(input, session, template.outcomeOrder, earlier),
      }),
    )
    .filter(({ paragraphs }) => paragraphs.length > 0);
}

function partOf(input: CompileInput, part: TemplateSection, template: Template, earlier: Earlier): DraftSection[] {
  switch (part.content) {
    case 'FRONT':
      return [section(part, frontMatter(input))];
    case 'INTRODUCTION':
      return [section(part, introduction(input))];
    case 'SESSIONS': {
      const sessions = sessionSections(input, part, template, earlier);
      return sessions.length > 0 || part.isRequired ? [section(part, []), ...sessions] : [];
    }
    case 'WAY_FORWARD':
      return [section(part, [])];
  }
}

/**
 * Template + forum + sessions with their outcomes -> the draft of the summary. Run again with the previous draft it
 * keeps every edit: edited texts, order, headings and removals stay, new items come in beside their neighbours.
 */
export function compile(input: CompileInput, previous?: Draft, options: CompileOptions = {}): Draft {
  const template = options.template ?? DEFAULT_TEMPLATE;
  const earlier = earlierIn(previous, new Set(options.restore));
  const generated = template.sections.flatMap((part) => partOf(input, part, template, earlier));
  // Section V repeats what the sessions' sections say, so it is written after their edits are known.
  const merged = mergeDraft(generated, previous, earlier).sections;
  const wayForwardKeys = template.sections.filter((part) => part.content === 'WAY_FORWARD').map((part) => part.key);
  const paragraphs = wayForward(input, merged);
  const complete = generated.map((each) => (wayForwardKeys.includes(each.key) ? { ...each, paragraphs } : each));
  return mergeDraft(complete, previous, earlier);
}
