import type { Forecasts } from '../wire.ts';
import { Table } from './table.tsx';
import { useAnswer } from './use-answer.ts';

/** What is foretold changes slowly, and working it out reads the whole day. */
const freshMs = 60_000;

/** What the next hour brings to each queue, and how many humans that takes. */
export function NextHour({ now }: { now: number }) {
  const { value: forecasts, trouble } = useAnswer<Forecasts>('/api/forecast', Math.floor(now / freshMs));
  const { queues = [] } = forecasts ?? {};
  return (
    <Table
      id="next-hour-title"
      title="Handoffs of the next hour"
      columns={['Queue', 'Expected', 'Nine hours in ten', 'Agents it takes', 'At most']}
      empty={trouble || (forecasts === undefined ? 'Working it out…' : 'Less than an hour is known of any queue.')}
    >
      {queues.map(({ queue, expected, from, to, staff }) => (
        <tr key={queue}>
          <th scope="row">{queue}</th>
          <td class="figure">{expected}</td>
          <td class="figure">{`${from} to ${to}`}</td>
          <td class="figure">{staff?.expected ?? '–'}</td>
          <td class="figure">{staff?.atMost ?? '–'}</td>
        </tr>
      ))}
    </Table>
  );
}
