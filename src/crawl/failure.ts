/** The classes a request can fail in; each has one next step for a person. */
export const failureClasses = {
  dns: 'Check the address in the recipe and the name server of this machine.',
  connect: 'The host does not answer; try later, or check the proxy (HTTPS_PROXY).',
  tls: 'The certificate is not trusted; behind an office proxy set NODE_EXTRA_CA_CERTS to its CA file.',
  timeout: 'The host is slow or silent; the next run tries again.',
  robots: 'robots.txt forbids this address to us; ask the publisher, or import a file instead.',
  'robots-unreachable':
    'robots.txt could not be read, which forbids all (RFC 9309); the next run tries again.',
  unauthorised: 'The page wants a log-in; govscout never crawls behind one. Import a file instead.',
  'not-found': 'The page is gone or has moved; check the start address of the recipe.',
  throttled: 'The host asked for a pause; the next run after that time goes on.',
  server: 'The host has a fault; the next run tries again.',
  refused: 'The host refuses the request; do not work around it, ask the publisher.',
  challenge:
    'The page is a challenge for browsers; do not work around it, ask the publisher or import a file.',
  'private-address': 'The address lies in a private network; name it with --allow-host if that is meant.',
  redirect:
    'The redirect leads in a circle, too far, or down to http; check the start address of the recipe.',
  'too-large': 'The answer is larger than the limit; check the address, or raise the limit in the recipe.',
  'content-type': 'The answer is not of the expected kind; check the address in the recipe.',
  truncated: 'The answer broke off; the next run tries again.',
  empty: 'The answer has no content; open the page in a browser and check the recipe.',
  reserved:
    'The publisher reserves the page; ask for permission and record it (govscout directories approve), or import a file.',
  proxy: 'The proxy refuses; check HTTPS_PROXY, HTTP_PROXY and NO_PROXY.',
  'not-kept': 'Crawl the directory, then extract again.',
  address: 'This is no address of the web; check it in the recipe.',
  stopped: 'Start the command again; it goes on where it stopped.',
} as const
export type FailureClass = keyof typeof failureClasses

/** A request that brought no page. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure'
  readonly class: FailureClass
  readonly url: string
  /** The message without the address. */
  readonly detail: string
  readonly status: number | undefined
  /** For `throttled`: the instant from which the host may be asked again, ISO UTC. */
  readonly notBefore: string | undefined

  constructor(
    failureClass: FailureClass,
    url: string,
    detail: string,
    options: { status?: number; notBefore?: string; cause?: unknown } = {},
  ) {
    super(`${detail} (${url})`, options.cause === undefined ? undefined : { cause: options.cause })
    this.class = failureClass
    this.url = url
    this.detail = detail
    this.status = options.status
    this.notBefore = options.notBefore
  }

  get nextStep(): string {
    return failureClasses[this.class]
  }
}
