import type { AppearanceRole, SessionType } from '@sti/domain';
import type { AccountKey, PersonKey } from './demo-forum.ts';
import type { Six } from './six.ts';

/** A person of the programme, one who can sign in, or a function that is still to be filled. */
type Part = [role: AppearanceRole, who: PersonKey | AccountKey | { functionLabel: string }];

export type DemoSession = {
  key: string;
  number?: number;
  type: SessionType;
  title: Six;
  /** Day of the forum, times in New York, key of the room; null without a slot. An empty end is not known yet. */
  slot: [day: 1 | 2, start: string, end: string | null, room: string] | null;
  goals: string[];
  background?: string;
  questions?: string[];
  parts: Part[];
  isRehearsal?: true;
};

const tbc = (functionLabel: string) => ({ functionLabel });

export const SESSIONS: readonly DemoSession[] = [
  {
    key: 'opening',
    type: 'OPENING',
    title: ['Opening', 'Ouverture', 'Apertura', 'Открытие', 'الافتتاح', '开幕'],
    slot: [1, '10:00', '11:00', 'one'],
    goals: [],
    parts: [
      ['PRESIDENT', 'president'],
      ['CO_CHAIR', 'chairOne'],
      ['CO_CHAIR', 'chairTwo'],
    ],
  },
  {
    key: 'ministerial',
    type: 'MINISTERIAL',
    title: [
      'Ministerial session',
      'Séance ministérielle',
      'Sesión ministerial',
      'Заседание на уровне министров',
      'الجلسة الوزارية',
      '部长级会议',
    ],
    slot: [1, '11:00', '13:00', 'one'],
    goals: ['17'],
    parts: [
      ['CHAIR', 'chairOne'],
      ['SPEAKER', tbc('Minister for Science (to be confirmed)')],
      ['SPEAKER', 'finance'],
    ],
  },
  {
    key: 'roadmaps',
    type: 'SIDE_EVENT',
    title: [
      'Roadmaps that countries really use',
      'Des feuilles de route réellement utilisées par les pays',
      'Hojas de ruta que los países utilizan de verdad',
      'Дорожные карты, которыми страны действительно пользуются',
      'خرائط طريق تستخدمها البلدان فعلا',
      '各国真正使用的路线图',
    ],
    slot: [1, '13:15', '14:30', 'two'],
    goals: ['9', '17.6'],
    parts: [
      ['MODERATOR', 'academy'],
      ['SPEAKER', 'engineer'],
    ],
  },
  {
    key: 'water',
    number: 1,
    type: 'SDG_SESSION',
    title: [
      'Clean water for all: from pilot to scale',
      'De l’eau propre pour tous : du projet pilote à la grande échelle',
      'Agua limpia para todas las personas: del proyecto piloto a la gran escala',
      'Чистая вода для всех: от пилотных проектов к широкому внедрению',
      'مياه نظيفة للجميع: من المشاريع التجريبية إلى نطاق أوسع',
      '人人享有清洁水：从试点到推广',
    ],
    slot: [1, '15:00', '16:30', 'one'],
    goals: ['6', '6.1', '9.5'],
    background:
      'Most technologies that safe water needs exist. The session looks at what happens after the pilot: who maintains, who pays, who learns from whom.',
    questions: [
      'Which water technologies have grown beyond their pilot, and why?',
      'Who pays for maintenance in the tenth year?',
    ],
    parts: [
      ['CHAIR', 'chairOne'],
      ['MODERATOR', 'moderator'],
      ['PANELLIST', 'water'],
      ['PANELLIST', 'business'],
      ['DISCUSSANT', 'youth'],
      ['RAPPORTEUR', 'rapporteur'],
    ],
  },
  {
    key: 'data',
    number: 2,
    type: 'PANEL',
    title: [
      'Open data and trust in science',
      'Données ouvertes et confiance dans la science',
      'Datos abiertos y confianza en la ciencia',
      'Открытые данные и доверие к науке',
      'البيانات المفتوحة والثقة في العلم',
      '开放数据与对科学的信任',
    ],
    slot: [1, '15:00', '16:30', 'two'],
    goals: ['9', '17.18'],
    background:
      'Data that nobody can check are not believed. The panel compares ways to open data without exposing people.',
    questions: ['What may be opened, and what must stay closed?'],
    parts: [
      ['MODERATOR', 'moderatorTwo'],
      ['PANELLIST', 'data'],
      ['PANELLIST', 'academy'],
      ['FLOOR', 'finance'],
      ['RAPPORTEUR', 'rapporteurTwo'],
    ],
  },
  {
    key: 'pitches',
    type: 'PITCH',
    title: [
      'Ninety seconds for an innovation',
      'Quatre-vingt-dix secondes pour une innovation',
      'Noventa segundos para una innovación',
      'Девяносто секунд на инновацию',
      'تسعون ثانية لابتكار',
      '创新九十秒',
    ],
    slot: [1, '16:45', '17:45', 'two'],
    goals: ['9'],
    parts: [
      ['MODERATOR', 'youth'],
      ['INNOVATOR', 'business'],
      ['INNOVATOR', 'engineer'],
      ['INNOVATOR', tbc('Third innovator (tbc)')],
    ],
  },
  {
    key: 'digital',
    type: 'SPECIAL_EVENT',
    title: [
      'Special event: digital public goods for water and energy',
      'Manifestation spéciale : les biens publics numériques au service de l’eau et de l’énergie',
      'Acto especial: bienes públicos digitales para el agua y la energía',
      'Специальное мероприятие: цифровые общественные блага для водоснабжения и энергетики',
      'مناسبة خاصة: المنافع العامة الرقمية من أجل المياه والطاقة',
      '特别活动：促进水和能源的数字公共产品',
    ],
    slot: [1, '16:45', null, 'one'],
    goals: ['6', '7', '17.8'],
    parts: [
      ['MODERATOR', 'data'],
      ['KEYNOTE', 'energy'],
      ['PANELLIST', 'finance'],
    ],
  },
  {
    key: 'exhibition',
    type: 'EXHIBITION',
    title: [
      'Exhibition of solutions',
      'Exposition de solutions',
      'Exposición de soluciones',
      'Выставка решений',
      'معرض الحلول',
      '解决方案展览',
    ],
    slot: [1, '09:00', '18:00', 'hall'],
    goals: ['9'],
    parts: [],
  },
  {
    key: 'breakfast',
    type: 'SIDE_EVENT',
    title: [
      'Breakfast with engineers: what fails first',
      'Petit déjeuner avec les ingénieurs : ce qui lâche en premier',
      'Desayuno con ingenieros: lo que falla primero',
      'Завтрак с инженерами: что отказывает первым',
      'إفطار مع المهندسين: ما الذي يتعطل أولا',
      '与工程师共进早餐：最先出故障的是什么',
    ],
    slot: [2, '08:30', '09:45', 'two'],
    goals: ['9.1'],
    parts: [
      ['MODERATOR', 'engineer'],
      ['SPEAKER', 'water'],
    ],
  },
  {
    key: 'energy',
    number: 3,
    type: 'SDG_SESSION',
    title: [
      'Affordable clean energy for every household',
      'Une énergie propre et abordable pour chaque ménage',
      'Energía limpia y asequible para cada hogar',
      'Доступная чистая энергия для каждого домохозяйства',
      'طاقة نظيفة ميسورة التكلفة لكل أسرة معيشية',
      '每户家庭都用得起的清洁能源',
    ],
    slot: [2, '10:00', '11:30', 'one'],
    goals: ['7', '7.1', '11.6'],
    background:
      'The poorest households pay most for each unit of energy. The session asks what technology can change in this, and what only rules can change.',
    questions: [
      'Which tariffs protect the poorest and still pay the network?',
      'What does storage change for a village?',
    ],
    parts: [
      ['CHAIR', 'chairTwo'],
      ['MODERATOR', 'moderator'],
      ['PANELLIST', 'energy'],
      ['PANELLIST', 'finance'],
      ['FLOOR', 'youth'],
      ['RAPPORTEUR', 'rapporteur'],
    ],
  },
  {
    key: 'languages',
    number: 4,
    type: 'PANEL',
    title: [
      'Science in many languages',
      'La science en plusieurs langues',
      'La ciencia en muchas lenguas',
      'Наука на многих языках',
      'العلم بلغات كثيرة',
      '多语言的科学',
    ],
    slot: [2, '10:00', '11:30', 'two'],
    goals: ['4', '9.5'],
    // The same person speaks in the parallel session: the Desk shows the clash.
    parts: [
      ['MODERATOR', 'academy'],
      ['PANELLIST', 'data'],
      ['PANELLIST', 'youth'],
    ],
  },
  {
    key: 'report',
    type: 'PRESENTATION',
    title: [
      'Presentation of the background report',
      'Présentation du rapport de base',
      'Presentación del informe de antecedentes',
      'Представление справочного доклада',
      'عرض تقرير المعلومات الأساسية',
      '背景报告介绍',
    ],
    slot: [2, '11:45', '13:00', 'one'],
    goals: ['9', '17'],
    parts: [
      ['SPECIAL_PRESENTATION', 'academy'],
      ['DISCUSSANT', 'engineer'],
    ],
  },
  {
    key: 'groups',
    type: 'MGOS_MEETING',
    title: [
      'Meeting with Major Groups and other stakeholders',
      'Réunion avec les grands groupes et autres parties prenantes',
      'Reunión con los grupos principales y otras partes interesadas',
      'Встреча с основными группами и другими заинтересованными сторонами',
      'اجتماع مع المجموعات الرئيسية وأصحاب المصلحة الآخرين',
      '与主要群体和其他利益攸关方的会议',
    ],
    slot: [2, '13:15', '14:30', 'two'],
    goals: ['17'],
    parts: [
      ['CHAIR', 'chairTwo'],
      ['SPEAKER', 'youth'],
    ],
  },
  {
    key: 'cities',
    number: 5,
    type: 'PANEL',
    title: [
      'Cities that include everyone',
      'Des villes qui n’excluent personne',
      'Ciudades que incluyen a todas las personas',
      'Города, открытые для всех',
      'مدن تشمل الجميع',
      '人人融入的城市',
    ],
    slot: [2, '15:00', '16:30', 'one'],
    goals: ['11', '11.2', '11.3'],
    background:
      'Sensors and models show where a city leaves people behind. The panel asks who decides what is measured.',
    questions: ['Who decides what a city measures?'],
    parts: [
      ['CHAIR', 'chairOne'],
      ['MODERATOR', 'moderator'],
      ['PANELLIST', 'city'],
      ['PANELLIST', 'engineer'],
      ['DISCUSSANT', 'youth'],
      ['RAPPORTEUR', 'rapporteur'],
    ],
  },
  {
    key: 'closing',
    type: 'CLOSING',
    title: ['Closing', 'Clôture', 'Clausura', 'Закрытие', 'الاختتام', '闭幕'],
    slot: [2, '17:00', '18:00', 'one'],
    goals: [],
    parts: [
      ['PRESIDENT', 'president'],
      ['CO_CHAIR', 'chairOne'],
      ['CO_CHAIR', 'chairTwo'],
    ],
  },
  {
    key: 'rehearsal',
    type: 'PANEL',
    title: [
      'Rehearsal of a session',
      'Répétition d’une séance',
      'Ensayo de una sesión',
      'Репетиция заседания',
      'تمرين على جلسة',
      '会议演练',
    ],
    slot: null,
    goals: ['9', '17'],
    background: 'A session to practise with, at any time. What is logged here is in no summary.',
    questions: ['What shall the rapporteur write down?'],
    parts: [
      ['MODERATOR', 'moderator'],
      ['PANELLIST', 'water'],
      ['PANELLIST', 'energy'],
      ['RAPPORTEUR', 'rapporteur'],
    ],
    isRehearsal: true,
  },
];
