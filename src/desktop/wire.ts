import type { AssistAsk, AssistWhy, BriefWhy, Channel, ScriptCode } from '../conversation/entry.ts';
import type { FailureCode } from '../conversation/failures.ts';
import type { Claim } from '../handoff/brief.ts';
import type { FirstPacket, Packet } from '../handoff/packet.ts';
import type { Profile } from '../handoff/profiles.ts';
import type { CriticalField, Question } from '../handoff/read-back.ts';
import type { Forecast } from '../handoff/waits/demand.ts';
import type { Tier } from '../policy/decision.ts';

/** What passes between the desktop's server and its page, as JSON. All times in ms since the epoch, by the server's clock. */

export interface SessionInfo {
  readonly agent: string;
  readonly name: string;
  readonly role: Role;
}

/** An agent acts on what is offered to them; a supervisor sees everybody's besides; a service is a program that speaks for an agent. */
export type Role = 'agent' | 'supervisor' | 'service';

/** How one signs in here. */
export interface SignInWays {
  /** By name alone. */
  readonly local: boolean;
  /** By a token that somebody else has signed. */
  readonly token: boolean;
}

/** Everything on the left of the page, for one agent. */
export interface Queue {
  readonly at: number;
  /** By tier, then by waiting time, the longest first. */
  readonly waiting: readonly WaitingItem[];
  readonly mine: readonly MineItem[];
  readonly callbacks: readonly CallbackItem[];
  /** Colleagues who ask this agent to look on. */
  readonly consults: readonly ConsultItem[];
}

interface Item {
  readonly conversation: string;
  readonly channel: Channel;
  readonly tier: Tier;
  readonly rule: string;
  readonly because: string;
}

export interface WaitingItem extends Item {
  readonly since: number;
  /** Missing while the packet is being prepared. */
  readonly offer?: Offer;
  /** It rings, but not for this agent. */
  readonly forOthers?: true;
  /** Another agent is reading back. */
  readonly takenBy?: string;
}

export interface MineItem extends Item {
  readonly since: number;
  readonly stage: 'reading_back' | 'with_human';
  /** Since when the customer waits for an answer; missing when nothing is unanswered. */
  readonly unanswered?: number;
}

/** `by`: who holds it and asks; `joined`: this agent looks on already. */
export interface ConsultItem extends Item {
  readonly since: number;
  readonly by: string;
  readonly joined?: true;
}

export interface CallbackItem extends Item {
  readonly due: number;
  readonly until: number;
}

/** All that somebody other than the AI holds, for a supervisor. By tier, then by time, the longest first. */
export interface Overview {
  readonly at: number;
  readonly items: readonly OverviewItem[];
  /** Whose desktop is open, by name; missing where nobody is asked. */
  readonly present?: readonly PresentAgent[];
}

export interface PresentAgent {
  readonly agent: string;
  readonly name: string;
  /** `missed`: a ring went unanswered, and they have not said since that they are back. */
  readonly state: 'available' | 'away' | 'missed';
  /** Conversations they hold or are reserved for, and how many they take at once. */
  readonly load: Readonly<Record<Channel, number>>;
  readonly capacity: Readonly<Record<Channel, number>>;
}

/** The handoffs of the next hour, by queue, the busiest first; none where less than an hour is known. */
export interface Forecasts {
  readonly at: number;
  readonly queues: readonly Forecast[];
}

export interface OverviewItem extends Item {
  readonly since: number;
  readonly holder: 'queue' | 'human' | 'callback';
  /** Who holds it; in the queue, who is reading back. */
  readonly agent?: string;
  /** Since when the customer waits for the human's answer. */
  readonly unanswered?: number;
  /** Of a callback. */
  readonly due?: number;
}

export interface CallbackBoard {
  readonly at: number;
  /** In which its times are told. */
  readonly zone: string;
  /** Of today and tomorrow, in order; not those that are over. */
  readonly windows: readonly BoardWindow[];
}

export interface BoardWindow {
  readonly from: number;
  readonly until: number;
  /** As the queue's clocks have it. */
  readonly day: string;
  readonly time: string;
  readonly capacity: number;
  readonly holds: readonly BoardHold[];
}

/** Without a tier it is held and not promised yet. */
export interface BoardHold {
  readonly conversation: string;
  readonly tier?: Tier;
  readonly rule?: string;
  readonly channel?: Channel;
}

export interface Offer {
  readonly offerId: string;
  readonly epoch: number;
  readonly round: number;
  readonly until: number;
}

/**
 * `watching`: a supervisor sees what is another's, and can do nothing to it. `consulting`: another holds it, and asks or has
 * this agent beside them.
 */
export type Stage = 'ringing' | 'reading_back' | 'with_human' | 'watching' | 'consulting';

/** Where the conversation stands for the agent who asks. */
export interface StandingInfo {
  readonly stage: Stage;
  /** Of a watched conversation for which nothing rings: empty. */
  readonly offerId: string;
  /** The epoch to act under. */
  readonly epoch: number;
  readonly until: number;
  /** Fields that the last read-back got wrong. */
  readonly wrong: readonly CriticalField[];
  readonly channel: Channel;
  /** Open, for the one who holds the conversation and the one who is asked. */
  readonly consult?: ConsultInfo;
}

/** `by`: who asks; `to`: who is asked, missing where anybody is; `colleague`: who has joined. */
export interface ConsultInfo {
  readonly consultId: string;
  readonly by: string;
  readonly to?: string;
  readonly colleague?: string;
}

/** The packet without its codes; see the server's packet.ts. */
export interface ShownPacket
  extends Pick<FirstPacket, 'epoch' | 'reason' | 'promises' | 'calls' | 'transcript' | 'brief' | 'choices'> {
  /** The choices as the page asks them. */
  readonly questions: readonly Question[];
  /** Whose brief it is. */
  readonly briefed: BriefInfo;
  /** `until`: where the proof runs out. */
  readonly identity: Fact & { readonly method?: string; readonly at?: number; readonly until?: number };
  readonly wants: Fact & { readonly confidence?: number };
  readonly lastSideEffect: Pick<Fact, 'label'>;
  readonly promise: Pick<Fact, 'label'>;
  /** Missing in a packet of the first version. */
  readonly details?: PacketDetails;
}

export type PacketDetails = Pick<
  Packet,
  | 'unresolved'
  | 'mood'
  | 'confidence'
  | 'spoken'
  | 'tried'
  | 'documents'
  | 'next'
  | 'language'
  | 'tone'
  | 'customer'
  | 'contacts'
>;

/** The packet in the short fields of a link, one text for each of them. */
export interface CompactPacket {
  readonly standing: StandingInfo;
  readonly profile: Profile;
  readonly fields: readonly string[];
}

/** `dropped`: claims that nothing they cited carried. `why`: what became of the model's; missing where none was to write. */
export type BriefInfo =
  | { readonly by: 'model'; readonly dropped: number }
  | { readonly by: 'rules'; readonly why?: BriefWhy };

interface Fact {
  readonly label: string;
  readonly cites: readonly string[];
}

export interface Refused {
  readonly code: FailureCode;
  readonly message: string;
  readonly wrong?: readonly CriticalField[];
  /** Present where the same offer still stands. */
  readonly offerId?: string;
}

export interface Acted {
  readonly epoch: number;
  readonly offerId: string;
}

interface Line {
  readonly seq: number;
  readonly at: number;
}

/** One line of the transcript. `text` is null once erased. */
export type TranscriptLine = Line &
  (
    | { readonly kind: 'customer'; readonly turnId: string; readonly text: string | null }
    | { readonly kind: 'ai'; readonly turnId: string; readonly text: string | null }
    | { readonly kind: 'script'; readonly script: ScriptCode; readonly text: string | null }
    | { readonly kind: 'human'; readonly agent: string; readonly text: string | null }
    | { readonly kind: 'barged'; readonly turnId: string; readonly text: string | null }
    | {
        readonly kind: 'call';
        readonly callId: string;
        readonly tool: string;
        readonly status: string;
        readonly ms: number;
        readonly text: string | null;
      }
    | {
        readonly kind: 'note';
        readonly agent: string;
        readonly act: string;
        readonly text: string | null;
        /** Of what was changed or promised: its code. */
        readonly outcome?: string;
        /** Of a promise: by when, and its id, which the act that keeps it names. */
        readonly due?: number;
        readonly promiseId?: string;
      }
    | {
        readonly kind: 'asked';
        readonly askId: string;
        readonly agent: string;
        readonly ask: AssistAsk;
        readonly text: string | null;
      }
    /** `claims`: null where there is no answer, which `why` explains, and once erased. */
    | {
        readonly kind: 'assisted';
        readonly askId: string;
        readonly claims: readonly Claim[] | null;
        readonly dropped: number;
        readonly why?: AssistWhy;
      }
    | {
        readonly kind: 'consult';
        readonly act: 'asked' | 'joined' | 'noted' | 'ended';
        readonly consultId: string;
        readonly agent: string;
        readonly to?: string;
        readonly text: string | null;
      }
    | { readonly kind: 'event'; readonly event: string; readonly agent?: string }
  );

/** Where else this customer is right now. `trusted`: both conversations know who it is; else a channel merely says so. */
export interface Elsewhere {
  readonly conversation: string;
  readonly channel: Channel;
  readonly holder: 'ai' | 'queue' | 'human';
  readonly agent?: string;
  readonly since: number;
  readonly trusted: boolean;
  /** What was changed there, or may have been. */
  readonly done: readonly { readonly tool: string; readonly status: string }[];
}

export interface Transcript {
  readonly standing: StandingInfo;
  readonly elsewhere: readonly Elsewhere[];
  readonly lines: readonly TranscriptLine[];
  /** Ask for what comes after this. */
  readonly next: number;
}

/** Whether the desk asks this agent. `missed`: not any more since a ring went unanswered, until they say that they are back. */
export type PresenceState = 'available' | 'away' | 'missed';

/** What the server pushes: the whole queue each time, and which conversations have changed since the last push. */
export type Push =
  | { readonly type: 'presence'; readonly state: PresenceState }
  | {
      readonly type: 'queue';
      readonly queue: Queue;
      readonly changed: readonly string[];
      /** For a supervisor. */
      readonly overview?: Overview;
    }
  | { readonly type: 'trouble'; readonly message: string };
