import type { House } from '../house.ts';

/** Plays one way through the protocol; the conversation's id is the way's name. */
export type Way = (house: House) => Promise<void>;
