/// A formula's text in the few characters that the lexer knows, and where each of its bytes comes from.
///
/// Learners paste and type the same sign in many ways: `－`, `−` and `–` for a minus, `²` for `^2`, `ｘ` for `x`.
/// Each is rewritten to its ASCII or LaTeX spelling here, once, so that nothing after this step meets it.
/// Letters that no spelling has (Greek, `ŷ`) stay, in one canonical form.
struct RewrittenText: Sendable {
  let bytes: [UInt8]
  /// The bytes that were given.
  let original: [UInt8]
  /// For each byte and the end, its offset in the original; empty where the two texts are the same.
  let origins: [UInt32]

  init(_ text: String) {
    original = Array(text.utf8)
    guard original.contains(where: { $0 >= 0x80 }) else {
      bytes = original
      origins = []
      return
    }
    var rewriter = Rewriter(capacity: original.count)
    var offset = 0
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      rewriter.rewrite(scalar, from: offset, to: offset + length)
      offset += length
    }
    rewriter.closeScript()
    rewriter.origins.append(UInt32(truncatingIfNeeded: offset))
    bytes = rewriter.bytes
    origins = rewriter.origins
  }

  /// The offset in the original text of a byte of this one.
  func origin(_ index: Int) -> Int { origins.isEmpty ? index : Int(origins[index]) }
}

extension UTF8 {
  /// Bytes that a scalar takes.
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    scalar.value < 0x80 ? 1 : scalar.value < 0x800 ? 2 : scalar.value < 0x1_0000 ? 3 : 4
  }
}

/// Collects the rewritten bytes.
private struct Rewriter {
  private enum Script {
    case none, above, below
  }

  var bytes: [UInt8] = []
  var origins: [UInt32] = []
  /// The run of small letters that is open, and where it ends so far.
  private var script = Script.none
  private var end = 0

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
    origins.reserveCapacity(capacity + 1)
  }

  mutating func rewrite(_ scalar: Unicode.Scalar, from lower: Int, to upper: Int) {
    let value = scalar.value
    if value < 0x80 {
      closeScript()
      append(UInt8(value), lower)
    } else if let small = Spelling.above(value) {
      append(small, script: .above, lower, upper)
    } else if let small = Spelling.below(value) {
      append(small, script: .below, lower, upper)
    } else {
      closeScript()
      if let plain = Spelling.plainCharacter(value) {
        append(plain, lower)
      } else if let letter = Spelling.letter(value) {
        for byte in UTF8.encode(letter).map(Array.init) ?? [] { append(byte, lower) }
      } else if value == 0x3002 {
        appendFullStop(lower)
      } else if let decimal = Spelling.decimalPart(value), followsDigit {
        append(decimal, lower, lower)
      } else if let spelling = Spelling.command(value) {
        append(spelling, lower, upper)
      } else if !Spelling.isInvisible(value) {
        for byte in UTF8.encode(scalar).map(Array.init) ?? [] { append(byte, lower) }
      }
    }
    end = upper
  }

  private mutating func append(_ byte: UInt8, _ origin: Int) {
    bytes.append(byte)
    origins.append(UInt32(truncatingIfNeeded: origin))
  }

  /// A spelling that ends in a space or a bracket: everything but that last byte stands for the character.
  private mutating func append(_ spelling: StaticString, _ lower: Int, _ upper: Int) {
    spelling.withUTF8Buffer { buffer in
      for index in buffer.indices {
        append(buffer[index], index + 1 == buffer.count && index > 0 ? upper : lower)
      }
    }
  }

  /// `²` is `^{2}`; characters of one run share the braces.
  private mutating func append(_ small: UInt8, script wanted: Script, _ lower: Int, _ upper: Int) {
    if script != wanted {
      closeScript()
      append(wanted == .above ? 0x5E : 0x5F, lower)
      append(0x7B, lower)
      script = wanted
    }
    append(small, lower)
  }

  mutating func closeScript() {
    guard script != .none else { return }
    append(0x7D, end)
    script = .none
  }

  /// `。` is a decimal point after a digit, else the end of a sentence.
  private mutating func appendFullStop(_ origin: Int) {
    append(followsDigit ? 0x2E : 0x3B, origin)
  }

  private var followsDigit: Bool { bytes.last.map(isDigit) ?? false }
}
