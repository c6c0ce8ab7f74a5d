/// The alphabet in which a letter or digit is set.
struct MathFont: Hashable, Sendable {
  enum Family: UInt8, Sendable {
    /// Slanted letters, as variables are by default.
    case italic
    case roman
    case blackboard
    case script
    case fraktur
    case sans
    case monospaced
  }

  var family: Family
  var isBold: Bool

  init(_ family: Family, bold: Bool = false) {
    self.family = family
    isBold = bold
  }

  static let standard = MathFont(.italic)
  static let roman = MathFont(.roman)
}
