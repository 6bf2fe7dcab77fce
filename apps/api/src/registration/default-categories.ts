import type { LocalText } from '@sti/domain';
import { LANGUAGES, type Lang, type StakeholderKind } from '@sti/reference';
import type { CategoryValues } from './category.service.ts';

type Row = [
  kinds: StakeholderKind[],
  ...names: [en: string, fr: string, es: string, ru: string, ar: string, zh: string],
];

// Approved at once and without a limit of places: the Secretariat narrows what it wants to look at.
// biome-ignore format: one category a line
const ROWS: Row[] = [
  [['memberState', 'observerState'], 'Member and observer States', 'États Membres et États observateurs', 'Estados Miembros y Estados observadores', 'Государства-члены и государства-наблюдатели', 'الدول الأعضاء والدول المراقبة', '会员国和观察员国'],
  [['un', 'igo'], 'United Nations system and intergovernmental organizations', 'Système des Nations Unies et organisations intergouvernementales', 'Sistema de las Naciones Unidas y organizaciones intergubernamentales', 'Система Организации Объединенных Наций и межправительственные организации', 'منظومة الأمم المتحدة والمنظمات الحكومية الدولية', '联合国系统和政府间组织'],
  [['majorGroup', 'otherStakeholder'], 'Major Groups and other stakeholders', 'Grands groupes et autres parties prenantes', 'Grupos principales y otras partes interesadas', 'Основные группы и другие заинтересованные стороны', 'المجموعات الرئيسية وأصحاب المصلحة الآخرون', '主要群体和其他利益攸关方'],
  [['academia'], 'Scientific and academic community', 'Communauté scientifique et universitaire', 'Comunidad científica y académica', 'Научное и академическое сообщество', 'الأوساط العلمية والأكاديمية', '科学界和学术界'],
  [['business'], 'Private sector', 'Secteur privé', 'Sector privado', 'Частный сектор', 'القطاع الخاص', '私营部门'],
  [['media'], 'Media', 'Médias', 'Medios de comunicación', 'Средства массовой информации', 'وسائط الإعلام', '媒体'],
  [['other'], 'Other participants', 'Autres participants', 'Otros participantes', 'Другие участники', 'مشاركون آخرون', '其他与会者'],
];

function nameOf([en, fr, es, ru, ar, zh]: [string, string, string, string, string, string]): LocalText {
  const names: Record<Lang, string> = { ar, zh, en, fr, ru, es };
  return {
    original: 'en',
    texts: Object.fromEntries(LANGUAGES.map((lang) => [lang, { text: names[lang], state: 'official' as const }])),
  };
}

/** The doors that a forum usually has, one or two stakeholder kinds each. */
export const DEFAULT_CATEGORIES: CategoryValues[] = ROWS.map(([stakeholderKinds, ...names], i) => ({
  name: nameOf(names),
  stakeholderKinds,
  approvers: [],
  inPersonCapacity: null,
  quotaPerOrganisation: null,
  order: i + 1,
}));
