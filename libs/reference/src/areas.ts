import type { Lang, SixLanguages } from './languages.ts';
import { type NameColumns, namesOf } from './names.ts';

type AreaRow = readonly [m49: string, parent: string, ...names: NameColumns];

// biome-ignore format: one area a line
const ROWS: readonly AreaRow[] = [
  ['001', '', 'World', 'Monde', 'Mundo', 'Мир', 'العالم', '世界'],
  ['002', '001', 'Africa', 'Afrique', 'África', 'Африка', 'أفريقيا', '非洲'],
  ['015', '002', 'Northern Africa', 'Afrique septentrionale', 'África septentrional', 'Северная Африка', 'أفريقيا الشمالية', '北非'],
  ['202', '002', 'Sub-Saharan Africa', 'Afrique subsaharienne', 'África Subsahariana', 'Африка к югу от Сахары', 'أفريقيا جنوب الصحراء الكبرى', '撒哈拉以南非洲'],
  ['014', '202', 'Eastern Africa', 'Afrique orientale', 'África oriental', 'Восточная Африка', 'شرق أفريقيا', '东非'],
  ['017', '202', 'Middle Africa', 'Afrique centrale', 'África central', 'Центральная Африка', 'وسط أفريقيا', '中非'],
  ['018', '202', 'Southern Africa', 'Afrique australe', 'África meridional', 'Южная часть Африки', 'الجنوب الأفريقي', '南部非洲'],
  ['011', '202', 'Western Africa', 'Afrique occidentale', 'África occidental', 'Западная Африка', 'غرب أفريقيا', '西非'],
  ['019', '001', 'Americas', 'Amériques', 'Américas', 'Северная и Южная Америка', 'الأمريكتان', '美洲'],
  ['419', '019', 'Latin America and the Caribbean', 'Amérique latine et Caraïbes', 'América Latina y el Caribe', 'Латинская Америка и Карибский бассейн', 'أمريكا اللاتينية ومنطقة البحر الكاريبي', '拉丁美洲和加勒比'],
  ['029', '419', 'Caribbean', 'Caraïbes', 'El Caribe', 'Карибский бассейн', 'منطقة البحر الكاريبي', '加勒比'],
  ['013', '419', 'Central America', 'Amérique centrale', 'América central', 'Центральная Америка', 'أمريكا الوسطى', '中美洲'],
  ['005', '419', 'South America', 'Amérique du Sud', 'América del Sur', 'Южная Америка', 'أمريكا الجنوبية', '南美洲'],
  ['021', '019', 'Northern America', 'Amérique septentrionale', 'América septentrional', 'Северная Америка', 'أمريكا الشمالية', '北美'],
  ['142', '001', 'Asia', 'Asie', 'Asia', 'Азия', 'آسيا', '亚洲'],
  ['143', '142', 'Central Asia', 'Asie centrale', 'Asia central', 'Центральная Азия', 'آسيا الوسطى', '中亚'],
  ['030', '142', 'Eastern Asia', 'Asie de l’Est', 'Asia oriental', 'Восточная Азия', 'شرق آسيا', '东亚'],
  ['035', '142', 'South-eastern Asia', 'Asie du Sud-Est', 'Asia sudoriental', 'Юго-Восточная Азия', 'جنوب شرقي آسيا', '东南亚'],
  ['034', '142', 'Southern Asia', 'Asie méridionale', 'Asia meridional', 'Южная Азия', 'جنوب آسيا', '南亚'],
  ['145', '142', 'Western Asia', 'Asie occidentale', 'Asia occidental', 'Западная Азия', 'غربي آسيا', '西亚'],
  ['150', '001', 'Europe', 'Europe', 'Europa', 'Европа', 'أوروبا', '欧洲'],
  ['151', '150', 'Eastern Europe', 'Europe orientale', 'Europa oriental', 'Восточная Европа', 'أوروبا الشرقية', '东欧'],
  ['154', '150', 'Northern Europe', 'Europe septentrionale', 'Europa septentrional', 'Северная Европа', 'أوروبا الشمالية', '北欧'],
  ['039', '150', 'Southern Europe', 'Europe méridionale', 'Europa meridional', 'Южная Европа', 'أوروبا الجنوبية', '南欧'],
  ['155', '150', 'Western Europe', 'Europe occidentale', 'Europa occidental', 'Западная Европа', 'أوروبا الغربية', '西欧'],
  ['009', '001', 'Oceania', 'Océanie', 'Oceanía', 'Океания', 'أوقيانوسيا', '大洋洲'],
  ['053', '009', 'Australia and New Zealand', 'Australie et Nouvelle-Zélande', 'Australia y Nueva Zelandia', 'Австралия и Новая Зеландия', 'أستراليا ونيوزيلندا', '澳大利亚和新西兰'],
  ['054', '009', 'Melanesia', 'Mélanésie', 'Melanesia', 'Меланезия', 'ميلانيزيا', '美拉尼西亚'],
  ['057', '009', 'Micronesia', 'Micronésie', 'Micronesia', 'Микронезия', 'ميكرونيزيا', '密克罗尼西亚'],
  ['061', '009', 'Polynesia', 'Polynésie', 'Polinesia', 'Полинезия', 'بولينيزيا', '波利尼西亚'],
];

/** An area of the UN's M49 hierarchy: World, region, subregion or intermediate region. */
export type Area = {
  readonly m49: string;
  readonly parent: string | null;
  readonly name: SixLanguages;
};

export const AREAS: readonly Area[] = ROWS.map(([m49, parent, ...names]) => ({
  m49,
  parent: parent === '' ? null : parent,
  name: namesOf(names),
}));

const byCode = new Map(AREAS.map((area) => [area.m49, area]));

export function areaName(m49: string, lang: Lang): string | undefined {
  return byCode.get(m49)?.name[lang];
}

/** The area and all that contain it, smallest first, without World: '014' -> 014, 202, 002. */
export function areaPath(m49: string): readonly Area[] {
  const area = byCode.get(m49);
  if (!area?.parent) return [];
  return [area, ...areaPath(area.parent)];
}
