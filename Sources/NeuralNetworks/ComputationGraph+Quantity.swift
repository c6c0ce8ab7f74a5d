extension ComputationGraph {
  /// What an operation takes and gives: a number, a node of the graph, or the result of an operation that has
  /// no node yet. Arithmetic on quantities is written as usual: `3 * (a + b * c)`.
  public indirect enum Quantity: Hashable, Sendable {
    case number(Double)
    /// The node at that place in `nodes`.
    case node(Int)
    case result(Operation, [Quantity])

    /// The operation applied; between numbers alone it is carried out.
    public static func applying(_ operation: Operation, _ operands: Quantity...) -> Quantity {
      applying(operation, to: operands)
    }

    static func applying(_ operation: Operation, to operands: [Quantity]) -> Quantity {
      let numbers = operands.compactMap { operand in
        if case .number(let value) = operand { value } else { nil }
      }
      return numbers.count == operands.count
        ? .number(operation.applied(to: numbers).value) : .result(operation, operands)
    }

    public static func + (left: Quantity, right: Quantity) -> Quantity { applying(.add, left, right) }
    public static func - (left: Quantity, right: Quantity) -> Quantity { applying(.subtract, left, right) }
    public static func * (left: Quantity, right: Quantity) -> Quantity { applying(.multiply, left, right) }
    public static func / (left: Quantity, right: Quantity) -> Quantity { applying(.divide, left, right) }
    public static prefix func - (operand: Quantity) -> Quantity { applying(.negate, operand) }
  }
}

extension ComputationGraph.Quantity: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  public init(floatLiteral value: Double) { self = .number(value) }
}
