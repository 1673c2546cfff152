import type { CriticalField } from '../../handoff/read-back.ts';
import type { ShownPacket } from '../wire.ts';
import { Cites } from './cites.tsx';
import { useNow } from './clock.ts';
import type { Desk } from './desk.ts';
import { DetailsView, Glance } from './details.tsx';
import type { Opened } from './state.ts';
import { briefedWords, fieldWords, minuteWords, percentWords, statusWords, timeWords } from './words.ts';

/** All that the human gets before they answer: the brief with its citations, the critical facts, what was done. */
export function PacketView({ desk, open, narrow = false }: { desk: Desk; open: Opened; narrow?: boolean }) {
  if (open.seen === undefined) return null;
  const { packet, standing } = open.seen;
  const cites = (list: readonly string[]) => <Cites desk={desk} open={open} cites={list} />;
  return (
    // What scrolls must be within the keyboard's reach.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
    <section class={`packet ${narrow ? 'narrow' : ''}`} aria-label="Packet" tabIndex={0} data-scrolls>
      <Facts packet={packet} wrong={standing.wrong} cites={cites} />
      {packet.details !== undefined && <Glance details={packet.details} cites={cites} />}
      {packet.details !== undefined && open.showDetails ? (
        <DetailsView details={packet.details} cites={cites} />
      ) : (
        <Brief brief={briefWith(packet)} briefed={packet.briefed} cites={cites} />
      )}
      <Calls calls={packet.calls} onCite={(callId) => desk.cite(`call:${callId}`)} />
    </section>
  );
}

/** One key away: what the brief rests on. */
export function DetailsButton({ desk, open }: { desk: Desk; open: Opened }) {
  if (open.seen?.packet.details === undefined) return null;
  return (
    <button type="button" aria-pressed={open.showDetails} onClick={() => desk.toggleDetails()}>
      Details <kbd>i</kbd>
    </button>
  );
}

/** What follows from the facts by rule stands with what the brief recommends, once. */
function briefWith({ brief, details }: ShownPacket): ShownPacket['brief'] {
  const more = (details?.next ?? []).filter(({ text }) => brief.recommendation.every((claim) => claim.text !== text));
  return { ...brief, recommendation: [...brief.recommendation, ...more] };
}

export type CitesOf = (cites: readonly string[]) => preact.ComponentChildren;

/** The four fields that are read back. */
function Facts({ packet, wrong, cites }: { packet: ShownPacket; wrong: readonly CriticalField[]; cites: CitesOf }) {
  const { identity, wants, lastSideEffect, promise, promises } = packet;
  const now = useNow();
  const unbacked = (packet.details?.spoken ?? []).filter(({ state }) => state === 'unbacked');
  const loose = [...new Set(unbacked.flatMap((one) => one.cites))];
  const due = promises.find(({ state }) => state === 'open')?.due;
  const facts: readonly { field: CriticalField; label: string; more?: preact.ComponentChildren }[] = [
    {
      field: 'identity',
      label: identity.label,
      more: [proofWords(identity, now), cites(identity.cites)],
    },
    {
      field: 'wants',
      label: wants.label,
      more: [wants.confidence === undefined ? '' : `${percentWords(wants.confidence)} sure `, cites(wants.cites)],
    },
    { field: 'lastSideEffect', label: lastSideEffect.label },
    {
      field: 'promise',
      label: promise.label,
      more: [
        due === undefined ? '' : `due at ${minuteWords(due)} `,
        loose.length > 0 && <>in the AI’s words alone {cites(loose)}</>,
      ],
    },
  ];
  return (
    <dl class="facts">
      {facts.map(({ field, label, more }) => (
        <div key={field} class={wrong.includes(field) ? 'fact wrong' : 'fact'} data-fact={field}>
          <dt>
            {fieldWords[field]}
            {wrong.includes(field) && <span class="mark"> look again</span>}
          </dt>
          <dd>
            <strong>{label}</strong>
            <div class="more">{more}</div>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How, since when and until when: nobody is verified twice, unless the proof has run out. */
function proofWords({ method, at, until }: ShownPacket['identity'], now: number): string {
  if (method === undefined) return '';
  const end =
    until === undefined ? '' : until > now ? `, until ${minuteWords(until)}` : `, ran out at ${minuteWords(until)}`;
  return `by ${method}${at === undefined ? '' : ` at ${minuteWords(at)}`}${end} `;
}

const parts = [
  ['situation', 'Situation'],
  ['background', 'Background'],
  ['assessment', 'Assessment'],
  ['recommendation', 'Recommendation'],
] as const;

function Brief({ brief, briefed, cites }: Pick<ShownPacket, 'brief' | 'briefed'> & { cites: CitesOf }) {
  return (
    <div class="brief">
      <p class="briefed" data-briefed={briefed.by}>
        {briefedWords(briefed)}
      </p>
      {parts.map(([part, name]) => (
        <section key={part} class={part}>
          <h3>{name}</h3>
          {brief[part].length === 0 && <p class="empty">Nothing to say.</p>}
          <ul>
            {brief[part].map((claim) => (
              <li key={`${claim.text} ${claim.cites.join(' ')}`}>
                {claim.text} {cites(claim.cites)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Calls({ calls, onCite }: { calls: ShownPacket['calls']; onCite: (callId: string) => void }) {
  return (
    <section class="calls">
      <h3>Tools called</h3>
      {calls.length === 0 && <p class="empty">None.</p>}
      <ul>
        {calls.map(({ callId, tool, status, sideEffect, result, at }) => (
          <li key={callId}>
            <p class="call-head">
              <code>{tool}</code> <span class={`status status-${status}`}>{statusWords(status)}</span>
              {sideEffect && <span class="changes">changes things</span>}
              <button
                type="button"
                class="cite"
                aria-label={`${timeWords(at)}, show ${tool} in the transcript`}
                onClick={() => onCite(callId)}
              >
                {timeWords(at)}
              </button>
            </p>
            {status === 'in_doubt' ? (
              <p class="doubt">Nobody knows whether this was done. Find out before doing it again.</p>
            ) : (
              result !== '' && (
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within the keyboard's reach
                <p class="result" tabIndex={0}>
                  {result}
                </p>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
