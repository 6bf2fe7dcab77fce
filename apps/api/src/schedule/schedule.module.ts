import type { Room } from '../platform/room.ts';

export const schedule: Room = { entities: [], providers: [], controllers: [] };
