import { setTimeout as delay } from 'node:timers/promises';
import type { Channel } from './channel.ts';
import type { Diary } from './diary.ts';
import type { Turn } from './ear.ts';
import type { Random } from './random.ts';
import { type Act, expectedAnswer, marked, nominalMs } from './scenario.ts';

/** How long a customer waits in all before they count as left alone, in ms. Well over any restart. */
export const patience = { outcomeMs: 60_000, humanMs: 90_000, endMs: 60_000 } as const;

export interface SpokenTurn extends Turn {
  readonly kind: 'plain' | 'tools' | 'other';
}

/** Somebody who calls, says what the scenario has, and hangs up. */
export class Customer {
  readonly conversation: string;
  readonly channel: Channel;
  readonly turns: SpokenTurn[] = [];
  /** What they waited for in vain. */
  readonly stuck: string[] = [];
  readonly #random: Random;
  readonly #diary: Diary;

  constructor(conversation: string, channel: Channel, random: Random, diary: Diary) {
    this.conversation = conversation;
    this.channel = channel;
    this.#random = random;
    this.#diary = diary;
  }

  /** The whole conversation; `enough`: leave at the next occasion. */
  async live(acts: readonly Act[], enough: () => boolean): Promise<void> {
    for (const act of acts) {
      const begun = this.turns.length > 0;
      if ((begun && enough()) || this.channel.ear.ended || this.stuck.length > 0) break;
      await delay(this.#random.between(50, 900));
      if (this.channel.ear.ended) break;
      await this.#act(act);
    }
    await this.#hangUp();
  }

  /** One turn, up to its outcome. */
  async say(text: string, kind: SpokenTurn['kind'] = 'other'): Promise<SpokenTurn> {
    const turn = this.speak(text, kind);
    await this.answered(turn);
    return turn;
  }

  async #act(act: Act): Promise<void> {
    switch (act.do) {
      case 'say':
        return await this.#sayWhenMet(act.text, act.kind);
      case 'cut_in':
        return await this.#cutIn(act);
      case 'hurry':
        return await this.#hurry(act);
      case 'human':
        return await this.#withHuman(act.text);
      case 'leave': {
        const turn = this.speak(act.text, 'other');
        await delay(act.afterMs);
        await this.#hangUp();
        return await this.answered(turn);
      }
    }
  }

  async #sayWhenMet(text: string, kind: 'plain' | 'tools'): Promise<void> {
    const known = this.turns.length > 0 && this.channel.ear.holder === 'ai';
    const spoken = known ? await this.#diary.keep(this.conversation, kind, text) : undefined;
    const turn = this.speak(text, kind);
    spoken?.(turn);
    await this.answered(turn);
  }

  async #cutIn({ text, part, next }: Extract<Act, { do: 'cut_in' }>): Promise<void> {
    const turn = this.speak(text, 'other');
    await delay(nominalMs(expectedAnswer(text)) * part);
    this.channel.bargeIn(turn.turnId, this.channel.ear.streamed);
    const later = next === undefined ? [] : [this.speak(next, 'other')];
    for (const one of [turn, ...later]) await this.answered(one);
  }

  async #hurry({ text, gapMs, next }: Extract<Act, { do: 'hurry' }>): Promise<void> {
    const first = this.speak(text, 'other');
    await delay(gapMs);
    const second = this.speak(next, 'other');
    for (const turn of [first, second]) await this.answered(turn);
  }

  /** Strict mode, then a person: what is said meanwhile is delivered to them. */
  async #withHuman(text: string): Promise<void> {
    const { ear } = this.channel;
    await this.say(text);
    if (this.#random.chance(0.4) && !ear.ended) await this.say('Are you there?');
    const gone = () => ear.ended || ear.holder === 'ai';
    await this.#until(() => ear.holder === 'human' || gone(), patience.humanMs, 'a human to come');
    if (ear.holder === 'human') await this.say('Good to have you here');
    await this.#until(gone, patience.humanMs, 'the human to be done');
    if (!ear.ended) await this.say('Thanks', 'plain');
  }

  async #hangUp(): Promise<void> {
    const { ear } = this.channel;
    if (!ear.ended) this.channel.hangUp();
    await this.#until(() => ear.ended, patience.endMs, 'the end to be told');
  }

  speak(text: string, kind: SpokenTurn['kind']): SpokenTurn {
    const turnId = `t${this.turns.length + 1}`;
    const turn: SpokenTurn = { turnId, text: marked(text, `${this.conversation}-${turnId}`), kind, sentAt: 0 };
    this.turns.push(turn);
    this.channel.speak(turn);
    return turn;
  }

  answered({ turnId }: SpokenTurn): Promise<void> {
    return this.#until(() => !this.channel.ear.isOpen(turnId), patience.outcomeMs, `the outcome of ${turnId}`);
  }

  async #until(fits: () => boolean, ms: number, what: string): Promise<void> {
    if (!(await this.channel.ear.until(fits, ms))) this.stuck.push(what);
  }
}
