/** The sample shop's orders: fixed, so that every run finds the same. Amounts in cents of euros. */
export interface Order {
  readonly orderNumber: string;
  readonly postcode: string;
  readonly placedOn: string;
  /** `open` has not left the warehouse. */
  readonly status: 'open' | 'shipped' | 'delivered';
  readonly items: readonly { readonly name: string; readonly quantity: number; readonly priceCents: number }[];
  readonly shipment?: { readonly state: string; readonly lastSeen: string; readonly expectedOn: string };
}

const item = (name: string, priceCents: number, quantity = 1) => ({ name, quantity, priceCents });

export const sampleOrders: readonly Order[] = [
  {
    orderNumber: '100001',
    postcode: '10115',
    placedOn: '2026-11-17',
    status: 'open',
    items: [item('two-person tent', 18_900)],
  },
  {
    orderNumber: '100002',
    postcode: '20095',
    placedOn: '2026-11-12',
    status: 'shipped',
    items: [item('trail stove', 5_990), item('gas cartridge', 690, 2)],
    shipment: { state: 'in_transit', lastSeen: 'the northern sorting centre', expectedOn: '2026-11-24' },
  },
  {
    orderNumber: '100003',
    postcode: '50667',
    placedOn: '2026-10-29',
    status: 'delivered',
    items: [item('down sleeping bag', 24_900)],
    shipment: { state: 'delivered', lastSeen: 'the front door', expectedOn: '2026-11-02' },
  },
  {
    orderNumber: '100004',
    postcode: '80331',
    placedOn: '2026-11-03',
    status: 'delivered',
    items: [item('head torch', 3_990), item('spare batteries', 490, 4)],
    shipment: { state: 'delivered', lastSeen: 'a neighbour', expectedOn: '2026-11-06' },
  },
  {
    orderNumber: '100005',
    postcode: '60311',
    placedOn: '2026-11-18',
    status: 'open',
    items: [item('folding chair', 4_490, 2)],
  },
  {
    orderNumber: '100006',
    postcode: '70173',
    placedOn: '2026-11-09',
    status: 'shipped',
    items: [item('forty-litre backpack', 12_900)],
    shipment: { state: 'delayed', lastSeen: 'the southern sorting centre', expectedOn: '2026-11-27' },
  },
];

export const totalOf = ({ items }: Order): number =>
  items.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0);
