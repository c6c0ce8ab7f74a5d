// Asks the WebAssembly module; works in a page and in Node.
export class Gradus {
  static async load(bytes) {
    const { exp, log, sin, cos, asin, atan, pow } = Math
    const { instance } = await WebAssembly.instantiate(bytes, { math: { exp, log, sin, cos, asin, atan, pow } })
    return new Gradus(instance.exports)
  }

  constructor(module) {
    this.module = module
  }

  // 'equal', 'different …', 'undecided' or 'malformed …'
  compare(question) {
    return this.#ask(this.module.compare, question)
  }

  // the verdict, then what is said of each line
  check(question) {
    return this.#ask(this.module.check, question)
  }

  #ask(way, question) {
    const bytes = new TextEncoder().encode(question)
    const place = this.module.allocate(bytes.length)
    new Uint8Array(this.module.memory.buffer, place, bytes.length).set(bytes)
    const answer = way(place, bytes.length)
    const memory = new Uint8Array(this.module.memory.buffer)
    const text = new TextDecoder().decode(memory.subarray(answer, memory.indexOf(0, answer)))
    this.module.release(place)
    this.module.release(answer)
    return text
  }
}
