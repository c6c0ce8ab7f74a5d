public import Numerics

/// What was handed in cannot be computed with; found before any work starts.
public enum InputError: Error, Hashable, Sendable, CustomStringConvertible {
  case shapes(ShapeMismatch)
  /// NaN or infinity, at a row and column counted from 0.
  case notFinite(name: String, row: Int, column: Int)
  /// A label that is neither 0 nor 1, with its example counted from 0.
  case notALabel(value: Double, example: Int)
  case learningRate(Double)
  case iterations(Int)
  /// A size of zero or below: examples, units of a layer, layers.
  case size(of: String, Int)
  /// More bytes than the limit.
  case tooLarge(what: String, bytes: Int, limit: Int)

  public var description: String {
    switch self {
    case .shapes(let mismatch): mismatch.description
    case .notFinite(let name, let row, let column):
      "\(name)[\(row), \(column)] is not a finite number"
    case .notALabel(let value, let example): "label \(value) of example \(example) is neither 0 nor 1"
    case .learningRate(let rate): "learning rate \(rate) is not a positive number"
    case .iterations(let count): "\(count) iterations: at least 1 is needed"
    case .size(let what, let count): "\(count) \(what): at least 1 is needed"
    case .tooLarge(let what, let bytes, let limit):
      "\(what) would take \(bytes) bytes, the limit is \(limit)"
    }
  }
}

extension Matrix {
  /// Throws where an entry is NaN or infinite.
  func requireFinite(_ name: String) throws(InputError) {
    guard !isFinite, let index = elements.firstIndex(where: { !$0.isFinite }) else { return }
    throw .notFinite(name: name, row: index / columns, column: index % columns)
  }
}

/// Bytes that a training run may take; a laptop's share.
public let defaultMemoryLimit = 4 << 30
