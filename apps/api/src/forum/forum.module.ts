import type { Room } from '../platform/room.ts';

export const forum: Room = { entities: [], providers: [], controllers: [] };
