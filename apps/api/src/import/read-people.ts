import { type AppearanceRole, type OfficialRole, PRESENCES } from '@sti/domain';
import { countryByName } from '@sti/reference';
import type { AppearancePlan, OfficialPlan } from './plan.ts';
import { quoted, type SourceRecord } from './source-record.ts';

const ROLES: Readonly<Record<string, AppearanceRole>> = {
  ECOSOC_PRESIDENT: 'PRESIDENT',
  PRESIDENT: 'PRESIDENT',
  CO_CHAIR: 'CO_CHAIR',
  CHAIR: 'CHAIR',
  MODERATOR: 'MODERATOR',
  KEYNOTE: 'KEYNOTE',
  SPECIAL_PRESENTATION: 'SPECIAL_PRESENTATION',
  PANELLIST: 'PANELLIST',
  PANELIST: 'PANELLIST',
  SPEAKER: 'SPEAKER',
  DISCUSSANT: 'DISCUSSANT',
  LEAD_DISCUSSANT: 'LEAD_DISCUSSANT',
  RESPONDENT: 'RESPONDENT',
  RESOURCE_PERSON: 'RESOURCE_PERSON',
  INTERVENTION: 'FLOOR',
  FLOOR: 'FLOOR',
  INNOVATOR: 'INNOVATOR',
  RAPPORTEUR: 'RAPPORTEUR',
};

const OFFICES: Readonly<Record<string, OfficialRole>> = {
  ECOSOC_PRESIDENT: 'PRESIDENT',
  PRESIDENT: 'PRESIDENT',
  CO_CHAIR: 'CO_CHAIR',
};

const PRESENCE = {
  ...Object.fromEntries(PRESENCES.map((presence) => [presence, presence])),
  VIRTUAL: 'ONLINE',
  VIDEO_MESSAGE: 'VIDEO',
} as const;

/** Words that stand where a name is still to come. */
const NO_NAME = /^(tbc|tbd|tba|n\/?a|none|unknown|to be (confirmed|determined|announced)|[?–-]+)\.?$/i;

const oneLine = (text: string | null) => text?.replaceAll(/\s+/g, ' ') ?? null;

/** Name, title and country as the source shows them; where no name is known, the function stands for it. */
function shown(person: SourceRecord) {
  const given = oneLine(person.text('name'));
  const name = given && !NO_NAME.test(given) ? given : null;
  const country = person.text('country');
  const countryM49 = countryByName(country)?.m49 ?? null;
  if (country && !countryM49) person.note('country', `unknown country ${quoted(country)}, kept as text`);
  return { given, name, title: person.text('affiliation'), honorific: person.text('honorific'), country, countryM49 };
}

/** `role` is what the list says that the person stands in. */
export function readOfficial(person: SourceRecord, role: OfficialRole, sourceId: string, order: number): OfficialPlan {
  const { name, title, honorific, country, countryM49 } = shown(person);
  const office = person.word('role', 'role', OFFICES) ?? role;
  if (name === null) person.note('name', 'no name given, shown without one');
  person.rest();
  return { role: office, honorific, name, title, country, countryM49, order, sourceId, personName: name };
}

type Place = { listRole: AppearanceRole; segment: string | null; order: number; sourceId: string };

/** An unknown role counts as the one of the list that the person stands in: speakers speak. */
export function readAppearance(
  person: SourceRecord,
  { listRole, segment, order, sourceId }: Place,
): AppearancePlan | null {
  const { given, name, title, honorific, country, countryM49 } = shown(person);
  const functionLabel = name === null ? (title ?? given) : null;
  const plan: AppearancePlan = {
    personName: name,
    name,
    functionLabel,
    honorific,
    title: name === null ? null : title,
    country,
    countryM49,
    role: person.word('role', 'role', ROLES) ?? listRole,
    order,
    segment,
    minutes: person.minutes('durationMinutes'),
    files: person.texts('files'),
    presence: person.word('mode', 'presence', PRESENCE),
    source: { urls: [], kept: person.keep('statementOnFile', 'bioOnPage', 'notes') },
    sourceId,
  };
  person.rest();
  if (name === null)
    person.note('name', functionLabel ? 'no name given, shown by function' : 'neither name nor function, skipped');
  return name === null && functionLabel === null ? null : plan;
}
