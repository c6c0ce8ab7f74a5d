/// A fixed set of ASCII words of at most 16 bytes, each with a meaning; a lookup makes no string.
struct WordTable: Sendable {
  /// What a word means: a kind and a number that the kind explains.
  struct Meaning: Sendable {
    let kind: WordKind
    let value: UInt16
  }

  private struct Key: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var length = 0

    mutating func append(_ byte: UInt8) {
      if length < 8 {
        low |= UInt64(byte) << UInt64(length * 8)
      } else {
        high |= UInt64(byte) << UInt64(length * 8 - 64)
      }
      length += 1
    }

    var slot: Int {
      let mixed = (low &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0xC2B2_AE3D_27D4_EB4F)
      return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) >> 8)
    }
  }

  private var lows: [UInt64]
  private var highs: [UInt64]
  private var meanings: [Meaning]
  private let mask: Int

  /// An empty table with room for a quarter of `slots` words; `slots` is a power of two.
  init(slots: Int) {
    lows = Array(repeating: 0, count: slots)
    highs = Array(repeating: 0, count: slots)
    meanings = Array(repeating: Meaning(kind: .none, value: 0), count: slots)
    mask = slots - 1
  }

  /// Adds the words of a text, which are separated by spaces.
  mutating func add(_ words: StaticString, _ kind: WordKind, _ value: UInt16 = 0) {
    var key = Key()
    words.withUTF8Buffer { buffer in
      for byte in buffer {
        if byte == 0x20 {
          insert(key, Meaning(kind: kind, value: value))
          key = Key()
        } else {
          key.append(byte)
        }
      }
    }
    insert(key, Meaning(kind: kind, value: value))
  }

  private mutating func insert(_ key: Key, _ meaning: Meaning) {
    guard key.length > 0 else { return }
    precondition(key.length <= 16, "a word of the table has at most 16 bytes")
    var slot = key.slot & mask
    while lows[slot] != 0 && !(lows[slot] == key.low && highs[slot] == key.high) { slot = (slot + 1) & mask }
    lows[slot] = key.low
    highs[slot] = key.high
    meanings[slot] = meaning
  }

  /// The meaning of the word in `bytes[lower..<upper]`; kind `.none` where it has none.
  func meaning(of bytes: [UInt8], _ lower: Int, _ upper: Int) -> Meaning {
    guard upper > lower, upper - lower <= 16 else { return Meaning(kind: .none, value: 0) }
    var key = Key()
    for index in lower..<upper { key.append(bytes[index]) }
    var slot = key.slot & mask
    while lows[slot] != 0 {
      if lows[slot] == key.low && highs[slot] == key.high { return meanings[slot] }
      slot = (slot + 1) & mask
    }
    return Meaning(kind: .none, value: 0)
  }
}

/// What a word or a LaTeX command is.
enum WordKind: UInt8, Sendable {
  case none
  /// A function that may stand before its argument without brackets; the value is an `Operation`.
  case function
  /// A function only where a bracket follows; the value is an `Operation`.
  case bracketedFunction
  /// A Greek or other single letter; the value is its scalar.
  case letter
  /// A word that is one name of the course.
  case name
  /// A word of the language around formulas; the value is a `Keyword`.
  case keyword
  case infinity
  /// `np`, `math`: what stands before a dot and a function.
  case namespace
  /// `True`, `False`: the value is 1 or 0.
  case truth
  /// Only among LaTeX commands: the value is a `Token.Kind`; see `Commands`.
  case token
  /// A relation; the value is a `RelationSign`.
  case relation
  /// Nothing to see: spacing, sizes, fonts.
  case skipped
  /// Skipped together with the argument in braces that follows: `\hspace{1em}`, `\label{a}`.
  case skippedWithArgument
  /// `\left` (1), `\right` (2), `\middle` (0).
  case delimiter
  /// Its argument in braces is upright text: `\text{…}`, `\operatorname{…}`.
  case upright
}

/// Words that join formulas.
enum Keyword: UInt16, Sendable {
  case `if`
  case `else`
  case otherwise
  case and
  case or
  case `for`
  case `in`
  case to
  case undefined
  /// `so`, `hence`, `therefore`, …: passed over between formulas.
  case filler
}
