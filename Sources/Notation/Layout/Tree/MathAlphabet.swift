/// Unicode's mathematical letters and digits (Unicode Standard, block 1D400–1D7FF).
enum MathAlphabet {
  /// A letter or digit in an alphabet; the character itself where Unicode has none.
  static func character(_ scalar: Unicode.Scalar, in font: MathFont) -> Unicode.Scalar {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: return latin(value - 0x41, capital: true, font) ?? scalar
    case 0x61...0x7A: return latin(value - 0x61, capital: false, font) ?? scalar
    case 0x30...0x39: return Unicode.Scalar(digits(font).map { $0 + value - 0x30 } ?? value) ?? scalar
    case 0x391...0x3A9: return greek(value - 0x391, font) ?? scalar
    case 0x3B1...0x3C9: return greek(value - 0x3B1 + 26, font) ?? scalar
    case 0x2207: return greek(25, font) ?? scalar
    case 0x2202: return greek(51, font) ?? scalar
    case 0x3F5: return greek(52, font) ?? scalar
    case 0x3D1: return greek(53, font) ?? scalar
    case 0x3F0: return greek(54, font) ?? scalar
    case 0x3D5: return greek(55, font) ?? scalar
    case 0x3F1: return greek(56, font) ?? scalar
    case 0x3D6: return greek(57, font) ?? scalar
    default: return scalar
    }
  }

  /// The plain letter or digit and the alphabet of a mathematical character; nil for any other.
  static func plain(_ scalar: Unicode.Scalar) -> (Unicode.Scalar, MathFont)? {
    let value = scalar.value
    switch value {
    case 0x1D400..<0x1D6A4:
      let alphabet = latinFonts[Int((value - 0x1D400) / 52)]
      let index = (value - 0x1D400) % 52
      return Unicode.Scalar(index < 26 ? 0x41 + index : 0x61 + index - 26).map { ($0, alphabet) }
    case 0x1D6A8..<0x1D7CA:
      let alphabet = greekFonts[Int((value - 0x1D6A8) / 58)]
      let index = (value - 0x1D6A8) % 58
      if index < 25 { return Unicode.Scalar(0x391 + index).map { ($0, alphabet) } }
      if index > 25 && index < 51 { return Unicode.Scalar(0x3B1 + index - 26).map { ($0, alphabet) } }
      let others: [Unicode.Scalar] = ["∂", "ϵ", "ϑ", "ϰ", "ϕ", "ϱ", "ϖ"]
      return (index == 25 ? "∇" : others[Int(index - 51)], alphabet)
    case 0x1D7CE..<0x1D800:
      let alphabet = digitFonts[Int((value - 0x1D7CE) / 10)]
      return Unicode.Scalar(0x30 + (value - 0x1D7CE) % 10).map { ($0, alphabet) }
    default:
      for (letter, hole) in zip(holeLetters.unicodeScalars, holes) where hole.value == value {
        return (letter, hole.font)
      }
      return nil
    }
  }

  /// Whether a character is one that fonts slant when it stands for a variable.
  static func isSlanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0x3B1...0x3C9, 0x2202, 0x3F5, 0x3D1, 0x3F0, 0x3D5, 0x3F1, 0x3D6: true
    default: false
    }
  }

  private static func latin(_ index: UInt32, capital: Bool, _ font: MathFont) -> Unicode.Scalar? {
    guard let base = latinBase(font) ?? latinBase(MathFont(font.family)) else { return nil }
    let value = base + index + (capital ? 0 : 26)
    return hole(value) ?? Unicode.Scalar(value)
  }

  private static func latinBase(_ font: MathFont) -> UInt32? {
    for (index, candidate) in latinFonts.enumerated() where candidate == font {
      // The plain italic letters are left to the renderer, which slants a lone variable by itself.
      return candidate == .standard ? nil : 0x1D400 + 52 * UInt32(index)
    }
    return nil
  }

  private static func greek(_ index: UInt32, _ font: MathFont) -> Unicode.Scalar? {
    guard font.isBold else { return nil }
    switch font.family {
    case .italic: return Unicode.Scalar(0x1D71C + index)
    case .sans: return Unicode.Scalar(0x1D756 + index)
    default: return Unicode.Scalar(0x1D6A8 + index)
    }
  }

  private static func digits(_ font: MathFont) -> UInt32? {
    switch font.family {
    case .blackboard: 0x1D7D8
    case .sans: font.isBold ? 0x1D7EC : 0x1D7E2
    case .monospaced: 0x1D7F6
    default: font.isBold ? 0x1D7CE : nil
    }
  }

  /// The letters that Unicode had before the block was made, and that are missing from it.
  private static func hole(_ value: UInt32) -> Unicode.Scalar? {
    switch value {
    case 0x1D49D: "ℬ"
    case 0x1D4A0: "ℰ"
    case 0x1D4A1: "ℱ"
    case 0x1D4A3: "ℋ"
    case 0x1D4A4: "ℐ"
    case 0x1D4A7: "ℒ"
    case 0x1D4A8: "ℳ"
    case 0x1D4AD: "ℛ"
    case 0x1D4BA: "ℯ"
    case 0x1D4BC: "ℊ"
    case 0x1D4C4: "ℴ"
    case 0x1D506: "ℭ"
    case 0x1D50B: "ℌ"
    case 0x1D50C: "ℑ"
    case 0x1D515: "ℜ"
    case 0x1D51D: "ℨ"
    case 0x1D53A: "ℂ"
    case 0x1D53F: "ℍ"
    case 0x1D545: "ℕ"
    case 0x1D547: "ℙ"
    case 0x1D548: "ℚ"
    case 0x1D549: "ℝ"
    case 0x1D551: "ℤ"
    default: nil
    }
  }

  private static let holeLetters = "BEFHILMRegoCHIRZCHNPQRZ"
  private static let holes: [(value: UInt32, font: MathFont)] = {
    let characters = "ℬℰℱℋℐℒℳℛℯℊℴℭℌℑℜℨℂℍℕℙℚℝℤ"
    var pairs: [(value: UInt32, font: MathFont)] = []
    for scalar in characters.unicodeScalars {
      let family: MathFont.Family = pairs.count < 11 ? .script : pairs.count < 16 ? .fraktur : .blackboard
      pairs.append((scalar.value, MathFont(family)))
    }
    return pairs
  }()

  private static let latinFonts: [MathFont] = [
    MathFont(.roman, bold: true), MathFont(.italic), MathFont(.italic, bold: true), MathFont(.script),
    MathFont(.script, bold: true), MathFont(.fraktur), MathFont(.blackboard), MathFont(.fraktur, bold: true),
    MathFont(.sans), MathFont(.sans, bold: true), MathFont(.sans), MathFont(.sans, bold: true),
    MathFont(.monospaced),
  ]

  private static let greekFonts: [MathFont] = [
    MathFont(.roman, bold: true), MathFont(.italic), MathFont(.italic, bold: true),
    MathFont(.sans, bold: true), MathFont(.sans, bold: true),
  ]

  private static let digitFonts: [MathFont] = [
    MathFont(.roman, bold: true), MathFont(.blackboard), MathFont(.sans), MathFont(.sans, bold: true),
    MathFont(.monospaced),
  ]
}
