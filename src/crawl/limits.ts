/** Bounds of one request. */
export interface Limits {
  /** Bytes of a body as it comes over the wire. */
  wireBytes: number
  /** Bytes of a body after decompression. */
  bodyBytes: number
  /** Milliseconds to the connection. */
  connectMs: number
  /** Milliseconds from the request to the end of the answer's headers. */
  headersMs: number
  /** Milliseconds of silence within a body. */
  silenceMs: number
  /** Milliseconds for the whole of one try. */
  totalMs: number
  /** A pause asked for is waited if it ends within so many milliseconds; a longer one ends the run of the host. */
  longestPauseMs: number
}

export const defaultLimits: Limits = {
  wireBytes: 32 * 1024 * 1024,
  bodyBytes: 64 * 1024 * 1024,
  connectMs: 10_000,
  headersMs: 20_000,
  silenceMs: 20_000,
  totalMs: 120_000,
  longestPauseMs: 60_000,
}
