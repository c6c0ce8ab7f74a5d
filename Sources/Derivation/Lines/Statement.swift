internal import SourceText

/// One equation, or one side of one, cut out of an entry.
struct Statement: Hashable, Sendable {
  enum Opening: Hashable, Sendable {
    case plain
    /// `let u = b*c`, `令 u = bc`: what follows names a quantity.
    case naming
    /// `…, where s = 1 + e^-z`: it holds for the statements before it as well.
    case condition
  }

  let text: String
  /// Where the text stands in the entry.
  let range: SourceRange
  let opening: Opening
}

/// An entry of a derivation, taken apart.
struct ScannedLine: Hashable, Sendable {
  let statements: [Statement]
  /// Words and comments that were passed over.
  let skipped: [SourceRange]
}
