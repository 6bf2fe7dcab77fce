import type { Six } from './six.ts';

// Everything here is made up. No person, office or statement is real.

export const TITLE: Six = [
  'STI Forum {year} (demonstration)',
  'Forum STI {year} (démonstration)',
  'Foro CTI {year} (demostración)',
  'Форум по НТИ {year} года (демонстрация)',
  'منتدى العلم والتكنولوجيا والابتكار لعام {year} (عرض توضيحي)',
  '{year}年科技创新论坛（演示）',
];

export const THEME: Six = [
  'Science, technology and innovation for water, energy and inclusive cities',
  'La science, la technologie et l’innovation au service de l’eau, de l’énergie et de villes inclusives',
  'Ciencia, tecnología e innovación para el agua, la energía y las ciudades inclusivas',
  'Наука, техника и инновации в интересах водоснабжения, энергетики и открытых для всех городов',
  'العلم والتكنولوجيا والابتكار من أجل المياه والطاقة والمدن الشاملة للجميع',
  '科学、技术和创新促进水、能源和包容性城市',
];

export const GOALS = ['6', '7', '9', '11', '17'];

export const QUESTIONS: readonly { goals: string[]; text: Six }[] = [
  {
    goals: ['6', '9'],
    text: [
      'How can proven water technologies reach the places that need them most?',
      'Comment faire parvenir les technologies de l’eau éprouvées là où elles sont le plus nécessaires ?',
      '¿Cómo pueden llegar las tecnologías del agua ya probadas a los lugares que más las necesitan?',
      'Как обеспечить, чтобы проверенные технологии водоснабжения доходили туда, где они нужнее всего?',
      'كيف يمكن لتكنولوجيات المياه المجرَّبة أن تصل إلى الأماكن الأشد حاجة إليها؟',
      '经过验证的水技术如何才能到达最需要的地方？',
    ],
  },
  {
    goals: ['7', '11'],
    text: [
      'What keeps clean energy from the households that pay most for energy today?',
      'Qu’est-ce qui prive d’énergie propre les ménages qui paient aujourd’hui le plus cher leur énergie ?',
      '¿Qué impide que la energía limpia llegue a los hogares que hoy pagan más por la energía?',
      'Что мешает получать чистую энергию тем домохозяйствам, которые сегодня платят за энергию больше всего?',
      'ما الذي يحول دون وصول الطاقة النظيفة إلى الأسر المعيشية التي تدفع اليوم أغلى ثمن للطاقة؟',
      '是什么使如今能源支出最高的家庭得不到清洁能源？',
    ],
  },
  {
    goals: ['17'],
    text: [
      'Which partnerships have moved a solution from one country to another?',
      'Quels partenariats ont permis de transférer une solution d’un pays à un autre ?',
      '¿Qué alianzas han llevado una solución de un país a otro?',
      'Какие партнерства позволили перенести решение из одной страны в другую?',
      'ما الشراكات التي نقلت حلا من بلد إلى آخر؟',
      '哪些伙伴关系把解决方案从一国带到了另一国？',
    ],
  },
];

export const ROOMS: readonly { key: string; capacity: number; accessibleSeats: number; name: Six }[] = [
  {
    key: 'one',
    capacity: 500,
    accessibleSeats: 12,
    name: [
      'Conference Room 1',
      'Salle de conférence 1',
      'Sala de conferencias 1',
      'Зал заседаний 1',
      'قاعة الاجتماعات 1',
      '第1会议室',
    ],
  },
  {
    key: 'two',
    capacity: 180,
    accessibleSeats: 6,
    name: [
      'Conference Room 2',
      'Salle de conférence 2',
      'Sala de conferencias 2',
      'Зал заседаний 2',
      'قاعة الاجتماعات 2',
      '第2会议室',
    ],
  },
  {
    key: 'hall',
    capacity: 300,
    accessibleSeats: 10,
    name: [
      'Exhibition hall',
      'Salle d’exposition',
      'Sala de exposiciones',
      'Выставочный зал',
      'قاعة المعارض',
      '展览厅',
    ],
  },
];

type DemoPerson = { name: string; honorific: string; title: string };

/** Fictional people, by the key under which the programme names them. */
export const PEOPLE = {
  president: {
    name: 'Paula Placeholder',
    honorific: 'H.E. Ms.',
    title: 'President of the Economic and Social Council (fictional)',
  },
  chairOne: {
    name: 'Ada Example',
    honorific: 'H.E. Ms.',
    title: 'Co-Chair of the Forum, Permanent Mission of Example (fictional)',
  },
  chairTwo: {
    name: 'Bruno Specimen',
    honorific: 'H.E. Mr.',
    title: 'Co-Chair of the Forum, Permanent Mission of Specimen (fictional)',
  },
  water: { name: 'Carla Muster', honorific: 'Ms.', title: 'Hydrologist, Example Institute of Water' },
  energy: { name: 'Dayo Sample', honorific: 'Mr.', title: 'Director, Sample Centre for Clean Energy' },
  city: { name: 'Elif Örnek', honorific: 'Ms.', title: 'Urban planner, City of Example' },
  data: { name: 'Farid Mithal', honorific: 'Mr.', title: 'Professor of Statistics, Demonstration University' },
  youth: { name: 'Grace Mfano', honorific: 'Ms.', title: 'Major Group for Children and Youth (fictional delegate)' },
  business: { name: 'Hiro Mihon', honorific: 'Mr.', title: 'Founder, Mihon Sensors' },
  academy: { name: 'Inés Ejemplo', honorific: 'Ms.', title: 'Secretary, Academy of Sample Sciences' },
  finance: { name: 'Jean Exemple', honorific: 'Mr.', title: 'Economist, Demonstration Bank' },
  engineer: { name: 'Ksenia Primer', honorific: 'Ms.', title: 'Engineer, Federation of Example Engineers' },
} as const satisfies Record<string, DemoPerson>;

export type PersonKey = keyof typeof PEOPLE;

/** The addresses with which a visitor signs in; the mails stay in the local mailbox. */
export const ACCOUNTS = {
  secretariat: { email: 'secretariat@example.org', name: 'Demo Secretariat' },
  moderator: { email: 'moderator@example.org', name: 'Demo Moderator' },
  rapporteur: { email: 'rapporteur@example.org', name: 'Demo Rapporteur' },
  // The parallel session of the first afternoon: nobody runs two at once.
  moderatorTwo: { email: 'moderator-two@example.org', name: 'Lars Prøve' },
  rapporteurTwo: { email: 'rapporteur-two@example.org', name: 'Noor Voorbeeld' },
  participant: { email: 'participant@example.org', name: 'Demo Participant' },
} as const;

export type AccountKey = keyof typeof ACCOUNTS;
