/// Words inside a formula: `\text{if $x > 0$}`.
extension TeXParser {
  /// The argument of a text command.
  mutating func text(_ alphabet: MathFont, _ start: Int) throws(LayoutFault) -> MathTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= LayoutFault.deepestNesting else { throw .tooDeep(at: sourceOffset(position)) }
    guard let byte = nextByte() else { throw missingArgument(start) }
    guard byte == UInt8(ascii: "{") else {
      if byte == UInt8(ascii: "\\") { return try command() ?? .empty }
      guard byte != UInt8(ascii: "}"), byte != UInt8(ascii: "$"), byte != UInt8(ascii: "&") else {
        throw missingArgument(start)
      }
      return .text(String(scalar()), alphabet)
    }
    let open = position
    position += 1
    var pieces: [MathTree] = []
    try textPieces(alphabet, into: &pieces)
    guard position < bytes.count else { throw .unclosedBrace(at: sourceOffset(open)) }
    position += 1
    return pieces.count == 1 ? pieces[0] : .row(pieces)
  }

  /// Reads up to the closing brace, which is left unread.
  private mutating func textPieces(_ alphabet: MathFont, into pieces: inout [MathTree]) throws(LayoutFault) {
    var words: [UInt8] = []
    func flush(_ words: inout [UInt8], _ pieces: inout [MathTree]) {
      if !words.isEmpty { pieces.append(.text(String(decoding: words, as: UTF8.self), alphabet)) }
      words = []
    }
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "}"):
        flush(&words, &pieces)
        return
      case UInt8(ascii: "{"):
        flush(&words, &pieces)
        pieces.append(try text(alphabet, position))
      case UInt8(ascii: "$"):
        flush(&words, &pieces)
        pieces.append(try mathInText(.dollar))
      case UInt8(ascii: "\\"):
        if let plain = textCharacter() {
          words += Array(plain.utf8)
        } else {
          flush(&words, &pieces)
          try textCommand(alphabet, into: &pieces)
        }
      case UInt8(ascii: "%"):
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      case UInt8(ascii: "~"):
        words.append(0x20)
        position += 1
      case UInt8(ascii: "&") where isEntity():
        if let (character, length) = entity() {
          words += Array(String(character).utf8)
          position += length
        }
      case UInt8(ascii: "`"), UInt8(ascii: "'"), UInt8(ascii: "-"): words += Array(ligature(byte).utf8)
      case 0x00...0x20:
        // Any run of spaces is one space.
        if words.last != 0x20 { words.append(0x20) }
        position += 1
      default:
        words.append(byte)
        position += 1
      }
    }
    flush(&words, &pieces)
  }

  /// `` ` ` ``, `''`, `--` and `---` as the characters they stand for.
  private mutating func ligature(_ byte: UInt8) -> String {
    var count = 0
    while position < bytes.count, bytes[position] == byte, count < 3 {
      position += 1
      count += 1
    }
    switch (byte, count) {
    case (UInt8(ascii: "`"), 1): return "‘"
    case (UInt8(ascii: "'"), 1): return "’"
    case (UInt8(ascii: "-"), 1): return "-"
    case (UInt8(ascii: "-"), 2): return "–"
    case (UInt8(ascii: "-"), _): return "—"
    case (UInt8(ascii: "`"), let count):
      if count == 3 { position -= 1 }
      return "“"
    case (_, let count):
      if count == 3 { position -= 1 }
      return "”"
    }
  }

  private mutating func mathInText(_ closer: Closer) throws(LayoutFault) -> MathTree {
    let start = position
    position += closer == .dollar ? 1 : 2
    let outer = font
    font = .standard
    let content = try body(until: closer)
    font = outer
    if closer == .dollar {
      guard position < bytes.count, bytes[position] == UInt8(ascii: "$") else {
        throw .strayDollar(at: sourceOffset(start))
      }
      position += 1
    } else {
      guard commandName() == ")" else { throw missingArgument(start) }
    }
    return .styled(.textStyle, content)
  }

  /// A command that is one character in text, read; nil, unread, for any other.
  private mutating func textCharacter() -> String? {
    let start = position
    guard let name = commandName() else { return nil }
    switch name {
    case "%", "&", "#", "_", "{", "}", "$": return name
    case " ", ",", ";", ":", "space", "enspace", "\n": return " "
    case "quad", "qquad": return "  "
    case "!", "/", "-", "relax": return ""
    case "\\", "newline": return " "
    case "ldots", "dots", "textellipsis": return "…"
    default:
      if let meaning = TeXParser.textAccents[name], let letter = accentedLetter(meaning) { return letter }
      position = start
      return nil
    }
  }

  /// The letter after `\'` and its like, with its accent.
  private mutating func accentedLetter(_ accent: MathTree.Accent) -> String? {
    let start = position
    guard let raw = rawArgument(), let byte = raw.first, raw.count == 1, TeXParser.isLetter(byte) else {
      position = start
      return nil
    }
    let letter = Unicode.Scalar(byte)
    if let composed = AccentedLetters.composed(letter, accent) { return String(composed) }
    return String(letter) + AccentMarks.combining(accent)
  }

  private static let textAccents: [String: MathTree.Accent] = [
    "'": .acute, "`": .grave, "^": .hat, "~": .tilde, "\"": .doubleDot, "=": .bar, ".": .dot, "u": .breve,
    "v": .check, "r": .ring,
  ]

  private mutating func textCommand(_ alphabet: MathFont, into pieces: inout [MathTree]) throws(LayoutFault) {
    let start = position
    guard let name = commandName() else { return }
    switch meaning(of: name) {
    case .text(let inner)?: pieces.append(try text(inner, start))
    case .fontSwitch(let inner)?: try textPieces(inner, into: &pieces)
    case .ignored?, .macro?:
      position = start
      _ = try command()
    case .size?: return
    default:
      position = start
      if name == "(" {
        pieces.append(try mathInText(.parenthesis))
      } else if name == "end" || name == "right" {
        throw missingArgument(start)
      } else {
        let outer = font
        font = alphabet
        defer { font = outer }
        if let item = try command() { pieces.append(item) }
      }
    }
  }
}
