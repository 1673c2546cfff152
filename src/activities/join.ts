import type {
  AgentPort,
  AssistantPort,
  BriefWriterPort,
  CallbacksPort,
  CapacityPort,
  ClockPort,
  CustomersPort,
  EarlyPort,
  IdentityPort,
  LedgerPort,
  LinePort,
  ModelPort,
  ReservationsPort,
  ToolsPort,
  VoicePort,
  WaitsPort,
} from './ports.ts';

/** The ports of each step. */
export interface RecordPorts {
  readonly ledger: LedgerPort;
  readonly agent: AgentPort;
  /** Missing where no callbacks are configured: nothing is promised in a window. */
  readonly callbacks?: CallbacksPort;
}
export interface CallPorts {
  readonly ledger: LedgerPort;
  readonly agent: AgentPort;
  readonly tools: ToolsPort;
  readonly voice: VoicePort;
  readonly clock: ClockPort;
  /** Missing where conversations are not joined. */
  readonly identity?: IdentityPort;
}
export interface ThinkPorts extends CallPorts {
  readonly model: ModelPort;
  readonly early?: EarlyPort;
  /** Missing where no desk is joined: the policy sees none. */
  readonly capacity?: CapacityPort;
}
export interface ReflectPorts extends RecordPorts {
  readonly model: ModelPort;
  readonly clock: ClockPort;
}
export interface SealPorts extends RecordPorts {
  readonly tools: ToolsPort;
  readonly clock: ClockPort;
  /** Missing where no CRM is joined. */
  readonly customers?: CustomersPort;
  readonly identity?: IdentityPort;
}
export interface EstimatePorts {
  /** Missing where no desk is joined: nobody can say. */
  readonly waits?: WaitsPort;
}
export interface AssistPorts {
  readonly ledger: LedgerPort;
  readonly agent: AgentPort;
  readonly clock: ClockPort;
  /** Absent where no model is configured for it: it has no answer, and says why. */
  readonly assistant?: AssistantPort;
}
export interface BookPorts extends Omit<SealPorts, 'agent'> {
  /** Missing where nobody can be called. */
  readonly line?: LinePort;
}
export interface BriefPorts extends RecordPorts {
  readonly clock: ClockPort;
  /** Missing where no desk is joined: the conversation hears of whoever is reserved in its own time. */
  readonly reservations?: ReservationsPort;
  /** Absent where no model is configured for it: the deterministic brief stands. */
  readonly briefWriter?: BriefWriterPort;
}
