/// Brackets that grow and brackets of a given size.
extension TeXParser {
  /// The delimiter at hand: nil where there is none, an empty one for `.`.
  mutating func delimiter() -> Unicode.Scalar?? {
    guard let byte = nextByte() else { return nil }
    switch byte {
    case UInt8(ascii: "."):
      position += 1
      return .some(nil)
    case UInt8(ascii: "<"):
      position += 1
      return "⟨"
    case UInt8(ascii: ">"):
      position += 1
      return "⟩"
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "|"),
      UInt8(ascii: "/"):
      position += 1
      return Unicode.Scalar(byte)
    case UInt8(ascii: "&"):
      guard let (character, length) = entity(), character == "<" || character == ">" else { return nil }
      position += length
      return character == "<" ? "⟨" : "⟩"
    case UInt8(ascii: "\\"):
      let start = position
      guard let name = commandName(), case .symbol(let symbol)? = meaning(of: name) else {
        position = start
        return nil
      }
      return TeXParser.isDelimiter(symbol.scalar) ? symbol.scalar : restore(start)
    case 0x80...:
      let start = position
      var character = scalar()
      switch character {
      case "（": character = "("
      case "）": character = ")"
      case "\u{2329}", "\u{3008}": character = "⟨"
      case "\u{232A}", "\u{3009}": character = "⟩"
      default: break
      }
      return TeXParser.isDelimiter(character) ? character : restore(start)
    default: return nil
    }
  }

  private mutating func restore(_ start: Int) -> Unicode.Scalar?? {
    position = start
    return nil
  }

  private static func isDelimiter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "[", "]", "{", "}", "|", "‖", "∣", "∥", "/", "\\", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉", "⟦", "⟧",
      "⟮", "⟯", "⎰", "⎱", "⌜", "⌝", "⌞", "⌟", "↑", "↓", "↕", "⇑", "⇓", "⇕", "⦃", "⦄", "⟪", "⟫", "<", ">", "⎪":
      true
    default: false
    }
  }

  /// `\left( … \middle| … \right)`.
  mutating func fenced(_ start: Int) throws(LayoutFault) -> MathTree {
    guard let opening = delimiter() else {
      throw .missingDelimiter(command: "\\left", at: sourceRange(start))
    }
    var fenced = MathTree.Fenced(opening: opening, closing: nil, parts: [])
    while true {
      fenced.parts.append(try body(until: .right))
      let place = position
      switch commandName() {
      case "middle":
        guard let middle = delimiter() else {
          throw .missingDelimiter(command: "\\middle", at: sourceRange(place))
        }
        fenced.middles.append(middle ?? " ")
      case "right":
        guard let closing = delimiter() else {
          throw .missingDelimiter(command: "\\right", at: sourceRange(place))
        }
        fenced.closing = closing
        return TeXParser.cases(fenced) ?? .fenced(fenced)
      default: throw .missingRight(at: sourceOffset(start))
      }
    }
  }

  /// `\left\{ \begin{array}…\end{array} \right.` is how cases were written before there was `cases`.
  private static func cases(_ fenced: MathTree.Fenced) -> MathTree? {
    guard fenced.opening == "{", fenced.closing == nil, fenced.parts.count == 1,
      case .table(var table) = fenced.parts[0], table.opening == nil, table.closing == nil,
      table.kind == .matrix,
      table.columnRules.isEmpty, table.rowRules.isEmpty
    else { return nil }
    table.kind = .cases
    table.opening = "{"
    return .table(table)
  }

  /// `\big(`; a command that is no delimiter after it is shown in its usual size.
  mutating func sizedDelimiter(
    _ size: UInt8, _ kind: MathSymbol.Kind, _ start: Int
  ) throws(LayoutFault) -> MathTree? {
    let isBraced = nextByte() == UInt8(ascii: "{")
    let before = position
    if isBraced { position += 1 }
    guard let found = delimiter() else {
      position = before
      if nextByte() == nil { throw .missingDelimiter(command: name(at: start), at: sourceRange(start)) }
      return nil
    }
    if isBraced {
      guard nextByte() == UInt8(ascii: "}") else {
        position = before
        return nil
      }
      position += 1
    }
    guard let scalar = found else { return nil }
    var given = kind
    if kind == .ordinary {
      switch scalar {
      case "(", "[", "{", "⟨", "⌊", "⌈", "⟦": given = .opening
      case ")", "]", "}", "⟩", "⌋", "⌉", "⟧": given = .closing
      default: break
      }
    }
    return .symbol(MathSymbol(scalar, given, size: size))
  }

  private func name(at start: Int) -> String {
    var end = start + 1
    while end < bytes.count, TeXParser.isLetter(bytes[end]) { end += 1 }
    return String(decoding: bytes[start..<min(end, bytes.count)], as: UTF8.self)
  }
}
