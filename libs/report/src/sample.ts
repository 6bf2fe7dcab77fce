import { localText } from '@sti/domain';
import type { CompileInput, ItemFacts, SessionFacts, StatementFacts } from './facts.ts';
import type { DocumentFacts } from './model-of.ts';

// A small forum that never was, for tests of everything that reads or prints a summary.

const statement = (id: string, number: number, more: Partial<StatementFacts> = {}): StatementFacts => ({
  id,
  number,
  attribution: 'ROLE',
  speakerName: null,
  speakerRole: null,
  onBehalfOf: null,
  sourceCategory: 'memberState',
  countryM49: null,
  ...more,
});

const item = (id: string, type: ItemFacts['type'], text: string, more: Partial<ItemFacts> = {}): ItemFacts => ({
  id,
  type,
  status: 'AGREED',
  text,
  goals: [],
  addressees: [],
  statementIds: [],
  ...more,
});

const session = (code: string, title: string, more: Partial<SessionFacts> = {}): SessionFacts => ({
  id: `id-${code}`,
  code,
  title: localText(title),
  type: 'PANEL',
  day: '2099-05-05',
  goals: [],
  tags: [],
  isRehearsal: false,
  people: [],
  statements: [],
  items: [],
  confirmedMessageIds: [],
  ...more,
});

const person = (name: string | null, title: string | null = null, country: string | null = null) => ({
  name,
  title,
  country,
});

export const SAMPLE: CompileInput = {
  originalLanguage: 'en',
  forum: {
    year: 2099,
    number: 12,
    theme: localText('Open science for everyone'),
    startDate: '2099-05-05',
    endDate: '2099-05-06',
    datesToBeConfirmed: false,
    venue: 'Example Hall, New York',
    mode: 'HYBRID',
    goalsUnderReview: ['6', '9', '17'],
    hlpfTheme: 'A theme of the example',
    hlpfStart: '2099-07-06',
    hlpfEnd: '2099-07-15',
    president: person('Alma Beispiel'),
    coChairs: [person('Bela Muster', null, '404'), person('Carla Ejemplo', null, '152')],
  },
  sessions: [
    session('OPEN01', 'Opening', {
      type: 'OPENING',
      people: [
        { role: 'PRESIDENT', ...person('Alma Beispiel', 'President of the Economic and Social Council') },
        { role: 'SPEAKER', ...person(null, 'Under-Secretary-General for Examples') },
      ],
    }),
    session('WATER1', 'Water technologies within reach', {
      goals: ['6', '9'],
      people: [
        { role: 'CHAIR', ...person('Bela Muster', null, '404') },
        { role: 'MODERATOR', ...person('Dana Primer') },
        { role: 'PANELLIST', ...person('Emil Voorbeeld', 'Example Institute') },
      ],
      statements: [
        statement('st-1', 1, { countryM49: '404' }),
        statement('st-2', 2, { sourceCategory: 'business', speakerRole: 'PANELLIST', speakerName: 'Emil Voorbeeld' }),
        statement('st-3', 3, { attribution: 'NONE', sourceCategory: 'academia' }),
        statement('st-4', 4, { countryM49: '404' }),
      ],
      items: [
        item('m-1', 'KEY_MESSAGE', 'Water data are a public good', { statementIds: ['st-1'], goals: ['6'] }),
        item('m-2', 'KEY_MESSAGE', 'Small suppliers need patient finance.', {
          statementIds: ['st-2'],
          status: 'PROPOSED',
        }),
        item('r-1', 'RECOMMENDATION', 'Member States should share open water data by 2030', {
          goals: ['6.5', '9'],
          addressees: ['Member States'],
          statementIds: ['st-1', 'st-2', 'st-4'],
        }),
        item('r-2', 'RECOMMENDATION', 'Development partners should finance repair as well as construction.', {
          goals: ['6'],
          addressees: ['Development partners', 'Member States'],
          statementIds: ['st-3'],
        }),
        item('g-1', 'GAP', 'Few utilities in least developed countries measure losses', { statementIds: ['st-3'] }),
        item('d-1', 'KEY_MESSAGE', 'A draft that nobody agreed to', { status: 'DRAFT' }),
      ],
      confirmedMessageIds: ['m-2'],
    }),
    session('FUTUR1', 'Quantum sensing', {
      tags: ['emerging'],
      day: '2099-05-06',
      statements: [statement('st-9', 1, { sourceCategory: 'academia', speakerRole: 'KEYNOTE' })],
      items: [
        item('r-3', 'RECOMMENDATION', 'The scientific community should publish negative results.', {
          goals: ['9.5'],
          addressees: ['Scientific community'],
          statementIds: ['st-9'],
        }),
      ],
    }),
    session('TRYOUT', 'Rehearsal', { isRehearsal: true, items: [item('x-1', 'GAP', 'Only a test')] }),
  ],
  recommendationNumbers: { 'r-1': 'R-2099-001', 'r-2': 'R-2099-002', 'r-3': 'R-2099-003' },
  participation: {
    registered: 812,
    onSite: 430,
    online: 120,
    countries: 88,
    byCategory: [{ name: localText('Member States'), registered: 300 }],
  },
};

export const SAMPLE_DOCUMENT: DocumentFacts = {
  symbol: 'E/HLPF/2099/6',
  banner: 'AUV',
  distribution: 'GENERAL',
  submissionDate: '2099-06-01',
  version: 3,
};

/** The sample with other texts wherever people type them: titles, items, addressees, names, theme and venue. */
export function sampleWith(texts: readonly string[]): CompileInput {
  const text = (n: number) => texts[n % texts.length] ?? '';
  return {
    ...SAMPLE,
    forum: { ...SAMPLE.forum, theme: localText(text(0)), venue: text(1), hlpfTheme: text(2) },
    sessions: SAMPLE.sessions.map((each) => ({
      ...each,
      title: { original: 'en', texts: { en: { text: texts.join(' '), state: 'official' } } },
      people: each.people.map((one, n) => ({ ...one, name: text(n) })),
      statements: each.statements.map((one, n) => ({ ...one, attribution: 'NAMED', speakerName: text(n) })),
      items: each.items.map((one, n) => ({ ...one, text: text(n), addressees: texts })),
    })),
  };
}
