import { useEffect, useState } from 'preact/hooks';
import type { Forecasts } from '../wire.ts';
import { get } from './api.ts';
import { Table } from './table.tsx';
import { refusalWords } from './words.ts';

/** What is foretold changes slowly, and working it out reads the whole day. */
const freshMs = 60_000;

/** What the next hour brings to each queue, and how many humans that takes. */
export function NextHour({ now }: { now: number }) {
  const [forecasts, setForecasts] = useState<Forecasts>();
  const [trouble, setTrouble] = useState('');
  const minute = Math.floor(now / freshMs);
  useEffect(() => {
    let wanted = true;
    void get<Forecasts>('/api/forecast').then((answer) => {
      if (!wanted) return;
      if (answer.ok) setForecasts(answer.value);
      setTrouble(answer.ok ? '' : refusalWords(answer.refused));
    });
    return () => {
      wanted = false;
    };
  }, [minute]);
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
