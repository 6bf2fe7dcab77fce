import { COUNTRIES, type Country } from './countries.ts';

/**
 * Older, shorter and other common names, by M49 code. Only names that mean one State: no 'Korea', no 'America'.
 * Case, accents, spaces and punctuation do not matter.
 */
// biome-ignore format: one country a line
const OTHER_NAMES: Readonly<Record<string, string>> = {
  '044': 'Багамы',
  '048': 'Baréin',
  '068': 'Plurinational State of Bolivia, 玻利维亚',
  '070': 'Bosnia, Bosnia-Herzegovina',
  '072': 'Botsuana',
  '096': 'Brunei, Бруней, بروناي, 文莱',
  '104': 'Burma, Birmanie, Birmania',
  '112': 'Biélorussie, Bielorrusia, Белоруссия, روسيا البيضاء, بيلاروسيا',
  '132': 'Cape Verde, Cap-Vert, الرأس الأخضر',
  '140': 'CAR, ЦАР',
  '156': "People's Republic of China, PRC, КНР, 中华人民共和国",
  '174': 'Коморы',
  '178': 'Republic of the Congo, Congo-Brazzaville, République du Congo, República del Congo, Республика Конго, جمهورية الكونغو, 刚果共和国',
  '180': 'DRC, DR Congo, Congo-Kinshasa, Zaire, RDC, ДРК, 刚果金',
  '203': 'Czech Republic, République tchèque, República Checa, Чешская Республика, الجمهورية التشيكية, 捷克共和国',
  '204': 'بنين',
  '208': 'الدنمارك',
  '214': 'جمهورية الدومينيكان, 多米尼加共和国',
  '270': 'Republic of the Gambia',
  '275': 'Palestine, Palestina, Палестина, فلسطين, 巴勒斯坦',
  '336': 'Vatican, Vatican City, Vaticano, Ватикан, الفاتيكان, 梵蒂冈',
  '348': 'المجر',
  '356': 'Republic of India',
  '364': 'Islamic Republic of Iran, 伊朗',
  '368': 'Irak',
  '384': 'Ivory Coast, Costa de Marfil, Берег Слоновой Кости, ساحل العاج',
  '404': 'Kenia',
  '408': 'North Korea, DPRK, DPR Korea, Corée du Nord, Corea del Norte, Северная Корея, КНДР, كوريا الشمالية, 朝鲜',
  '410': 'South Korea, ROK, Corée du Sud, Corea del Sur, Южная Корея, كوريا الجنوبية, 韩国',
  '417': 'Kyrgyz Republic, Киргизия, Киргизстан',
  '418': 'Laos, Lao PDR, Лаос, لاوس, 老挝',
  '434': 'Libyan Arab Jamahiriya',
  '454': 'Malaui',
  '462': 'Мальдивы, جزر المالديف, المالديف',
  '480': 'Île Maurice',
  '498': 'Moldova, Moldavie, Moldavia, Молдова, Молдавия, مولدوفا, 摩尔多瓦',
  '528': 'Kingdom of the Netherlands, Royaume des Pays-Bas, Reino de los Países Bajos, Королевство Нидерландов, مملكة هولندا, 荷兰',
  '554': 'Nueva Zelanda',
  '583': 'Federated States of Micronesia, FSM, 密克罗尼西亚',
  '626': 'East Timor, Timor oriental, Восточный Тимор, تيمور الشرقية',
  '634': 'Catar',
  '643': 'Russia, Russie, Rusia, Россия, روسيا, 俄罗斯',
  '646': 'Ruanda',
  '659': 'St. Kitts and Nevis, San Cristóbal y Nieves, Saint-Christophe-et-Niévès',
  '662': 'St. Lucia',
  '670': 'St. Vincent and the Grenadines',
  '678': 'São Tomé e Príncipe',
  '682': 'Arabia Saudí, السعودية, 沙特',
  '690': 'Сейшелы',
  '703': 'Slovak Republic, République slovaque, República Eslovaca, Словацкая Республика',
  '704': 'فيتنام',
  '710': 'ЮАР, Южно-Африканская Республика',
  '716': 'Zimbabue',
  '748': 'Swaziland, Suazilandia, Esuatini, Свазиленд, سوازيلند',
  '760': 'Syria, Syrie, Siria, Сирия, سوريا, سورية, 叙利亚',
  '764': 'تايلاند',
  '780': 'Trinidad y Tobago',
  '784': 'UAE, EAU, ОАЭ, الإمارات, 阿联酋',
  '792': 'Turkey, Turquie, Turquía',
  '807': 'Macedonia, The former Yugoslav Republic of Macedonia, Republic of North Macedonia',
  '818': 'Arab Republic of Egypt',
  '826': 'United Kingdom, UK, Great Britain, Royaume-Uni, Reino Unido, Соединенное Королевство, Великобритания, المملكة المتحدة, بريطانيا, 英国',
  '834': 'Tanzania, Tanzanie, Танзания, تنزانيا, 坦桑尼亚',
  '840': 'United States, USA, US, États-Unis, Estados Unidos, EE. UU., Соединенные Штаты, США, الولايات المتحدة, 美国',
  '862': 'Bolivarian Republic of Venezuela, 委内瑞拉',
};

// Compatibility decomposition splits accents, hamzas and the breve of й off as marks, which then fall with the rest.
function keyOf(name: string): string {
  return name
    .trim()
    .replace(/^the\s+|[,(]\s*the\)?$/gi, '')
    .replace(/&/g, ' and ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}

/** 'Iran (Islamic Republic of)' is met as 'Iran' too. */
function spellingsOf(country: Country): readonly string[] {
  const names = Object.values(country.name);
  return [
    ...names,
    ...names.map((name) => name.replace(/\s*\(.*\)$/, '')),
    ...(OTHER_NAMES[country.m49] ?? '').split(','),
  ];
}

const byKey = new Map<string, Country>();
for (const country of COUNTRIES) {
  for (const key of spellingsOf(country).map(keyOf)) {
    const other = byKey.get(key) ?? country;
    if (other !== country) throw new Error(`One spelling for two countries: ${key} (${other.m49}, ${country.m49})`);
    if (key !== '') byKey.set(key, country);
  }
}

/** The country a text names in any of the six languages, or undefined: never the most similar one. */
export function countryByName(name: string | null): Country | undefined {
  return name === null ? undefined : byKey.get(keyOf(name));
}
