import type { PacketContacts } from '../../handoff/facts/contacts.ts';
import { dayWords, statusWords } from './words.ts';

/** What our own record has of this customer on any channel, the latest first; beside what the CRM says. */
export function Contacts({ contacts }: { contacts: PacketContacts | undefined }) {
  const earlier = contacts?.earlier ?? [];
  return (
    <section class="contacts">
      <h3>Earlier with us</h3>
      {earlier.length === 0 ? (
        <p class="empty">Nothing on record.</p>
      ) : (
        <ul>
          {earlier.map(({ conversation, at, channel, about, outcome, agent, same, trusted, done }) => (
            <li key={conversation}>
              <time dateTime={new Date(at).toISOString()}>{dayWords(at)}</time> {channel}: {about}.{' '}
              <em>
                {outcome}
                {agent !== undefined && `, ${agent}`}
              </em>
              {same && <strong class="same"> Same matter</strong>}
              {done.map(({ tool, status, things }) => (
                <span key={`${tool}${things.join()}`}>
                  {' '}
                  · <code>{tool}</code> {things.join(', ')} {statusWords(status)}
                </span>
              ))}
              {!trusted && <span class="unproven"> (as the channel says; not proven)</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
