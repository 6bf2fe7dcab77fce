import type { Lang } from '@sti/reference';

/**
 * How a date is written in a language. Our own, not Intl's: server and browsers carry different locale data, and the
 * UN has its own usage (both names of the month in Arabic). {w} weekday, {d} day, {m} month, {y} year; of a second
 * date {e} day, {n} month.
 */
export type DateWords = {
  months: readonly string[];
  /** From Sunday. */
  weekdays: readonly string[];
  short: readonly string[];
  withWeekday: string;
  withYear: string;
  whole: string;
  days: string;
  acrossMonths: string;
  withTime: string;
};

const list = (words: string) => words.split(' ');

export const DATE_WORDS: Readonly<Record<Lang, DateWords>> = {
  ar: {
    months:
      'كانون الثاني/يناير,شباط/فبراير,آذار/مارس,نيسان/أبريل,أيار/مايو,حزيران/يونيه,تموز/يوليه,آب/أغسطس,أيلول/سبتمبر,تشرين الأول/أكتوبر,تشرين الثاني/نوفمبر,كانون الأول/ديسمبر'.split(
        ',',
      ),
    weekdays: list('الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت'),
    short: list('الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت'),
    withWeekday: '{w} {d} {m}',
    withYear: '{d} {m} {y}',
    whole: '{w} {d} {m} {y}',
    days: '{d}–{e} {m} {y}',
    acrossMonths: '{d} {m} – {e} {n} {y}',
    withTime: '{date}، {time}',
  },
  zh: {
    months: list('1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月'),
    weekdays: list('星期日 星期一 星期二 星期三 星期四 星期五 星期六'),
    short: list('周日 周一 周二 周三 周四 周五 周六'),
    withWeekday: '{m}{d}日{w}',
    withYear: '{y}年{m}{d}日',
    whole: '{y}年{m}{d}日{w}',
    days: '{y}年{m}{d}日至{e}日',
    acrossMonths: '{y}年{m}{d}日至{n}{e}日',
    withTime: '{date} {time}',
  },
  en: {
    months: list('January February March April May June July August September October November December'),
    weekdays: list('Sunday Monday Tuesday Wednesday Thursday Friday Saturday'),
    short: list('Sun Mon Tue Wed Thu Fri Sat'),
    withWeekday: '{w} {d} {m}',
    withYear: '{d} {m} {y}',
    whole: '{w} {d} {m} {y}',
    days: '{d}–{e} {m} {y}',
    acrossMonths: '{d} {m} – {e} {n} {y}',
    withTime: '{date}, {time}',
  },
  fr: {
    months: list('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
    weekdays: list('dimanche lundi mardi mercredi jeudi vendredi samedi'),
    short: list('dim. lun. mar. mer. jeu. ven. sam.'),
    withWeekday: '{w} {d} {m}',
    withYear: '{d} {m} {y}',
    whole: '{w} {d} {m} {y}',
    days: '{d}-{e} {m} {y}',
    acrossMonths: '{d} {m} – {e} {n} {y}',
    withTime: '{date}, {time}',
  },
  ru: {
    months: list('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
    weekdays: list('воскресенье понедельник вторник среда четверг пятница суббота'),
    short: list('вс пн вт ср чт пт сб'),
    withWeekday: '{w}, {d} {m}',
    withYear: '{d} {m} {y} года',
    whole: '{w}, {d} {m} {y} года',
    days: '{d}–{e} {m} {y} года',
    acrossMonths: '{d} {m} – {e} {n} {y} года',
    withTime: '{date}, {time}',
  },
  es: {
    months: list('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
    weekdays: list('domingo lunes martes miércoles jueves viernes sábado'),
    short: list('dom. lun. mar. mié. jue. vie. sáb.'),
    withWeekday: '{w} {d} de {m}',
    withYear: '{d} de {m} de {y}',
    whole: '{w} {d} de {m} de {y}',
    days: '{d} a {e} de {m} de {y}',
    acrossMonths: '{d} de {m} a {e} de {n} de {y}',
    withTime: '{date}, {time}',
  },
};
