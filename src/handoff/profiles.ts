import { type CompactFields, compactBytes, type DecodedCompact, decodeCompact, encodeCompact } from './compact.ts';
import { decodeFields, encodeFields, fieldBytes, fieldCount } from './compact-fields.ts';

/** The compact forms by what carries them: how many fields of how many bytes of UTF-8, escapes and markers included. */
export interface CompactForm {
  readonly fields: number;
  /** In each field. */
  readonly bytes: number;
  /** As many texts as there are fields, none of them empty. */
  encode(fields: CompactFields): readonly string[];
  /** undefined where the texts are not of this form; nothing makes it throw. */
  decode(texts: readonly string[]): DecodedCompact | undefined;
}

export const profileNames = ['256', '210', '131', '128', '10x40'] as const;
export type Profile = (typeof profileNames)[number];

/** Where each limit comes from. Some links count characters; bytes are never fewer. */
export const profiles: Readonly<Record<Profile, CompactForm>> = {
  /** User-to-User in SIP (RFC 7433): Talkdesk takes 256 bytes (studio.talkdesk.com/docs/set-sip-headers-preferences). */
  256: oneLine(compactBytes),
  /** A named variable of Cisco's CTI Server: 211 with its zero byte (Message Reference Guide, table 3-4, NAMEDVAR). */
  210: oneLine(210),
  /** UserToUserInfo of the same guide: 131 of unspecified data, as in ISDN. */
  131: oneLine(131),
  /** Genesys Cloud has no limit, but advises 128, beyond which others discard (help.mypurecloud.com, UUI overview). */
  128: oneLine(128),
  /**
   * CallVariable1 to 10 of the same guide, 40 each. A STRING there is counted in bytes, so 40 characters are no more than
   * 40 bytes; Unified CCX counts the zero byte among them (developer.cisco.com, Call Context Data).
   */
  '10x40': { fields: fieldCount, bytes: fieldBytes, encode: encodeFields, decode: decodeFields },
};

/** What of a packet goes into its compact forms. */
export interface CompactSource extends Pick<CompactFields, 'conversation' | 'epoch'> {
  readonly reason: Pick<CompactFields, 'rule' | 'tier'>;
  readonly identity: { readonly level: CompactFields['identity'] };
  readonly wants: Coded;
  readonly lastSideEffect: Coded;
  readonly openPromise: Coded;
  readonly brief: { readonly situation: readonly { readonly text: string }[] };
}

interface Coded {
  readonly code: string;
}

/** The packet in the form that its carrier takes: one text for each field. Every form follows from the sealed facts. */
export const compactFor = (packet: CompactSource, profile: Profile): readonly string[] =>
  profiles[profile].encode({
    conversation: packet.conversation,
    rule: packet.reason.rule,
    tier: packet.reason.tier,
    identity: packet.identity.level,
    wants: packet.wants.code,
    lastSideEffect: packet.lastSideEffect.code,
    promise: packet.openPromise.code,
    epoch: packet.epoch,
    situation: packet.brief.situation.map(({ text }) => text).join(' '),
  });

function oneLine(bytes: number): CompactForm {
  return {
    fields: 1,
    bytes,
    encode: (fields) => [encodeCompact(fields, bytes)],
    decode: ([text, ...more]) => (text === undefined || more.length > 0 ? undefined : decodeCompact(text)),
  };
}
