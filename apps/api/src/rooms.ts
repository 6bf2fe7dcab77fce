import { forum } from './forum/forum.module.ts';
import { outcome } from './outcome/outcome.module.ts';
import { people } from './people/people.module.ts';
import { platform } from './platform/platform.module.ts';
import type { Room } from './platform/room.ts';
import { programme } from './programme/programme.module.ts';
import { registration } from './registration/registration.module.ts';
import { report } from './report/report.module.ts';
import { schedule } from './schedule/schedule.module.ts';

/** All rooms in their total order (rooms.json): a room knows itself and the ones before it. */
export const rooms: Room[] = [platform, people, forum, programme, registration, schedule, outcome, report];
