/// A size of an array: a number, a name such as `n1`, or a formula of names.
public enum Size: Hashable, Sendable, CustomStringConvertible {
  case number(Int)
  case name(Symbol)
  /// Anything else that sizes are computed from, in its spelling.
  case formula(String, Expression)

  public init(_ expression: Expression, spelling: String = "") {
    switch expression.node {
    case .number(let value): self = value.integer.map { .number($0) } ?? .formula(spelling, expression)
    case .symbol(let name): self = .name(name)
    default: self = .formula(spelling, expression)
    }
  }

  public var description: String {
    switch self {
    case .number(let value): "\(value)"
    case .name(let name): name.name
    case .formula(let text, _): text
    }
  }

  public static func == (left: Size, right: Size) -> Bool {
    switch (left, right) {
    case (.number(let a), .number(let b)): a == b
    case (.name(let a), .name(let b)): a == b
    case (.formula(_, let a), .formula(_, let b)): a == b
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .number(let value): hasher.combine(value)
    case .name(let name): hasher.combine(name)
    case .formula(_, let expression): hasher.combine(expression)
    }
  }

  var isOne: Bool { self == .number(1) }
}

/// The shape of a formula: a plain number, or rows by columns.
///
/// NumPy's one-dimensional arrays are told apart, because they broadcast as rows: `np.sum(dZ, axis=1)` without
/// `keepdims` is not a column.
public enum Shape: Hashable, Sendable, CustomStringConvertible {
  case scalar
  case matrix(rows: Size, columns: Size)
  /// One axis only, `(n,)`.
  case vector(Size)

  public var description: String {
    switch self {
    case .scalar: "a number"
    case .matrix(let rows, let columns): "(\(rows), \(columns))"
    case .vector(let size): "(\(size),)"
    }
  }

  /// The shape as broadcasting sees it; nil for a scalar.
  var grid: (rows: Size, columns: Size)? {
    switch self {
    case .scalar: nil
    case .matrix(let rows, let columns): (rows, columns)
    case .vector(let size): (.number(1), size)
    }
  }
}
