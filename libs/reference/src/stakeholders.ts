import type { Lang, SixLanguages } from './languages.ts';
import { type NameColumns, namesOf } from './names.ts';

/** Whom a participant, statement or contribution speaks for. */
export const STAKEHOLDER_KINDS = [
  'memberState',
  'observerState',
  'un',
  'igo',
  'majorGroup',
  'otherStakeholder',
  'academia',
  'business',
  'media',
  'other',
] as const;

export type StakeholderKind = (typeof STAKEHOLDER_KINDS)[number];

export function isStakeholderKind(value: unknown): value is StakeholderKind {
  return STAKEHOLDER_KINDS.some((kind) => kind === value);
}

/** A constituency of the Major Groups and other stakeholders (MGoS) at the HLPF. */
export type StakeholderGroup = {
  readonly code: string;
  readonly kind: 'majorGroup' | 'otherStakeholder';
  readonly name: SixLanguages;
};

type GroupRow = readonly [code: string, ...names: NameColumns];

// Agenda 21, section III.
// biome-ignore format: one group a line
const MAJOR_GROUPS: readonly GroupRow[] = [
  ['women', 'Women', 'Femmes', 'Mujeres', 'Женщины', 'المرأة', '妇女'],
  ['children-and-youth', 'Children and Youth', 'Enfants et jeunes', 'Niños y jóvenes', 'Дети и молодежь', 'الأطفال والشباب', '儿童和青年'],
  ['indigenous-peoples', 'Indigenous Peoples', 'Peuples autochtones', 'Pueblos indígenas', 'Коренные народы', 'الشعوب الأصلية', '土著人民'],
  ['non-governmental-organizations', 'Non-Governmental Organizations', 'Organisations non gouvernementales', 'Organizaciones no gubernamentales', 'Неправительственные организации', 'المنظمات غير الحكومية', '非政府组织'],
  ['local-authorities', 'Local Authorities', 'Autorités locales', 'Autoridades locales', 'Местные органы власти', 'السلطات المحلية', '地方当局'],
  ['workers-and-trade-unions', 'Workers and Trade Unions', 'Travailleurs et syndicats', 'Trabajadores y sindicatos', 'Трудящиеся и профсоюзы', 'العمال والنقابات العمالية', '工人和工会'],
  ['business-and-industry', 'Business and Industry', 'Entreprises et industrie', 'Empresas e industria', 'Деловые и промышленные круги', 'الأعمال التجارية والصناعة', '工商界'],
  ['scientific-and-technological-community', 'Scientific and Technological Community', 'Communauté scientifique et technologique', 'Comunidad científica y tecnológica', 'Научно-техническое сообщество', 'الأوساط العلمية والتكنولوجية', '科学和技术界'],
  ['farmers', 'Farmers', 'Agriculteurs', 'Agricultores', 'Фермеры', 'المزارعون', '农民'],
];

// GA resolution 67/290, para. 16, and the groups the HLPF has admitted since.
// biome-ignore format: one group a line
const OTHER_STAKEHOLDERS: readonly GroupRow[] = [
  ['persons-with-disabilities', 'Persons with Disabilities', 'Personnes handicapées', 'Personas con discapacidad', 'Инвалиды', 'الأشخاص ذوو الإعاقة', '残疾人'],
  ['volunteers', 'Volunteers', 'Volontaires', 'Voluntarios', 'Добровольцы', 'المتطوعون', '志愿人员'],
  ['ageing-older-persons', 'Ageing (Older Persons)', 'Vieillissement (personnes âgées)', 'Envejecimiento (personas de edad)', 'Старение (пожилые люди)', 'الشيخوخة (كبار السن)', '老龄问题（老年人）'],
  ['education-and-academia', 'Education and Academia', 'Éducation et milieux universitaires', 'Educación y círculos académicos', 'Образование и научные круги', 'الأوساط التعليمية والأكاديمية', '教育和学术界'],
  ['asia-pacific-regional-cso-engagement-mechanism', 'Asia-Pacific Regional CSO Engagement Mechanism', 'Mécanisme régional de participation des organisations de la société civile d’Asie et du Pacifique', 'Mecanismo Regional de Participación de las Organizaciones de la Sociedad Civil de Asia y el Pacífico', 'Азиатско-Тихоокеанский региональный механизм взаимодействия с организациями гражданского общества', 'الآلية الإقليمية لإشراك منظمات المجتمع المدني في آسيا والمحيط الهادئ', '亚洲及太平洋区域民间社会组织参与机制'],
  ['africa-regional-cso-engagement-mechanism', 'Africa Regional CSO Engagement Mechanism', 'Mécanisme régional de participation des organisations de la société civile d’Afrique', 'Mecanismo Regional de Participación de las Organizaciones de la Sociedad Civil de África', 'Африканский региональный механизм взаимодействия с организациями гражданского общества', 'الآلية الإقليمية لإشراك منظمات المجتمع المدني في أفريقيا', '非洲区域民间社会组织参与机制'],
  ['ece-regional-cso-engagement-mechanism', 'ECE Regional CSO Engagement Mechanism', 'Mécanisme régional de participation des organisations de la société civile de la région de la CEE', 'Mecanismo Regional de Participación de las Organizaciones de la Sociedad Civil de la región de la CEPE', 'Региональный механизм взаимодействия с организациями гражданского общества региона ЕЭК', 'الآلية الإقليمية لإشراك منظمات المجتمع المدني في منطقة اللجنة الاقتصادية لأوروبا', '欧洲经委会区域民间社会组织参与机制'],
  ['civil-society-financing-for-development-group', 'Civil Society Financing for Development Group', 'Groupe de la société civile sur le financement du développement', 'Grupo de la Sociedad Civil sobre la Financiación para el Desarrollo', 'Группа гражданского общества по финансированию развития', 'مجموعة المجتمع المدني المعنية بتمويل التنمية', '民间社会发展筹资小组'],
  ['sendai-stakeholder-engagement-mechanism', 'Sendai Stakeholder Engagement Mechanism', 'Mécanisme de participation des parties prenantes de Sendai', 'Mecanismo de Participación de las Partes Interesadas de Sendái', 'Сендайский механизм взаимодействия с заинтересованными сторонами', 'آلية سينداي لإشراك أصحاب المصلحة', '仙台利益攸关方参与机制'],
  ['together-2030', 'Together 2030', 'Together 2030', 'Together 2030', 'Инициатива «Together 2030»', 'مبادرة Together 2030', 'Together 2030 倡议'],
  ['lgbti-stakeholder-group', 'LGBTI Stakeholder Group', 'Groupe des parties prenantes LGBTI', 'Grupo de Partes Interesadas LGBTI', 'Группа заинтересованных сторон ЛГБТИ', 'مجموعة أصحاب المصلحة من المثليات والمثليين ومزدوجي الميل الجنسي ومغايري الهوية الجنسانية وحاملي صفات الجنسين', '男女同性恋、双性恋、跨性别和间性者（LGBTI）利益攸关方小组'],
  ['communities-discriminated-on-work-and-descent', 'Communities Discriminated on Work and Descent', 'Communautés victimes de discrimination fondée sur l’emploi et l’ascendance', 'Comunidades discriminadas por motivos de empleo y ascendencia', 'Общины, подвергающиеся дискриминации по роду занятий и происхождению', 'المجتمعات المحلية التي تتعرض للتمييز على أساس العمل والنسب', '因工作和世系受歧视的社群'],
];

/** The 9 Major Groups, then the 12 other stakeholder groups. */
export const STAKEHOLDER_GROUPS: readonly StakeholderGroup[] = [
  ...MAJOR_GROUPS.map(([code, ...names]) => ({ code, kind: 'majorGroup' as const, name: namesOf(names) })),
  ...OTHER_STAKEHOLDERS.map(([code, ...names]) => ({ code, kind: 'otherStakeholder' as const, name: namesOf(names) })),
];

const byCode = new Map(STAKEHOLDER_GROUPS.map((group) => [group.code, group]));

export function stakeholderGroupByCode(code: string): StakeholderGroup | undefined {
  return byCode.get(code);
}

export function isStakeholderGroup(code: string): boolean {
  return byCode.has(code);
}

export function stakeholderGroupName(code: string, lang: Lang): string | undefined {
  return byCode.get(code)?.name[lang];
}
