/// What is known of two formulas.
public enum Verdict: Hashable, Sendable {
  /// Right is defined and has the same value wherever left is defined, but for what the remarks say.
  case equal(Proof, [Remark])
  case different(Counterexample)
  /// The values cannot agree because the shapes do not: of the left and of the right formula.
  case differentShape(Shape, Shape)
  /// Neither could be shown.
  case undecided(Doubt)

  /// How equality is known.
  public enum Proof: Hashable, Sendable {
    /// They are written the same.
    case identical
    /// Both come to the same form.
    case normalForm
    /// Both have the same value at random points of prime fields.
    case identityTest
    /// In every case of signs, sizes or values, each by an identity test.
    case caseByCase(Int)

    public var text: String {
      switch self {
      case .identical: "identical"
      case .normalForm: "normal form"
      case .identityTest: "exact identity test"
      case .caseByCase(let count): "case by case (\(count) cases)"
      }
    }
  }

  public enum Remark: Hashable, Sendable {
    /// The right formula has no value at this point, the left one has; such points have measure zero.
    case undefinedAt([Coordinate])
  }

  public enum Doubt: Hashable, Sendable {
    /// More work than the budget allows.
    case budget(String)
    /// They differ formally, and no point shows it.
    case noPoint
    /// The left formula has a value nowhere that was looked at.
    case nowhereDefined
    case unsupported(String)

    public var text: String {
      switch self {
      case .budget(let reason): reason
      case .noPoint: "no proof, and no point that shows a difference"
      case .nowhereDefined: "the first formula has no value at any point that was tried"
      case .unsupported(let reason): reason
      }
    }
  }
}

/// One name and its value at a point.
public struct Coordinate: Hashable, Sendable {
  public let name: Symbol
  public let value: Rational

  public init(_ name: Symbol, _ value: Rational) {
    self.name = name
    self.value = value
  }
}

/// A point at which two formulas certainly differ.
public struct Counterexample: Hashable, Sendable {
  public let point: [Coordinate]
  public let left: PointValue
  public let right: PointValue
  /// Stand-ins for functions that are only names: `g(t) = t² + 3t + 5`.
  public let functions: [String]

  package init(point: [Coordinate], left: PointValue, right: PointValue, functions: [String]) {
    self.point = point
    self.left = left
    self.right = right
    self.functions = functions
  }

  public enum PointValue: Hashable, Sendable {
    case exact(Rational)
    /// Certainly within these bounds.
    case bounds(Double, Double)
    case undefined
    /// One entry of an array, with its row and column from 0.
    indirect case entry(row: Int, column: Int, PointValue)

    public var approximation: Double? {
      switch self {
      case .exact(let value): value.approximation
      case .bounds(let low, let high): low / 2 + high / 2
      case .undefined: nil
      case .entry(_, _, let value): value.approximation
      }
    }
  }
}
