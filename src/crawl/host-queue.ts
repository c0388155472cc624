/** Lets one task at a time go on per host, in the order in which they came. */
export class HostQueue {
  readonly #tails = new Map<string, Promise<void>>()

  async run<Result>(host: string, task: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(host)
    let release = () => {}
    const tail = new Promise<void>((resolve) => {
      release = resolve
    })
    this.#tails.set(host, tail)
    try {
      await before
      return await task()
    } finally {
      release()
      if (this.#tails.get(host) === tail) this.#tails.delete(host)
    }
  }
}
