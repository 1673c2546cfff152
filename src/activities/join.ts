import type {
  AgentPort,
  BriefWriterPort,
  CallbacksPort,
  ClockPort,
  CustomersPort,
  EarlyPort,
  LedgerPort,
  LinePort,
  ModelPort,
  ToolsPort,
  VoicePort,
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
}
export interface ThinkPorts extends CallPorts {
  readonly model: ModelPort;
  readonly early?: EarlyPort;
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
}
export interface BookPorts extends Omit<SealPorts, 'agent'> {
  /** Missing where nobody can be called. */
  readonly line?: LinePort;
}
export interface BriefPorts {
  readonly ledger: LedgerPort;
  readonly agent: AgentPort;
  readonly clock: ClockPort;
  /** Absent where no model is configured for it: the deterministic brief stands. */
  readonly briefWriter?: BriefWriterPort;
}
