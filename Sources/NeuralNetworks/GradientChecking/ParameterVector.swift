public import Numerics

/// All parameters of a model, or all their slopes, laid end to end: `θ = (W1, b1, W2, b2, …)`, each row by row.
public struct ParameterVector: Hashable, Sendable {
  /// Where one matrix lies in the list.
  public struct Part: Hashable, Sendable {
    public let name: String
    public let shape: Shape
    public let range: Range<Int>

    /// A bias is a column that is added to every example.
    public var isBias: Bool { name.hasPrefix("b") || name.hasPrefix("db") }
  }

  public let parts: [Part]
  public var values: [Double]

  /// Flattens named matrices.
  public init(_ matrices: [(name: String, matrix: Matrix)]) {
    var parts: [Part] = []
    var values: [Double] = []
    for (name, matrix) in matrices {
      let range = values.count..<values.count + matrix.count
      parts.append(Part(name: name, shape: matrix.shape, range: range))
      values += matrix.elements
    }
    self.parts = parts
    self.values = values
  }

  /// The same parts with other numbers.
  public func with(_ values: [Double]) -> ParameterVector {
    precondition(values.count == self.values.count)
    var copy = self
    copy.values = values
    return copy
  }

  /// One part in its own shape again: the way back from the list.
  public func matrix(_ part: Part) -> Matrix {
    Matrix(part.shape.rows, part.shape.columns, elements: Array(values[part.range]))
  }

  public var matrices: [Matrix] { parts.map(matrix) }

  /// The place of a number, as it is written in code: `W1[0, 2]`.
  public func name(of index: Int) -> String {
    guard let part = parts.first(where: { $0.range.contains(index) }) else { return "θ[\(index)]" }
    let place = index - part.range.lowerBound
    return "\(part.name)[\(place / part.shape.columns), \(place % part.shape.columns)]"
  }
}

/// A model whose parameters can be changed one at a time.
public protocol Nudgeable {
  var parameterCount: Int { get }
  /// Parameter number `index` of the flattened list.
  subscript(parameter index: Int) -> Double { get set }
}

/// A list of numbers is the simplest model.
extension [Double]: Nudgeable {
  public var parameterCount: Int { count }

  public subscript(parameter index: Int) -> Double {
    get { self[index] }
    set { self[index] = newValue }
  }
}
