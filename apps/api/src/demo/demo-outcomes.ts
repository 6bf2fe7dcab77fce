import type { Attribution, OutcomeArea, OutcomeType } from '@sti/domain';
import type { Lang, StakeholderKind } from '@sti/reference';
import type { PersonKey } from './demo-forum.ts';

type DemoStatement = {
  key: string;
  lang?: Lang;
  who?: PersonKey;
  category: StakeholderKind;
  attribution: Attribution;
  text: string;
};

type DemoItem = {
  type: OutcomeType;
  text: string;
  from: string[];
  goals: string[];
  category?: StakeholderKind;
  addressees?: string[];
  area?: OutcomeArea;
  timeFrame?: string;
};

/** What was said and agreed in four sessions: enough to compile a summary from. */
export const OUTCOMES: readonly { session: string; statements: DemoStatement[]; items: DemoItem[] }[] = [
  {
    session: 'water',
    statements: [
      {
        key: 'w1',
        who: 'water',
        category: 'academia',
        attribution: 'ROLE',
        text: 'Three out of four hand pumps in our sample were repaired within a week once a trained mechanic lived in the district.',
      },
      {
        key: 'w2',
        who: 'business',
        category: 'business',
        attribution: 'GROUP',
        text: 'Sensors have become cheap. What remains expensive is the person who drives out when the sensor calls.',
      },
      {
        key: 'w3',
        who: 'youth',
        category: 'majorGroup',
        attribution: 'GROUP',
        text: 'Young people are trained on pilots and then find no post to maintain what was built.',
      },
    ],
    items: [
      {
        type: 'KEY_MESSAGE',
        from: ['w1', 'w2'],
        goals: ['6.1'],
        text: 'Safe water depends on maintenance more than on new technology: a trained mechanic nearby keeps most installations running.',
      },
      {
        type: 'KEY_MESSAGE',
        from: ['w2'],
        goals: ['6', '9.5'],
        text: 'Remote monitoring lowers the cost of maintenance only where somebody is paid to act on its signals.',
      },
      {
        type: 'KEY_MESSAGE',
        from: ['w3'],
        goals: ['6', '8.6'],
        text: 'Training for water services should lead to posts, so that skills stay in the district after a pilot ends.',
      },
      {
        type: 'RECOMMENDATION',
        from: ['w1', 'w3'],
        goals: ['6.1', '6.b'],
        category: 'academia',
        addressees: ['Member States', 'Local authorities'],
        area: 'CAPACITY',
        timeFrame: 'within three years',
        text: 'Fund trained maintenance posts in every district that receives new water installations.',
      },
      {
        type: 'GOOD_PRACTICE',
        from: ['w1'],
        goals: ['6.1'],
        text: 'A shared spare-parts store for ten districts halved the time that pumps stood still.',
      },
    ],
  },
  {
    session: 'data',
    statements: [
      {
        key: 'd1',
        who: 'data',
        category: 'academia',
        attribution: 'ROLE',
        text: 'Opening the method convinced our critics sooner than opening the numbers.',
      },
      {
        key: 'd2',
        who: 'academy',
        category: 'academia',
        attribution: 'GROUP',
        lang: 'es',
        text: 'Sin metadatos en el idioma del lector, los datos abiertos siguen cerrados.',
      },
      {
        key: 'd3',
        category: 'memberState',
        attribution: 'GROUP',
        text: 'We ask for common rules on what may be opened about small communities.',
      },
    ],
    items: [
      {
        type: 'KEY_MESSAGE',
        from: ['d1'],
        goals: ['9.5'],
        text: 'Trust in science grows when methods are open and can be repeated, not only when results are published.',
      },
      {
        type: 'KEY_MESSAGE',
        from: ['d2'],
        goals: ['17.18'],
        text: 'Open data are of use only when their description can be read in the languages of those whom they concern.',
      },
      {
        type: 'KEY_MESSAGE',
        from: ['d3'],
        goals: ['16.10', '17.18'],
        text: 'Small communities need protection from data that reveal single persons, also when names are removed.',
      },
      {
        type: 'RECOMMENDATION',
        from: ['d3'],
        goals: ['17.18'],
        category: 'memberState',
        addressees: ['Inter-agency task team'],
        area: 'DATA',
        timeFrame: 'before the next Forum',
        text: 'Draft common guidance on opening data about small communities, with thresholds below which nothing is published.',
      },
      {
        type: 'GAP',
        from: ['d2'],
        goals: ['17.18'],
        text: 'Few repositories describe their data in more than one language.',
      },
    ],
  },
  {
    session: 'energy',
    statements: [
      {
        key: 'e1',
        who: 'energy',
        category: 'academia',
        attribution: 'ROLE',
        text: 'A village battery that is owned by its users was repaired faster than one owned by a distant company.',
      },
      {
        key: 'e2',
        who: 'finance',
        category: 'igo',
        attribution: 'GROUP',
        lang: 'fr',
        text: 'Un tarif social ciblé coûte moins cher qu’une subvention générale des combustibles.',
      },
      {
        key: 'e3',
        category: 'memberState',
        attribution: 'GROUP',
        text: 'Our regulator lacks the engineers to check the offers that it receives.',
      },
    ],
    items: [
      {
        type: 'KEY_MESSAGE',
        from: ['e1'],
        goals: ['7.1'],
        text: 'Storage that belongs to its users serves villages longer, because those who depend on it decide on its repair.',
      },
      {
        type: 'KEY_MESSAGE',
        from: ['e2'],
        goals: ['7.1', '10.4'],
        text: 'Targeted tariffs protect the poorest households at lower cost than general fuel subsidies.',
      },
      {
        type: 'KEY_MESSAGE',
        from: ['e3'],
        goals: ['7.b', '9.5'],
        text: 'Regulators need engineers of their own to judge the technologies that are offered to them.',
      },
      {
        type: 'RECOMMENDATION',
        from: ['e3'],
        goals: ['7.b', '17.9'],
        category: 'memberState',
        addressees: ['United Nations system', 'Development partners'],
        area: 'CAPACITY',
        text: 'Set up a pool of engineers whom energy regulators can call on for independent advice.',
      },
      {
        type: 'COMMITMENT',
        from: ['e1'],
        goals: ['7.1'],
        category: 'academia',
        text: 'The Sample Centre for Clean Energy will publish its contracts for user-owned storage as a template.',
      },
    ],
  },
  {
    session: 'cities',
    statements: [
      {
        key: 'c1',
        who: 'city',
        category: 'other',
        attribution: 'ROLE',
        text: 'When residents chose the indicators, the first one was the time that a wheelchair user needs to reach a bus.',
      },
      {
        key: 'c2',
        who: 'engineer',
        category: 'otherStakeholder',
        attribution: 'GROUP',
        text: 'A model that was trained on one city misjudged informal settlements in another.',
      },
      { key: 'c3', who: 'youth', category: 'majorGroup', attribution: 'GROUP', text: 'Ask us before you measure us.' },
    ],
    items: [
      {
        type: 'KEY_MESSAGE',
        from: ['c1', 'c3'],
        goals: ['11.3'],
        text: 'Residents should take part in deciding what their city measures, because indicators steer spending.',
      },
      {
        type: 'KEY_MESSAGE',
        from: ['c2'],
        goals: ['11.1', '9.5'],
        text: 'Models of cities should be tested where they are used, and above all in informal settlements.',
      },
      {
        type: 'KEY_MESSAGE',
        from: ['c1'],
        goals: ['11.2'],
        text: 'Accessible public transport is a measurable sign of whether a city includes everyone.',
      },
      {
        type: 'RECOMMENDATION',
        from: ['c1', 'c3'],
        goals: ['11.3'],
        category: 'majorGroup',
        addressees: ['Local authorities', 'Member States'],
        area: 'POLICY',
        text: 'Include residents, among them young people and persons with disabilities, in choosing the indicators of urban programmes.',
      },
      {
        type: 'QUESTION',
        from: ['c2'],
        goals: ['11.1'],
        text: 'Who is responsible when a model that was bought elsewhere misjudges a settlement?',
      },
    ],
  },
];
