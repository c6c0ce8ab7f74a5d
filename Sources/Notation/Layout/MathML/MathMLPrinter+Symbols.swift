/// Letters and operators.
extension MathMLPrinter {
  mutating func write(_ symbol: MathSymbol, as atom: AtomClass, _ style: Style) {
    switch symbol.kind {
    case .letter, .uprightLetter: letter(symbol)
    case .ordinary where symbol.size == 0: ordinary(symbol)
    case .dots: sign("<mi mathvariant=\"normal\">", symbol, "</mi>")
    case .limitOperator, .integral: largeOperator(symbol, style)
    default: mathOperator(symbol, as: atom, style)
    }
  }

  private mutating func letter(_ symbol: MathSymbol) {
    let shown = symbol.styledScalar
    // A lone letter is slanted unless told otherwise; letters of other alphabets have their own character.
    let isUpright = shown == symbol.scalar && (symbol.kind == .uprightLetter || symbol.font.family != .italic)
    out.add(isUpright ? "<mi mathvariant=\"normal\">" : "<mi>")
    out.put(shown)
    if symbol.isNegated { out.put("\u{338}") }
    out.add("</mi>")
  }

  private mutating func sign(_ open: StaticString, _ symbol: MathSymbol, _ close: StaticString) {
    out.add(open)
    out.put(symbol.styledScalar)
    if symbol.isNegated { out.put("\u{338}") }
    out.add(close)
  }

  private mutating func ordinary(_ symbol: MathSymbol) {
    switch symbol.scalar {
    case "′", "‵": sign("<mo lspace=\"0em\" rspace=\"0em\">", symbol, "</mo>")
    case "|", "‖", "/", "\\":
      sign("<mo stretchy=\"false\" lspace=\"0em\" rspace=\"0em\">", symbol, "</mo>")
    default: sign("<mi mathvariant=\"normal\">", symbol, "</mi>")
    }
  }

  private mutating func largeOperator(_ symbol: MathSymbol, _ style: Style) {
    sign(style.isDisplay ? "<mo movablelimits=\"false\">" : "<mo>", symbol, "</mo>")
  }

  private mutating func mathOperator(_ symbol: MathSymbol, as atom: AtomClass, _ style: Style) {
    if symbol.size > 0 { return sizedFence(symbol, atom) }
    switch atom {
    case .opening: sign("<mo form=\"prefix\" stretchy=\"false\">", symbol, "</mo>")
    case .closing:
      switch symbol.scalar {
      case "!", "?": sign("<mo form=\"postfix\" lspace=\"0em\" rspace=\"0em\">", symbol, "</mo>")
      default: sign("<mo form=\"postfix\" stretchy=\"false\">", symbol, "</mo>")
      }
    case .punctuation:
      if symbol.scalar == ":" {
        sign("<mo lspace=\"0em\" rspace=\"0.1667em\">", symbol, "</mo>")
      } else {
        sign(
          style.isTight ? "<mo separator=\"true\" rspace=\"0em\">" : "<mo separator=\"true\">", symbol,
          "</mo>")
      }
    case .sign: sign("<mo form=\"prefix\" stretchy=\"false\" lspace=\"0em\" rspace=\"0em\">", symbol, "</mo>")
    case .relation:
      if style.isTight {
        sign("<mo lspace=\"0em\" rspace=\"0em\" stretchy=\"false\">", symbol, "</mo>")
      } else if MathMLPrinter.isPlainRelation(symbol.scalar) {
        sign("<mo form=\"infix\">", symbol, "</mo>")
      } else {
        sign(
          "<mo form=\"infix\" lspace=\"0.2778em\" rspace=\"0.2778em\" stretchy=\"false\">", symbol, "</mo>")
      }
    case .binary:
      if style.isTight {
        sign("<mo lspace=\"0em\" rspace=\"0em\">", symbol, "</mo>")
      } else if MathMLPrinter.isPlainBinary(symbol.scalar) {
        sign("<mo form=\"infix\">", symbol, "</mo>")
      } else {
        sign("<mo form=\"infix\" lspace=\"0.2222em\" rspace=\"0.2222em\">", symbol, "</mo>")
      }
    default: sign("<mo lspace=\"0em\" rspace=\"0em\" stretchy=\"false\">", symbol, "</mo>")
    }
  }

  /// Relations that the dictionary of MathML Core spaces as TeX does.
  private static func isPlainRelation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "<", ">", "≤", "≥", "≠", "≈", "≡", "∈", "∉", "⊂", "⊆", "∼", "∝", "≪", "≫": true
    default: false
    }
  }

  private static func isPlainBinary(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "+", "−", "±", "×": true
    default: false
    }
  }

  /// `\big(`.
  private mutating func sizedFence(_ symbol: MathSymbol, _ atom: AtomClass) {
    out.add("<mo ")
    switch atom {
    case .opening: out.add("form=\"prefix\" ")
    case .closing: out.add("form=\"postfix\" ")
    case .relation: out.add("lspace=\"0.2778em\" rspace=\"0.2778em\" ")
    default: out.add("lspace=\"0em\" rspace=\"0em\" ")
    }
    size(symbol.size)
    out.put(symbol.scalar)
    out.add("</mo>")
  }

  /// The attributes of a stretched delimiter of a given size, and the end of its tag.
  mutating func size(_ size: UInt8) {
    switch size {
    case 1: out.add("stretchy=\"true\" symmetric=\"true\" minsize=\"1.2em\" maxsize=\"1.2em\">")
    case 2: out.add("stretchy=\"true\" symmetric=\"true\" minsize=\"1.8em\" maxsize=\"1.8em\">")
    case 3: out.add("stretchy=\"true\" symmetric=\"true\" minsize=\"2.4em\" maxsize=\"2.4em\">")
    default: out.add("stretchy=\"true\" symmetric=\"true\" minsize=\"3em\" maxsize=\"3em\">")
    }
  }
}
