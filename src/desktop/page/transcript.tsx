import { useEffect, useRef } from 'preact/hooks';
import type { TranscriptLine } from '../wire.ts';
import type { Opened } from './state.ts';
import {
  askWords,
  assistWhyWords,
  consultWords,
  durationWords,
  eventWords,
  noteWords,
  scriptWords,
  statusWords,
  timeWords,
} from './words.ts';

/** `me`: the agent whose page this is. */
export function TranscriptView({ open: { lines, cited }, me }: { open: Opened; me: string | undefined }) {
  const log = useRef<HTMLElement>(null);
  // Follows what is said, unless the reader has scrolled back or looks at a citation.
  const following = useRef(true);
  useEffect(() => {
    if (cited === undefined && following.current && log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [lines.length, cited]);
  useEffect(() => {
    if (cited === undefined) return;
    const line = [...(log.current?.querySelectorAll<HTMLElement>('[data-anchor]') ?? [])].find(
      ({ dataset }) => dataset.anchor === cited,
    );
    line?.scrollIntoView({ block: 'center' });
    line?.focus();
  }, [cited]);
  return (
    <section
      class="transcript"
      ref={log}
      role="log"
      aria-label="Transcript"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within the keyboard's reach
      tabIndex={0}
      data-scrolls
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        following.current = scrollHeight - scrollTop - clientHeight < 40;
      }}
    >
      <ol>
        {lines.map((line) => (
          <Line key={line.seq} line={line} cited={cited} me={me} />
        ))}
      </ol>
    </section>
  );
}

/** What a citation calls this line. */
const anchorOf = (line: TranscriptLine): string | undefined => {
  if (line.kind === 'customer') return `turn:${line.turnId}`;
  if (line.kind === 'call') return `call:${line.callId}`;
  return line.kind === 'ai' || line.kind === 'script' || line.kind === 'human' ? `said:${line.seq}` : undefined;
};

interface LineProps {
  line: TranscriptLine;
  cited: string | undefined;
  me: string | undefined;
}

function Line({ line, cited, me }: LineProps) {
  const anchor = anchorOf(line);
  const lit = anchor !== undefined && anchor === cited;
  return (
    <li class={`line line-${line.kind} ${lit ? 'cited' : ''}`} data-anchor={anchor} tabIndex={-1}>
      {line.kind !== 'event' && <span class="line-who">{whoOf(line, me)}</span>}
      <time class="line-at" dateTime={new Date(line.at).toISOString()}>
        {timeWords(line.at)}
      </time>
      <div class="line-text">{textOf(line, me)}</div>
    </li>
  );
}

function whoOf(line: TranscriptLine, me: string | undefined): string {
  switch (line.kind) {
    case 'customer':
      return 'Customer';
    case 'ai':
      return 'AI';
    case 'script':
      return `Script: ${scriptWords[line.script].toLowerCase()}`;
    case 'human':
    case 'note':
    case 'asked':
    case 'consult':
      return line.agent === me ? 'You' : line.agent;
    case 'assisted':
      return 'Assistant, to the human alone';
    case 'barged':
      return 'Customer cut in';
    case 'call':
      return `Tool: ${line.tool}`;
    case 'event':
      return '';
  }
}

const erased = <em>erased</em>;

function textOf(line: TranscriptLine, me: string | undefined) {
  switch (line.kind) {
    case 'event':
      return eventWords(line.event, line.agent === me ? undefined : line.agent);
    case 'barged':
      return line.text === '' ? 'before hearing a word' : <>after hearing “{line.text ?? erased}”</>;
    case 'call':
      return (
        <details>
          <summary>
            {statusWords(line.status)} in {line.ms < 1000 ? `${Math.round(line.ms)} ms` : durationWords(line.ms)}
          </summary>
          <pre>{line.text ?? erased}</pre>
        </details>
      );
    case 'asked':
      return line.ask === 'question' ? <>asked the assistant: {line.text ?? erased}</> : askWords[line.ask];
    case 'assisted':
      return line.why === undefined ? (line.claims ?? []).map(({ text }) => text).join(' ') : assistWhyWords(line.why);
    case 'consult':
      return line.act === 'noted' ? <>to the colleague: {line.text ?? erased}</> : consultWords(line.act, line.to);
    case 'note':
      return line.act === 'noted' && line.text === null ? <>noted: {erased}</> : noteWords(line);
    default:
      return line.text ?? erased;
  }
}
