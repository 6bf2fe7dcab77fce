import type { Room } from '../platform/room.ts';

export const outcome: Room = { entities: [], providers: [], controllers: [] };
