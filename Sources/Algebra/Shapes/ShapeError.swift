public import SourceText

/// Why the shapes of a formula do not fit together.
public enum ShapeError: Error, Hashable, Sendable {
  /// `mends` are edits that would make the operation fit, the likeliest first.
  case mismatch(Operation, left: Operand, right: Operand, at: SourceRange, mends: [Mend])
  case needsNumber(what: String, Shape, at: SourceRange)
  case needsSquare(what: String, Shape, at: SourceRange)
  case unknownAxis(Int, at: SourceRange)
  case raggedMatrix(at: SourceRange)

  public enum Operation: Hashable, Sendable {
    case matrixProduct, elementwiseProduct, sum, difference, quotient, power, comparison, choice

    var words: String {
      switch self {
      case .matrixProduct: "matrix product"
      case .elementwiseProduct: "elementwise product"
      case .sum: "sum"
      case .difference: "difference"
      case .quotient: "quotient"
      case .power: "power"
      case .comparison: "comparison"
      case .choice: "choice"
      }
    }
  }

  public struct Operand: Hashable, Sendable {
    public let range: SourceRange
    public let shape: Shape

    public init(_ range: SourceRange, _ shape: Shape) {
      self.range = range
      self.shape = shape
    }
  }

  public enum Mend: Hashable, Sendable {
    case transposeLeft, transposeRight, swap, elementwise, matrixProduct

    public var text: String {
      switch self {
      case .transposeLeft: "transpose the first factor"
      case .transposeRight: "transpose the second factor"
      case .swap: "swap the factors"
      case .elementwise: "multiply elementwise"
      case .matrixProduct: "use the matrix product"
      }
    }
  }

  public var diagnostic: Diagnostic {
    switch self {
    case .mismatch(let operation, let left, let right, let range, let mends):
      Diagnostic(
        "algebra.shape-mismatch", at: range,
        "the \(operation.words) of \(left.shape) and \(right.shape) does not fit\(rule(operation))",
        help: mends.first.map { mend in
          "to mend it: " + ([mend] + mends.dropFirst().prefix(1)).map { $0.text }.joined(separator: ", or ")
        })
    case .needsNumber(let what, let shape, let range):
      Diagnostic("algebra.needs-number", at: range, "\(what) needs a number, this is \(shape)")
    case .needsSquare(let what, let shape, let range):
      Diagnostic("algebra.needs-square", at: range, "\(what) needs a square matrix, this is \(shape)")
    case .unknownAxis(let axis, let range):
      Diagnostic("algebra.unknown-axis", at: range, "axis \(axis) does not exist, a matrix has 0 and 1")
    case .raggedMatrix(let range):
      Diagnostic("algebra.ragged-matrix", at: range, "the rows of this matrix have different lengths")
    }
  }

  private func rule(_ operation: Operation) -> String {
    switch operation {
    case .matrixProduct: ": columns of the first must be rows of the second"
    default: ": every axis must agree or be 1"
    }
  }
}
