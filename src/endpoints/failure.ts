/** An endpoint, or the encoder in its stead, that brought no answer one can use. What was asked for goes on without it. */
export class EndpointFailure extends Error {
  override readonly name = 'EndpointFailure'
  /** What a person can do, as a sentence. */
  readonly remedy: string

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.remedy = remedy
  }
}
