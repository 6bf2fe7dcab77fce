import type { Room } from '../platform/room.ts';

export const people: Room = { entities: [], providers: [], controllers: [] };
