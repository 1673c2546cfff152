import type { Order } from '../sample-backend/orders.ts';

/** Orders of each conversation's own, so that what one customer has done to them never changes another's answers. */

export const postcode = '10115';

export interface OwnOrders {
  readonly open: string;
  readonly shipped: string;
  readonly delivered: string;
}

const first = 200_000;
const most = 20_000;

export function ordersOf(conversation: number): OwnOrders {
  const base = first + (conversation % most) * 3;
  return { open: String(base), shipped: String(base + 1), delivered: String(base + 2) };
}

export const allOrders = (): Order[] =>
  Array.from({ length: most }, (_, conversation) => ordersAt(conversation)).flat();

function ordersAt(conversation: number): Order[] {
  const { open, shipped, delivered } = ordersOf(conversation);
  const common = { postcode, placedOn: '2026-11-12', items: [{ name: 'head torch', quantity: 1, priceCents: 3_990 }] };
  const shipment = { state: 'in_transit', lastSeen: 'the northern sorting centre', expectedOn: '2026-11-24' };
  return [
    { ...common, orderNumber: open, status: 'open' },
    { ...common, orderNumber: shipped, status: 'shipped', shipment },
    { ...common, orderNumber: delivered, status: 'delivered', shipment: { ...shipment, state: 'delivered' } },
  ];
}
