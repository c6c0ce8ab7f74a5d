/// Characters beyond ASCII, typed as they are.
extension TeXParser {
  /// The item of a character beyond ASCII, with the combining marks after it.
  mutating func unicodeItem() -> MathTree? {
    let start = position
    let first = scalar()
    if TeXParser.isProse(first) {
      while position < bytes.count, bytes[position] >= 0x80 {
        let before = position
        guard TeXParser.isProse(scalar()) else {
          position = before
          break
        }
      }
      return .text(String(decoding: bytes[start..<position], as: UTF8.self), .roman)
    }
    if TeXParser.isInvisible(first) { return nil }
    var tree = symbol(first)
    for _ in 0..<3 {
      guard let accent = combiningAccent() else { break }
      tree = .accent(accent, tree)
    }
    return tree
  }

  /// A character as a symbol; letters with a hat or bar of their own are taken apart.
  func symbol(_ scalar: Unicode.Scalar) -> MathTree {
    if scalar.value >= 0xFF01 && scalar.value <= 0xFF5E, let ascii = Unicode.Scalar(scalar.value - 0xFEE0) {
      return fullWidth(scalar, ascii)
    }
    if let known = SymbolTable.standard.symbols[scalar] {
      var symbol = known
      if symbol.kind == .letter || symbol.kind == .uprightLetter { symbol.font = font }
      return .symbol(symbol)
    }
    if let (letter, alphabet) = MathAlphabet.plain(scalar) {
      if letter.value >= 0x30 && letter.value <= 0x39 { return .number(String(letter), alphabet) }
      return .symbol(MathSymbol(letter, .letter, font: alphabet))
    }
    if let (letter, accent) = AccentedLetters.parts(of: scalar) {
      return .accent(accent, .symbol(MathSymbol(letter, .letter, font: font)))
    }
    switch scalar {
    case "−", "–": return .symbol(MathSymbol("−", .binary))
    case "·", "•": return .symbol(MathSymbol("⋅", .binary))
    case "∑": return .symbol(MathSymbol("∑", .limitOperator))
    case "\u{2329}", "\u{3008}": return .symbol(MathSymbol("⟨", .opening))
    case "\u{232A}", "\u{3009}": return .symbol(MathSymbol("⟩", .closing))
    case "∆": return .symbol(MathSymbol("Δ", .uprightLetter))
    case "µ": return .symbol(MathSymbol("μ", .letter))
    case "’": return .symbol(MathSymbol("′", .ordinary))
    default:
      let isLetter = TeXParser.isForeignLetter(scalar)
      return .symbol(MathSymbol(scalar, isLetter ? .letter : .ordinary, font: isLetter ? font : .standard))
    }
  }

  /// `＋`, `（`, `Ａ` typed with a Chinese input method. Chinese punctuation stays as it is.
  private func fullWidth(_ scalar: Unicode.Scalar, _ ascii: Unicode.Scalar) -> MathTree {
    switch ascii {
    case ",", ";", ":", "!", "?", ".": return .text(String(scalar), .roman)
    case "0"..."9": return .number(String(ascii), font)
    case "A"..."Z", "a"..."z": return .symbol(MathSymbol(ascii, .letter, font: font))
    default: return TeXParser.asciiSymbol(ascii, font).map { .symbol($0) } ?? .empty
    }
  }

  private mutating func combiningAccent() -> MathTree.Accent? {
    guard position < bytes.count, bytes[position] >= 0xCC else { return nil }
    let before = position
    let accent: MathTree.Accent? =
      switch scalar().value {
      case 0x300: .grave
      case 0x301: .acute
      case 0x302: .hat
      case 0x303: .tilde
      case 0x304, 0x305: .bar
      case 0x306: .breve
      case 0x307: .dot
      case 0x308: .doubleDot
      case 0x30A: .ring
      case 0x30C: .check
      case 0x20D7: .vector
      case 0x20DB: .tripleDot
      default: nil
      }
    if accent == nil { position = before }
    return accent
  }

  /// Chinese, Japanese and Korean characters and their punctuation: words, not variables.
  static func isProse(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3008, 0x3009: false
    case 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0x20000...0x3FFFF: true
    case 0xFF01, 0xFF1A, 0xFF1F: true
    default: false
    }
  }

  /// Letters of Latin, Greek and Cyrillic beyond ASCII.
  static func isForeignLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xD7, 0xF7: false
    case 0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF: true
    default: false
    }
  }

  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFE00...0xFE0F: true
    case 0xA0, 0x2000...0x200A, 0x3000: true
    default: false
    }
  }
}
