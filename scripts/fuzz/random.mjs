/** A small seeded generator of random numbers (sfc32 by Chris Doty-Humphrey): the same seed gives the same inputs everywhere. */
export class Random {
  #a
  #b
  #c
  #counter = 1

  /** @param {string} seed */
  constructor(seed) {
    // FNV-1a, over the text from three beginnings.
    const hash = (start) => {
      let sum = start
      for (let at = 0; at < seed.length; at++) sum = Math.imul(sum ^ seed.charCodeAt(at), 16_777_619)
      return sum >>> 0
    }
    this.#a = hash(2_166_136_261)
    this.#b = hash(0x9e3779b9)
    this.#c = hash(0x85ebca6b)
    for (let at = 0; at < 12; at++) this.#next()
  }

  #next() {
    const sum = (this.#a + this.#b + this.#counter++) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    return sum >>> 0
  }

  /** A whole number from 0 to most - 1. */
  below(most) {
    return most <= 1 ? 0 : this.#next() % most
  }

  /** Small numbers are likelier than large ones. */
  skewed(most) {
    return this.below(this.below(most) + 1)
  }

  chance(share) {
    return this.#next() / 4_294_967_296 < share
  }

  pick(list) {
    return list[this.below(list.length)]
  }

  /** So many of what `make` gives. */
  times(count, make) {
    return Array.from({ length: count }, () => make())
  }
}
