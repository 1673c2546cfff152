import {
  Connection,
  type ConnectionOptions,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';

/** What a door must know to reach Temporal. */
export interface TemporalAddress {
  /** `host:port` */
  readonly address: string;
  readonly apiKey?: string;
  readonly tls: boolean;
}

/**
 * A connection for the doors, where somebody waits at the other end. It needs no server to begin with, looks for one that
 * has gone at least every second, and gives a call up after about a second and a half: the door itself sends again.
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
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: 4 }))],
  };
  return Connection.lazy(apiKey === undefined ? options : { ...options, apiKey });
}
