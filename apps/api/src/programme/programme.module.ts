import type { Room } from '../platform/room.ts';

export const programme: Room = { entities: [], providers: [], controllers: [] };
