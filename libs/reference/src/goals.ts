import type { Lang, SixLanguages } from './languages.ts';
import { type NameColumns, namesOf } from './names.ts';

/** One of the 17 Sustainable Development Goals (GA resolution 70/1). */
export type Goal = {
  readonly number: number;
  readonly code: string;
  /** The UN's colour of the Goal, '#RRGGBB'. */
  readonly colour: string;
  readonly name: SixLanguages;
  readonly uri: string;
};

type GoalRow = readonly [colour: string, ...names: NameColumns];

// The UN's short names as on its posters of the Goals, in the sentence case of each language.
// biome-ignore format: one Goal a line
const ROWS: readonly GoalRow[] = [
  ['#E5243B', 'No poverty', 'Pas de pauvreté', 'Fin de la pobreza', 'Ликвидация нищеты', 'القضاء على الفقر', '无贫穷'],
  ['#DDA63A', 'Zero hunger', 'Faim « zéro »', 'Hambre cero', 'Ликвидация голода', 'القضاء التام على الجوع', '零饥饿'],
  ['#4C9F38', 'Good health and well-being', 'Bonne santé et bien-être', 'Salud y bienestar', 'Хорошее здоровье и благополучие', 'الصحة الجيدة والرفاه', '良好健康与福祉'],
  ['#C5192D', 'Quality education', 'Éducation de qualité', 'Educación de calidad', 'Качественное образование', 'التعليم الجيد', '优质教育'],
  ['#FF3A21', 'Gender equality', 'Égalité entre les sexes', 'Igualdad de género', 'Гендерное равенство', 'المساواة بين الجنسين', '性别平等'],
  ['#26BDE2', 'Clean water and sanitation', 'Eau propre et assainissement', 'Agua limpia y saneamiento', 'Чистая вода и санитария', 'المياه النظيفة والنظافة الصحية', '清洁饮水和卫生设施'],
  ['#FCC30B', 'Affordable and clean energy', 'Énergie propre et d’un coût abordable', 'Energía asequible y no contaminante', 'Недорогостоящая и чистая энергия', 'طاقة نظيفة وبأسعار معقولة', '经济适用的清洁能源'],
  ['#A21942', 'Decent work and economic growth', 'Travail décent et croissance économique', 'Trabajo decente y crecimiento económico', 'Достойная работа и экономический рост', 'العمل اللائق ونمو الاقتصاد', '体面工作和经济增长'],
  ['#FD6925', 'Industry, innovation and infrastructure', 'Industrie, innovation et infrastructure', 'Industria, innovación e infraestructura', 'Индустриализация, инновации и инфраструктура', 'الصناعة والابتكار والهياكل الأساسية', '产业、创新和基础设施'],
  ['#DD1367', 'Reduced inequalities', 'Inégalités réduites', 'Reducción de las desigualdades', 'Уменьшение неравенства', 'الحد من أوجه عدم المساواة', '减少不平等'],
  ['#FD9D24', 'Sustainable cities and communities', 'Villes et communautés durables', 'Ciudades y comunidades sostenibles', 'Устойчивые города и населенные пункты', 'مدن ومجتمعات محلية مستدامة', '可持续城市和社区'],
  ['#BF8B2E', 'Responsible consumption and production', 'Consommation et production responsables', 'Producción y consumo responsables', 'Ответственное потребление и производство', 'الاستهلاك والإنتاج المسؤولان', '负责任消费和生产'],
  ['#3F7E44', 'Climate action', 'Mesures relatives à la lutte contre les changements climatiques', 'Acción por el clima', 'Борьба с изменением климата', 'العمل المناخي', '气候行动'],
  ['#0A97D9', 'Life below water', 'Vie aquatique', 'Vida submarina', 'Сохранение морских экосистем', 'الحياة تحت الماء', '水下生物'],
  ['#56C02B', 'Life on land', 'Vie terrestre', 'Vida de ecosistemas terrestres', 'Сохранение экосистем суши', 'الحياة في البر', '陆地生物'],
  ['#00689D', 'Peace, justice and strong institutions', 'Paix, justice et institutions efficaces', 'Paz, justicia e instituciones sólidas', 'Мир, правосудие и эффективные институты', 'السلام والعدل والمؤسسات القوية', '和平、正义与强大机构'],
  ['#19486A', 'Partnerships for the Goals', 'Partenariats pour la réalisation des objectifs', 'Alianzas para lograr los Objetivos', 'Партнерство в интересах устойчивого развития', 'عقد الشراكات لتحقيق الأهداف', '促进目标实现的伙伴关系'],
];

/** The linked-data address of a Goal or target in the UN's registry. */
export function sdgUri(code: string): string {
  return `http://metadata.un.org/sdg/${code}`;
}

export const GOALS: readonly Goal[] = ROWS.map(([colour, ...names], index) => {
  const code = String(index + 1);
  return { number: index + 1, code, colour, name: namesOf(names), uri: sdgUri(code) };
});

const byCode = new Map(GOALS.map((goal) => [goal.code, goal]));

export function goalByCode(code: string): Goal | undefined {
  return byCode.get(code);
}

export function isGoal(code: string): boolean {
  return byCode.has(code);
}

export function goalName(code: string, lang: Lang): string | undefined {
  return byCode.get(code)?.name[lang];
}
