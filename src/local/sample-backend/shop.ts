import { z } from 'zod';
import { sampleCustomers } from './customers.ts';
import type { Effect, Effects } from './effects.ts';
import { type Order, sampleOrders, totalOf } from './orders.ts';

/** The sample shop's business: what a request comes to, without HTTP. */
export type Outcome =
  | { readonly ok: true; readonly answer: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly status: number; readonly code: string; readonly message: string };

/** Who asks: the caller's id of the call, and its idempotency key where it sent one. */
export interface Caller {
  readonly requestId: string;
  readonly key: string;
}

const ok = (answer: Readonly<Record<string, unknown>>): Outcome => ({ ok: true, answer });
const refuse = (status: number, code: string, message: string): Outcome => ({ ok: false, status, code, message });

const verification = z.object({ orderNumber: z.string(), postcode: z.string() });
const refund = z.object({ orderNumber: z.string(), amountCents: z.int().min(1), reason: z.string() });

export class Shop {
  readonly #effects: Effects;
  readonly #orders: ReadonlyMap<string, Order>;

  constructor(effects: Effects, orders: readonly Order[] = sampleOrders) {
    this.#effects = effects;
    this.#orders = new Map(orders.map((order) => [order.orderNumber, order]));
  }

  order(orderNumber: string): Outcome {
    return this.#with(orderNumber, (order) => {
      const cancelled = this.#isCancelled(orderNumber);
      return ok({
        orderNumber,
        status: cancelled ? 'cancelled' : order.status,
        placedOn: order.placedOn,
        items: order.items,
        totalCents: totalOf(order),
        refundedCents: this.#refunded(orderNumber),
        currency: 'EUR',
        canCancel: order.status === 'open' && !cancelled,
      });
    });
  }

  shipment(orderNumber: string): Outcome {
    return this.#with(orderNumber, ({ shipment }) =>
      shipment ? ok({ orderNumber, ...shipment }) : refuse(409, 'not_shipped', 'The order has not been shipped yet.'),
    );
  }

  verify(body: unknown): Outcome {
    const { data } = verification.safeParse(body);
    if (data === undefined) return refuse(400, 'invalid', 'orderNumber and postcode are needed.');
    const order = this.#orders.get(data.orderNumber);
    if (order === undefined || order.postcode !== data.postcode) return ok({ verified: false });
    const customer = sampleCustomers.find(({ orders }) => orders.includes(data.orderNumber));
    return ok({ verified: true, ...(customer === undefined ? {} : { customerId: customer.customerId }) });
  }

  /** What a CRM has: the profile and the earlier contacts. */
  customer(customerId: string): Outcome {
    const customer = sampleCustomers.find((one) => one.customerId === customerId);
    return customer ? ok({ ...customer }) : refuse(404, 'customer_unknown', `There is no customer ${customerId}.`);
  }

  /** Honours keys. */
  cancel(orderNumber: string, caller: Caller): Outcome {
    return this.#once(caller, `cancel ${orderNumber}`, () =>
      this.#with(orderNumber, (order) => {
        if (this.#isCancelled(orderNumber)) return refuse(409, 'cancelled', 'The order has been cancelled already.');
        if (order.status !== 'open') return refuse(409, 'shipped', 'The order has left the warehouse.');
        const done = { kind: 'cancellation', orderNumber, amountCents: 0, ...caller } as const;
        return this.#do({ ...done, asked: `cancel ${orderNumber}` }, () => ({ orderNumber, cancelled: true }));
      }),
    );
  }

  /** Honours keys. */
  refund(body: unknown, caller: Caller): Outcome {
    const { data } = refund.safeParse(body);
    if (data === undefined) return refuse(400, 'invalid', 'orderNumber, amountCents and reason are needed.');
    const { orderNumber, amountCents } = data;
    const asked = `refund ${orderNumber} ${amountCents}`;
    return this.#once(caller, asked, () =>
      this.#with(orderNumber, (order) => {
        const left = totalOf(order) - this.#refunded(orderNumber);
        if (amountCents > left) return refuse(409, 'too_much', `At most ${left} cents can be refunded.`);
        const done = { kind: 'refund', orderNumber, amountCents, asked, ...caller } as const;
        return this.#do(done, (n) => ({ refundId: `RF-${number(n)}`, orderNumber, amountCents }));
      }),
    );
  }

  /** Takes no key: each request makes another label. */
  returnLabel(orderNumber: string, { requestId }: Caller): Outcome {
    return this.#with(orderNumber, ({ status }) => {
      if (status !== 'delivered') return refuse(409, 'not_delivered', 'The order has not been delivered yet.');
      const done = { kind: 'return_label', orderNumber, amountCents: 0, requestId, key: '', asked: '' } as const;
      return this.#do(done, (n) => ({ labelId: `RL-${number(n)}`, orderNumber }));
    });
  }

  #with(orderNumber: string, use: (order: Order) => Outcome): Outcome {
    const order = this.#orders.get(orderNumber);
    return order ? use(order) : refuse(404, 'order_unknown', `There is no order ${orderNumber}.`);
  }

  /** The same key has the same answer and no second effect; for another request it is a mistake. */
  #once({ key }: Caller, asked: string, act: () => Outcome): Outcome {
    const before = this.#effects.under(key);
    if (before === undefined) return act();
    return before.asked === asked
      ? ok(before.answer)
      : refuse(422, 'key_reused', 'This key was used for another request.');
  }

  #do(done: Omit<Effect, 'n' | 'answer'>, answer: (n: number) => Record<string, unknown>): Outcome {
    return ok(this.#effects.add(done, answer).answer);
  }

  #isCancelled(orderNumber: string): boolean {
    return this.#effects.of('cancellation', orderNumber).length > 0;
  }

  #refunded(orderNumber: string): number {
    return this.#effects.of('refund', orderNumber).reduce((sum, { amountCents }) => sum + amountCents, 0);
  }
}

const number = (n: number): string => String(n).padStart(5, '0');
