import { Connection, type ConnectionOptions } from '@temporalio/client';

/** What a door must know to reach Temporal. */
export interface TemporalAddress {
  /** `host:port` */
  readonly address: string;
  readonly apiKey?: string;
  readonly tls: boolean;
}

/**
 * A connection for the doors, where somebody waits at the other end. It needs no server to begin with and looks for one
 * that has gone at least every second. A call that fails is not repeated under the door's hands: the door sends again by
 * itself, and the SDK's own repetition would end the process when it comes upon a connection that was closed meanwhile.
 */
export function doorConnection({ address, apiKey, tls }: TemporalAddress): Connection {
  const options: ConnectionOptions = {
    address,
    tls,
    channelArgs: {
      'grpc.initial_reconnect_backoff_ms': 100,
      'grpc.min_reconnect_backoff_ms': 100,
      'grpc.max_reconnect_backoff_ms': 1_000,
    },
    interceptors: [],
  };
  return Connection.lazy(apiKey === undefined ? options : { ...options, apiKey });
}
