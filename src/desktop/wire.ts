import type { BriefWhy, Channel, ScriptCode } from '../conversation/entry.ts';
import type { FailureCode } from '../conversation/failures.ts';
import type { FirstPacket, Packet } from '../handoff/packet.ts';
import type { Profile } from '../handoff/profiles.ts';
import type { CriticalField } from '../handoff/read-back.ts';
import type { Tier } from '../policy/decision.ts';

/** What passes between the desktop's server and its page, as JSON. All times in ms since the epoch, by the server's clock. */

export interface SessionInfo {
  readonly agent: string;
  readonly name: string;
}

/** Everything on the left of the page, for one agent. */
export interface Queue {
  readonly at: number;
  /** By tier, then by waiting time, the longest first. */
  readonly waiting: readonly WaitingItem[];
  readonly mine: readonly MineItem[];
  readonly callbacks: readonly CallbackItem[];
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

export interface CallbackItem extends Item {
  readonly due: number;
  readonly until: number;
}

export interface CallbackBoard {
  readonly at: number;
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

export type Stage = 'ringing' | 'reading_back' | 'with_human';

/** Where the conversation stands for the agent who asks. */
export interface StandingInfo {
  readonly stage: Stage;
  readonly offerId: string;
  /** The epoch to act under. */
  readonly epoch: number;
  readonly until: number;
  /** Fields that the last read-back got wrong. */
  readonly wrong: readonly CriticalField[];
  readonly channel: Channel;
}

/** The packet without its codes; see the server's packet.ts. */
export interface ShownPacket
  extends Pick<FirstPacket, 'epoch' | 'reason' | 'promises' | 'calls' | 'transcript' | 'brief' | 'choices'> {
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
  'unresolved' | 'mood' | 'confidence' | 'spoken' | 'tried' | 'documents' | 'next' | 'language' | 'tone' | 'customer'
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
    | { readonly kind: 'note'; readonly agent: string; readonly act: string; readonly text: string | null }
    | { readonly kind: 'event'; readonly event: string; readonly agent?: string }
  );

export interface Transcript {
  readonly standing: StandingInfo;
  readonly lines: readonly TranscriptLine[];
  /** Ask for what comes after this. */
  readonly next: number;
}

/** What the server pushes: the whole queue each time, and which conversations have changed since the last push. */
export type Push =
  | { readonly type: 'queue'; readonly queue: Queue; readonly changed: readonly string[] }
  | { readonly type: 'trouble'; readonly message: string };
