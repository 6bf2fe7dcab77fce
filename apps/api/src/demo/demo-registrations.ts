import type { AttendanceMode, RegistrationStatus } from '@sti/domain';
import type { Lang, StakeholderKind } from '@sti/reference';

/** Changes to the usual categories, found by a kind that they are for: so the waiting list and decisions can be seen. */
export const NARROWED = [
  { kind: 'media', approvers: ['SECRETARIAT'], inPersonCapacity: null },
  { kind: 'business', approvers: [], inPersonCapacity: 3 },
] as const;

type Row = [
  name: string,
  organisation: string,
  position: string,
  countryM49: string,
  kind: StakeholderKind,
  mode: AttendanceMode,
  language: Lang,
  status?: RegistrationStatus,
];

/** Given and family name; without a status the registration is approved. */
// biome-ignore format: one person a line
export const REGISTERED: readonly Row[] = [
  ['Amina Mfano', 'Ministry of Science of Example', 'Adviser', '404', 'memberState', 'IN_PERSON', 'en'],
  ['Bao Lizi', 'Permanent Mission of Sample', 'Counsellor', '156', 'memberState', 'IN_PERSON', 'zh'],
  ['Clara Ejemplo', 'Ministry of Water of Specimen', 'Director', '858', 'memberState', 'IN_PERSON', 'es'],
  ['Denis Exemple', 'Permanent Mission of Exemple', 'Attaché', '250', 'memberState', 'IN_PERSON', 'fr'],
  ['Elena Primer', 'Ministry of Energy of Example', 'Expert', '398', 'memberState', 'ONLINE', 'ru'],
  ['Fadi Mithal', 'Permanent Mission of Mithal', 'Second Secretary', '400', 'memberState', 'IN_PERSON', 'ar'],
  ['Gita Namuna', 'Council for Science of Sample', 'Head of unit', '356', 'memberState', 'IN_PERSON', 'en', 'WITHDRAWN'],
  ['Hanna Beispiel', 'Demonstration Agency', 'Programme officer', '276', 'un', 'IN_PERSON', 'en'],
  ['Ivo Primjer', 'Organization of Example States', 'Analyst', '191', 'igo', 'ONLINE', 'en'],
  ['Joana Exemplo', 'Sample Fund', 'Economist', '076', 'igo', 'IN_PERSON', 'es'],
  ['Kofi Nhwehwe', 'Network of Example Farmers', 'Coordinator', '288', 'majorGroup', 'IN_PERSON', 'en'],
  ['Lina Namune', 'Example Youth Assembly', 'Delegate', '422', 'majorGroup', 'ONLINE', 'ar'],
  ['Mats Exempel', 'Society of Example Women Engineers', 'Member', '752', 'majorGroup', 'IN_PERSON', 'en'],
  ['Nadia Masal', 'Persons with Disabilities of Sample', 'Speaker', '504', 'otherStakeholder', 'IN_PERSON', 'fr'],
  ['Otto Muster', 'Demonstration University', 'Professor', '040', 'academia', 'IN_PERSON', 'en'],
  ['Pia Esempio', 'Academy of Sample Sciences', 'Researcher', '380', 'academia', 'ONLINE', 'en'],
  ['Quang Vidu', 'Example Institute of Water', 'Hydrologist', '704', 'academia', 'IN_PERSON', 'en'],
  ['Rosa Muestra', 'Specimen College', 'Student', '484', 'academia', 'ONLINE', 'es'],
  ['Sota Mihon', 'Mihon Sensors', 'Engineer', '392', 'business', 'IN_PERSON', 'en'],
  ['Tara Sample', 'Sample Solar', 'Manager', '036', 'business', 'IN_PERSON', 'en'],
  ['Umar Misal', 'Example Batteries', 'Founder', '566', 'business', 'IN_PERSON', 'en'],
  ['Vera Voorbeeld', 'Voorbeeld Pumps', 'Designer', '528', 'business', 'IN_PERSON', 'en', 'WAITLISTED'],
  ['Wim Specimen', 'Specimen Daily', 'Reporter', '056', 'media', 'IN_PERSON', 'fr', 'PENDING'],
  ['Yara Ornek', 'Radio Example', 'Editor', '792', 'media', 'ONLINE', 'en', 'PENDING'],
  ['Demo Participant', 'Society of Example Readers', 'Reader', '710', 'academia', 'IN_PERSON', 'en'],
];
