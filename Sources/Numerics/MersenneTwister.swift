/// MT19937: 32 random bits at a time, period 2¹⁹⁹³⁷ − 1.
///
/// - Note: Matsumoto and Nishimura, *Mersenne Twister* (1998); seeded as `init_genrand` and NumPy's `seed` do.
struct MersenneTwister: Sendable {
  private var state: [UInt32]
  private var position = 624

  init(seed: UInt32) {
    state = [UInt32](repeating: seed, count: 624)
    for i in 1..<624 {
      let previous = state[i - 1]
      state[i] = 1_812_433_253 &* (previous ^ previous >> 30) &+ UInt32(i)
    }
  }

  mutating func next() -> UInt32 {
    if position == 624 { refill() }
    var word = state[position]
    position += 1
    word ^= word >> 11
    word ^= word << 7 & 0x9D2C_5680
    word ^= word << 15 & 0xEFC6_0000
    return word ^ word >> 18
  }

  private mutating func refill() {
    for i in 0..<624 {
      let joined = state[i] & 0x8000_0000 | state[(i + 1) % 624] & 0x7FFF_FFFF
      let twisted = joined >> 1 ^ (joined & 1 == 0 ? 0 : 0x9908_B0DF)
      state[i] = state[(i + 397) % 624] ^ twisted
    }
    position = 0
  }
}
