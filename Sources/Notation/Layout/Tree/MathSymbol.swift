/// One character of a formula and what it does there.
struct MathSymbol: Hashable, Sendable {
  enum Kind: UInt8, Sendable {
    /// A variable: slanted unless its font says otherwise.
    case letter
    /// A letter that is upright by convention, such as a Greek capital.
    case uprightLetter
    /// `∞`, `∀`, `'`: a sign that is no letter.
    case ordinary
    /// `∑`: scripts go above and below it in displays.
    case limitOperator
    /// `∫`: scripts stay beside it.
    case integral
    case binary
    case relation
    case opening
    case closing
    case punctuation
    case dots
  }

  var scalar: Unicode.Scalar
  var kind: Kind
  var font: MathFont
  /// Struck through, where Unicode has no character for that.
  var isNegated: Bool
  /// 1 to 4 for `\big` to `\Bigg`, 0 otherwise.
  var size: UInt8

  init(
    _ scalar: Unicode.Scalar, _ kind: Kind, font: MathFont = .standard, negated: Bool = false, size: UInt8 = 0
  ) {
    self.scalar = scalar
    self.kind = kind
    self.font = font
    isNegated = negated
    self.size = size
  }

  var atomClass: AtomClass {
    switch kind {
    case .letter, .uprightLetter, .ordinary: .ordinary
    case .limitOperator, .integral: .largeOperator
    case .binary: .binary
    case .relation: .relation
    case .opening: .opening
    case .closing: .closing
    case .punctuation: .punctuation
    case .dots: .inner
    }
  }

  /// Whether it is set as an operator, with space of its own.
  var hasOperatorForm: Bool {
    switch kind {
    case .letter, .uprightLetter, .ordinary, .dots: false
    default: true
    }
  }

  /// The character in its alphabet: `x` in bold is `𝐱`.
  var styledScalar: Unicode.Scalar {
    switch kind {
    case .letter: MathAlphabet.character(scalar, in: font)
    case .uprightLetter:
      MathAlphabet.character(scalar, in: font.family == .italic ? MathFont(.roman, bold: font.isBold) : font)
    case .ordinary where font.isBold: MathAlphabet.character(scalar, in: MathFont(.roman, bold: true))
    default: scalar
    }
  }
}
