/// The combining character of each accent.
enum AccentMarks {
  static func scalar(_ accent: MathTree.Accent) -> Unicode.Scalar {
    switch accent {
    case .hat, .wideHat: "\u{302}"
    case .bar: "\u{304}"
    case .tilde, .wideTilde: "\u{303}"
    case .vector: "\u{20D7}"
    case .dot: "\u{307}"
    case .doubleDot: "\u{308}"
    case .tripleDot: "\u{20DB}"
    case .acute: "\u{301}"
    case .grave: "\u{300}"
    case .breve: "\u{306}"
    case .check, .wideCheck: "\u{30C}"
    case .ring: "\u{30A}"
    }
  }

  static func combining(_ accent: MathTree.Accent) -> String { String(scalar(accent)) }

  /// A sign that stands above a base too wide for a combining mark.
  static func spacing(_ accent: MathTree.Accent) -> Unicode.Scalar {
    switch accent {
    case .hat, .wideHat: "^"
    case .bar: "‾"
    case .tilde, .wideTilde: "~"
    case .vector: "→"
    case .dot: "˙"
    case .doubleDot: "¨"
    case .tripleDot: "…"
    case .acute: "´"
    case .grave: "`"
    case .breve: "˘"
    case .check, .wideCheck: "ˇ"
    case .ring: "˚"
    }
  }

  /// The accent as a word, for ASCII and English.
  static func name(_ accent: MathTree.Accent) -> String {
    switch accent {
    case .hat, .wideHat: "hat"
    case .bar: "bar"
    case .tilde, .wideTilde: "tilde"
    case .vector: "vec"
    case .dot: "dot"
    case .doubleDot: "ddot"
    case .tripleDot: "dddot"
    case .acute: "acute"
    case .grave: "grave"
    case .breve: "breve"
    case .check, .wideCheck: "check"
    case .ring: "ring"
    }
  }
}
