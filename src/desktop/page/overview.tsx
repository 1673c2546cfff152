import type { Overview, OverviewItem, PresentAgent } from '../wire.ts';
import { useNow } from './clock.ts';
import type { Desk } from './desk.ts';
import { NextHour } from './next-hour.tsx';
import { Table } from './table.tsx';
import { TierMark } from './tier.tsx';
import { durationWords, holderWords, ruleWords, statesOfAgents } from './words.ts';

/** A supervisor's view: all that somebody other than the AI holds. To look at, not to act on. */
export function OverviewView({ desk, overview: { items, present } }: { desk: Desk; overview: Overview }) {
  const now = useNow();
  return (
    // What scrolls must be within the keyboard's reach.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
    <section class="overview" aria-labelledby="overview-title" tabIndex={0} data-scrolls>
      <Table
        id="overview-title"
        title={
          <>
            Everything that is not with the AI <span class="count">{items.length}</span>
          </>
        }
        columns={['Tier', 'Why', 'Holder', 'For', 'Without an answer', 'Channel']}
        empty="The AI has every conversation."
      >
        {items.map((item) => (
          <Row key={item.conversation} item={item} now={now} onOpen={() => void desk.show(item.conversation)} />
        ))}
      </Table>
      {present !== undefined && <WhoIsPresent present={present} />}
      <NextHour now={now} />
    </section>
  );
}

function Row({ item, now, onOpen }: { item: OverviewItem; now: number; onOpen: () => void }) {
  const { conversation, tier, rule, since, unanswered, channel } = item;
  return (
    <tr>
      <td>
        <TierMark tier={tier} />
      </td>
      <th scope="row">
        <button type="button" class="quiet" data-watch={conversation} onClick={onOpen}>
          {ruleWords(rule)} <span class="id">{conversation}</span>
        </button>
      </th>
      <td>{holderWords(item)}</td>
      <td class="figure">{durationWords(now - since)}</td>
      <td class="figure">{unanswered === undefined ? '–' : durationWords(now - unanswered)}</td>
      <td>{channel}</td>
    </tr>
  );
}

const WhoIsPresent = ({ present }: { present: readonly PresentAgent[] }) => (
  <Table
    id="present-title"
    title={
      <>
        Present <span class="count">{present.length}</span>
      </>
    }
    columns={['Agent', 'State', 'Calls', 'Chats']}
    empty="No agent has their desktop open."
  >
    {present.map(({ agent, name, state, load, capacity }) => (
      <tr key={agent}>
        <th scope="row">{name}</th>
        <td>{statesOfAgents[state]}</td>
        <td class="figure">{`${load.voice} of ${capacity.voice}`}</td>
        <td class="figure">{`${load.chat} of ${capacity.chat}`}</td>
      </tr>
    ))}
  </Table>
);
