/** The sample shop's customers with their earlier contacts on any channel, as its CRM has them. Nobody real. */
export interface SampleCustomer {
  readonly customerId: string;
  readonly name: string;
  readonly standing: string;
  readonly notes: readonly string[];
  readonly orders: readonly string[];
  readonly contacts: readonly {
    readonly at: string;
    readonly channel: 'phone' | 'chat' | 'e-mail';
    readonly about: string;
    readonly outcome?: string;
  }[];
}

export const sampleCustomers: readonly SampleCustomer[] = [
  {
    customerId: 'C-2041',
    name: 'Jonas Albrecht',
    standing: 'Regular customer since 2019',
    notes: ['Prefers e-mail for labels and receipts.'],
    orders: ['100001', '100003'],
    contacts: [
      {
        at: '2026-11-03T09:12:00Z',
        channel: 'phone',
        about: 'Sleeping bag arrived with a broken zip',
        outcome: 'Was to send photos; none came',
      },
      { at: '2026-08-21T15:40:00Z', channel: 'chat', about: 'Changed the delivery address', outcome: 'Settled' },
    ],
  },
  {
    customerId: 'C-3377',
    name: 'Mara Okonjo',
    standing: 'Customer since 2025',
    notes: [],
    orders: ['100002'],
    contacts: [{ at: '2026-11-19T11:05:00Z', channel: 'e-mail', about: 'Where the trail stove is' }],
  },
  {
    customerId: 'C-1188',
    name: 'Elif Kaya',
    standing: 'Gold, 14 orders since 2017',
    notes: ['Speaks Turkish and German.', 'Was refunded for a late parcel twice this year.'],
    orders: ['100004', '100006'],
    contacts: [
      { at: '2026-11-20T17:31:00Z', channel: 'chat', about: 'The backpack is delayed', outcome: 'Told to wait' },
      { at: '2026-11-23T08:02:00Z', channel: 'phone', about: 'The backpack is delayed', outcome: 'Told to wait' },
    ],
  },
];
