import type { ComponentChildren } from 'preact';
import type { PacketDetails } from '../wire.ts';
import { Contacts } from './contacts.tsx';
import type { CitesOf } from './packet.tsx';
import {
  customerWords,
  dayWords,
  dueWords,
  percentWords,
  signedWords,
  sourceWords,
  spokenWords,
  timeWords,
} from './words.ts';

interface Props {
  details: PacketDetails;
  cites: CitesOf;
}

/** What sets the tone of the first sentence: who it is, how they feel, how they speak. Figures are in the details. */
export function Glance({ details: { mood, language, tone, confidence, customer }, cites }: Props) {
  const { last, lowest } = confidence;
  return (
    <dl class="glance">
      <Cell name="Mood" says={mood.words}>
        {mood.worst !== undefined && mood.turns > 1 && <>worst at {cites([`turn:${mood.worst.turnId}`])}</>}
      </Cell>
      <Cell name="Speaks" says={language.name}>
        {tone.words.toLowerCase()}
      </Cell>
      <Cell name="The AI was sure" says={last === undefined ? 'It never said' : percentWords(last.value)}>
        {lowest !== undefined && last !== undefined && lowest.value < last.value && (
          <>
            lowest {percentWords(lowest.value)} {cites(lowest.cites)}
          </>
        )}
      </Cell>
      <Cell name="Customer" says={customer.state === 'found' ? (customer.profile.name ?? 'Known') : 'No profile'}>
        {customer.state === 'found' ? contactsWords(customer.profile.contacts.length) : customerWords(customer.state)}
      </Cell>
    </dl>
  );
}

const Cell = ({ name, says, children }: { name: string; says: string; children?: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <strong>{says}</strong> <span class="more">{children}</span>
    </dd>
  </div>
);

function contactsWords(count: number): string {
  if (count === 0) return 'first contact';
  return count === 1 ? '1 earlier contact' : `${count} earlier contacts`;
}

/** Everything that the brief leaves out, each with where it stands in the transcript. */
export function DetailsView({ details, cites }: Props) {
  const { unresolved, tried, spoken, documents, customer } = details;
  return (
    <div class="details">
      <List name="Unresolved" empty="Nothing.">
        {unresolved.map(({ text, at, cites: on }) => (
          <Line key={`${text}${at}`} text={text} at={at} cites={cites(on)} />
        ))}
      </List>
      <List name="Tried" empty="Nothing yet.">
        {tried.map(({ text, times, at, cites: on }) => (
          <Line key={text} text={times > 1 ? `${text}, ${times} times` : text} at={at} cites={cites(on)} />
        ))}
      </List>
      <List name="Promised in words" empty="Nothing.">
        {spoken.map((one) => (
          <Line key={`${one.what}${one.at}`} text={promiseLine(one)} at={one.at} cites={cites(one.cites)} />
        ))}
      </List>
      <Customer customer={customer} />
      <Contacts contacts={details.contacts} />
      <List name="Documents found" empty="None was looked for.">
        {documents.map(({ score, at, cites: on }) => (
          <Line key={at} text={`Best match ${percentWords(score)}`} at={at} cites={cites(on)} />
        ))}
      </List>
      <Figures details={details} cites={cites} />
    </div>
  );
}

/** A human's promise says whose it is and by when; it is open until somebody says that it is kept. */
function promiseLine({ text, state, by, due }: PacketDetails['spoken'][number]): string {
  if (by === undefined || due === undefined) return `${text}: ${spokenWords(state)}`;
  return `${by}, by ${dueWords(due)}: ${text}: ${state}`;
}

function List({ name, empty, children }: { name: string; empty: string; children: ComponentChildren[] }) {
  return (
    <section>
      <h3>{name}</h3>
      {children.length === 0 ? <p class="empty">{empty}</p> : <ul>{children}</ul>}
    </section>
  );
}

const Line = ({ text, at, cites }: { text: string; at: number; cites: ComponentChildren }) => (
  <li>
    {text} {cites} <time dateTime={new Date(at).toISOString()}>{timeWords(at)}</time>
  </li>
);

function Customer({ customer }: Pick<PacketDetails, 'customer'>) {
  if (customer.state !== 'found') {
    return (
      <section>
        <h3>Customer</h3>
        <p class="empty">{customerWords(customer.state)}.</p>
      </section>
    );
  }
  const { name, standing, notes, contacts } = customer.profile;
  return (
    <section>
      <h3>Customer</h3>
      <ul>
        <li>{[name, standing].filter((words) => words !== undefined).join(': ')}</li>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {contacts.map(({ at, channel, about, outcome }) => (
          <li key={`${at}${about}`}>
            <time dateTime={new Date(at).toISOString()}>{dayWords(at)}</time> {channel}: {about}.{' '}
            <em>{outcome ?? 'Still open'}</em>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Mood from −1 to +1; how sure the model was. */
function Figures({ details: { mood, confidence, language, tone }, cites }: Props) {
  const { last, lowest } = confidence;
  return (
    <section>
      <h3>Figures</h3>
      <ul>
        {mood.turns > 0 && (
          <li>
            Mood now {signedWords(mood.last)}, mean {signedWords(mood.mean)}, {signedWords(mood.trend)} per turn over{' '}
            {mood.turns} turns, {mood.angry} with anger {cites(mood.cites)}
          </li>
        )}
        {last !== undefined && lowest !== undefined && (
          <li>
            The AI was {percentWords(last.value)} sure last ({sourceWords(last.source)}), {percentWords(lowest.value)}{' '}
            at its lowest ({sourceWords(lowest.source)}) {cites(lowest.cites)}
          </li>
        )}
        <li>
          {language.name}
          {language.share > 0 && `, by ${percentWords(language.share)} of the telling words`};{' '}
          {tone.words.toLowerCase()}
          {tone.wordsPerTurn > 0 && `, ${Math.round(tone.wordsPerTurn)} words a turn`} {cites(tone.cites)}
        </li>
      </ul>
    </section>
  );
}
