public import Algebra
public import SourceText

/// Formulas joined by relations: `dJ/db = dJ/dv * dv/db = 3*c`.
public struct FormulaChain: Hashable, Sendable {
  public enum Relation: Hashable, Sendable {
    case equal
    /// `≈`
    case approximately
    /// `:=`
    case defined
    /// `⇒`
    case implies
    case less, lessOrEqual, notEqual, greaterOrEqual, greater
  }

  /// A relation where it stands.
  public struct Link: Hashable, Sendable {
    public let relation: Relation
    public let range: SourceRange

    public init(_ relation: Relation, at range: SourceRange) {
      self.relation = relation
      self.range = range
    }
  }

  /// The relation before the first side, where the line continues the one above it.
  public let leading: Link?
  /// The formulas, left to right; at least one. Every expression knows its range.
  public let sides: [Expression]
  /// `links[i]` stands between `sides[i]` and `sides[i + 1]`.
  public let links: [Link]
  /// Words and comments that were passed over.
  public let skipped: [SourceRange]

  public init(leading: Link? = nil, sides: [Expression], links: [Link], skipped: [SourceRange] = []) {
    self.leading = leading
    self.sides = sides
    self.links = links
    self.skipped = skipped
  }
}
