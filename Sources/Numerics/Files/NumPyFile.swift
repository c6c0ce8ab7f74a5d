/// NumPy's `.npy`: one array with its shape and the kind of its numbers, in binary.
///
/// - Note: *NumPy Enhancement Proposal 1, a simple file format for NumPy arrays*; versions 1 to 3.
public struct NumPyFile: Hashable, Sendable {
  /// As many sizes as the array has axes; a rank-1 array has one.
  public let shape: [Int]
  /// The numbers with the last axis running fastest.
  public let elements: [Double]

  public init(shape: [Int], elements: [Double]) {
    self.shape = shape
    self.elements = elements
  }

  public init(_ matrix: Matrix) {
    self.init(shape: [matrix.rows, matrix.columns], elements: matrix.elements)
  }

  /// The array as a matrix: a rank-1 array as a row, a number as `(1, 1)`; nil for more than two axes.
  public var matrix: Matrix? {
    switch shape.count {
    case 0: Matrix(1, 1, elements: elements)
    case 1: .row(elements)
    case 2: Matrix(shape[0], shape[1], elements: elements)
    default: nil
    }
  }

  /// Why bytes are no `.npy` file that can be read here.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    case noMagic
    case version(Int)
    case header(String)
    /// Objects, strings, complex numbers: `descr` as the file spells it.
    case unsupported(type: String)
    case length(bytes: Int, expected: Int)

    public var description: String {
      switch self {
      case .noMagic: "not a .npy file: it does not begin with \\x93NUMPY"
      case .version(let version): ".npy version \(version) is not known"
      case .header(let header): "the header '\(header)' is not that of a .npy file"
      case .unsupported(let type): "numbers of type '\(type)' cannot be read"
      case .length(let bytes, let expected): "\(bytes) bytes of numbers where the shape needs \(expected)"
      }
    }
  }
}
