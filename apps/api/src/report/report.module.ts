import type { Room } from '../platform/room.ts';

export const report: Room = { entities: [], providers: [], controllers: [] };
