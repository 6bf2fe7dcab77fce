import { LANGUAGES, type Lang } from './languages.ts';

/** Who recommendations are addressed to most often, as the platform offers them. */
const ADDRESSEES: readonly Readonly<Record<Lang, string>>[] = [
  {
    en: 'Member States',
    ar: 'الدول الأعضاء',
    zh: '会员国',
    fr: 'États Membres',
    ru: 'государства-члены',
    es: 'Estados Miembros',
  },
  {
    en: 'United Nations system',
    ar: 'منظومة الأمم المتحدة',
    zh: '联合国系统',
    fr: 'système des Nations Unies',
    ru: 'система Организации Объединенных Наций',
    es: 'sistema de las Naciones Unidas',
  },
  {
    en: 'Inter-agency task team',
    ar: 'فريق العمل المشترك بين الوكالات',
    zh: '跨机构任务小组',
    fr: 'équipe spéciale interinstitutions',
    ru: 'межучрежденческая целевая группа',
    es: 'equipo de tareas interinstitucional',
  },
  {
    en: '10-Member Group',
    ar: 'فريق الأعضاء العشرة',
    zh: '十人小组',
    fr: 'Groupe de 10 membres',
    ru: 'Группа из 10 членов',
    es: 'Grupo de 10 Miembros',
  },
  {
    en: 'International financial institutions',
    ar: 'المؤسسات المالية الدولية',
    zh: '国际金融机构',
    fr: 'institutions financières internationales',
    ru: 'международные финансовые учреждения',
    es: 'instituciones financieras internacionales',
  },
  {
    en: 'Development partners',
    ar: 'الشركاء في التنمية',
    zh: '发展伙伴',
    fr: 'partenaires de développement',
    ru: 'партнеры по развитию',
    es: 'asociados para el desarrollo',
  },
  {
    en: 'Scientific community',
    ar: 'الأوساط العلمية',
    zh: '科学界',
    fr: 'communauté scientifique',
    ru: 'научное сообщество',
    es: 'comunidad científica',
  },
  {
    en: 'Private sector',
    ar: 'القطاع الخاص',
    zh: '私营部门',
    fr: 'secteur privé',
    ru: 'частный сектор',
    es: 'sector privado',
  },
  {
    en: 'Civil society',
    ar: 'المجتمع المدني',
    zh: '民间社会',
    fr: 'société civile',
    ru: 'гражданское общество',
    es: 'sociedad civil',
  },
  {
    en: 'Local authorities',
    ar: 'السلطات المحلية',
    zh: '地方当局',
    fr: 'autorités locales',
    ru: 'местные органы власти',
    es: 'autoridades locales',
  },
];

export const addresseeNames = (lang: Lang): string[] => ADDRESSEES.map((names) => names[lang]);

/** An offered addressee in another language, whichever it was picked in; any other text as it is. */
export const addresseeIn = (text: string, lang: Lang): string =>
  ADDRESSEES.find((names) => LANGUAGES.some((own) => names[own] === text))?.[lang] ?? text;
