import Notation
import SourceText
import Testing

@testable import Algebra

/// A question about matrices: shapes, definitions, two formulas.
struct MatrixPair: CustomTestStringConvertible, Sendable {
  enum Finding: Sendable { case equal, different, malformed }

  let left: String
  let right: String
  let finding: Finding
  let network: Network

  init(_ left: String, _ right: String, _ finding: Finding, _ network: Network = .shallow) {
    self.left = left
    self.right = right
    self.finding = finding
    self.network = network
  }

  var testDescription: String { "\(left)  |  \(right)" }

  struct Network: Sendable {
    let shapes: [String: String]
    let given: [String: String]

    /// Two layers, tanh and sigmoid, the mean cross-entropy of m examples.
    static let shallow = Network(
      shapes: [
        "X": "n0 x m", "W1": "n1 x n0", "b1": "n1 x 1", "W2": "n2 x n1", "b2": "n2 x 1", "Y": "n2 x m",
      ],
      given: [
        "Z1": "W1 @ X + b1", "A1": "np.tanh(Z1)", "Z2": "W2 @ A1 + b2", "A2": "sigmoid(Z2)",
        "J": "-1/m * np.sum(Y*np.log(A2) + (1 - Y)*np.log(1 - A2))", "dZ2": "A2 - Y",
        "dZ1": "W2.T @ dZ2 * (1 - A1**2)",
      ])

    static let plain = Network(
      shapes: [
        "A": "n x k", "B": "k x m", "C": "n x k", "S": "n x n", "R": "n x n", "Z": "n x m", "D": "n x m",
        "x": "n x 1", "r": "1 x m", "X": "n x n",
      ], given: [:])

    func with(_ more: [String: String]) -> Network {
      Network(shapes: shapes, given: given.merging(more) { $1 })
    }
  }

  func verdict() throws -> Verdict? {
    let names = Vocabulary(
      names: Set(try (Array(network.shapes.keys) + Array(network.given.keys)).map { try readName($0) }))
    var shapes: [Symbol: Shape] = [:]
    for (name, text) in network.shapes {
      guard case .matrix(let rows, let columns) = try readShape(text).shape else { continue }
      shapes[try readName(name)] = .matrix(rows: Size(rows), columns: Size(columns))
    }
    let definitions = try network.given.map {
      Definition(try readName($0.key), try read($0.value, vocabulary: names))
    }
    let formulas = (try read(left, vocabulary: names), try read(right, vocabulary: names))
    do throws(LoweringError) {
      return try Judge(definitions: definitions, shapes: shapes).compare(formulas.0, formulas.1)
    } catch {
      guard case .shape = error else { throw error }
      return nil
    }
  }
}

private let pairs: [MatrixPair] = [
  // The six equations of a two-layer network.
  MatrixPair("m * dJ/dZ2", "dZ2", .equal),
  MatrixPair("dJ/dW2", "1/m * np.dot(dZ2, A1.T)", .equal),
  MatrixPair("dJ/db2", "1/m * np.sum(dZ2, axis=1, keepdims=True)", .equal),
  MatrixPair("m * dJ/dZ1", "np.dot(W2.T, dZ2) * (1 - np.power(A1, 2))", .equal),
  MatrixPair("dJ/dW1", "\\frac{1}{m} dZ^{[1]} X^T", .equal),
  MatrixPair("dJ/db1", "np.mean(dZ1, axis=1, keepdims=True)", .equal),
  // Each with a slip.
  MatrixPair("dJ/dW2", "np.dot(dZ2, A1.T)", .different),
  MatrixPair("dJ/dW2", "1/m * np.dot(A1, dZ2.T)", .different),
  MatrixPair("dJ/dW2", "1/m * np.dot(dZ2, A1)", .malformed),
  MatrixPair("dJ/db2", "1/m * np.sum(dZ2)", .different),
  MatrixPair("dJ/db2", "1/m * np.sum(dZ2, axis=0, keepdims=True)", .different),
  MatrixPair("dJ/db2", "1/m * np.sum(dZ2, axis=1)", .different),
  MatrixPair("m * dJ/dZ1", "np.dot(W2.T, dZ2) * (1 - np.power(Z1, 2))", .different),
  MatrixPair("m * dJ/dZ1", "np.dot(W2.T, dZ2) * A1 * (1 - A1)", .different),
  MatrixPair("m * dJ/dZ1", "np.dot(W2, dZ2) * (1 - np.power(A1, 2))", .malformed),
  // Laws.
  MatrixPair("(A B)^T", "B^T A^T", .equal, .plain),
  MatrixPair("(A B)^T", "A^T B^T", .malformed, .plain),
  MatrixPair("S R", "R S", .different, .plain),
  MatrixPair("S * R", "R * S", .equal, .plain),
  MatrixPair("S @ R", "S * R", .different, .plain),
  MatrixPair("(A + C) B", "A B + C B", .equal, .plain),
  MatrixPair("np.sum(Z)", "np.sum(np.sum(Z, axis=0))", .equal, .plain),
  MatrixPair("np.maximum(0, Z)", "Z * (Z > 0)", .equal, .plain),
  MatrixPair("np.where(Z > 0, D, 0)", "D * (Z > 0)", .equal, .plain),
  MatrixPair("np.where(Z > 0, D, 0)", "D * (Z < 0)", .different, .plain),
  MatrixPair("g(Z) * D", "D * g(Z)", .equal, .plain),
  MatrixPair("g'(Z) * D", "D * g(Z)", .different, .plain),
  MatrixPair("sigmoid(Z) * (1 - sigmoid(Z))", "np.exp(-Z) / (1 + np.exp(-Z))**2", .equal, .plain),
  MatrixPair("Z + r", "r + Z", .equal, .plain),
  MatrixPair("Z + x", "x + Z", .equal, .plain),
  MatrixPair("Z + A", "A + Z", .malformed, .plain),
  // Derivatives by definition.
  MatrixPair("dJ/dx", "(S + S^T) x", .equal, .plain.with(["J": "x^T S x"])),
  MatrixPair("dJ/dx", "2 S x", .different, .plain.with(["J": "x^T S x"])),
  MatrixPair("dJ/dA", "B^T", .malformed, .plain.with(["J": "np.sum(A B)"])),
  MatrixPair("dJ/dX", "(X^{-1})^T", .equal, .plain.with(["J": "\\log \\det X"])),
  MatrixPair("dJ/dX", "S^T", .equal, .plain.with(["J": "tr(S X)"])),
  MatrixPair("dJ/dZ", "2 Z", .equal, .plain.with(["J": "np.sum(Z**2)"])),
  MatrixPair("dJ/dZ", "(Z > 0) * D", .equal, .plain.with(["J": "np.sum(D * relu(Z))"])),
]

@Test(arguments: pairs)
func judgesMatrixFormulas(_ pair: MatrixPair) throws {
  switch (try pair.verdict(), pair.finding) {
  case (.equal?, .equal), (.different?, .different), (.differentShape?, .different), (nil, .malformed):
    break
  case (.differentShape?, .malformed) where pair.left.hasPrefix("dJ") || pair.left.hasPrefix("(A B)"):
    // Legal by itself, of another shape than what it stands for.
    break
  case (let verdict, _): Issue.record("\(pair.left) | \(pair.right): \(String(describing: verdict))")
  }
}

@Test func namesBothShapesOfAMisfit() throws {
  let n = Size.name("n")
  let m = Size.name("m")
  var inference = ShapeInference(shapes: [
    "A": .matrix(rows: n, columns: m), "B": .matrix(rows: n, columns: m),
  ])
  let error = #expect(throws: ShapeError.self) { _ = try inference.shape(of: read("A @ B")) }
  let diagnostic = try #require(error).diagnostic
  #expect(diagnostic.message.contains("matrix product of (n, m) and (n, m)"))
  #expect(diagnostic.help?.contains("transpose") == true)
}

@Test func warnsWhereARowMeetsAColumn() throws {
  let shapes: [Symbol: Shape] = [
    "a": .matrix(rows: .number(1), columns: .name("m")), "y": .matrix(rows: .name("m"), columns: .number(1)),
  ]
  #expect(Judge(shapes: shapes).warnings(for: try read("a - y")).count == 1)
  #expect(Judge(shapes: shapes).warnings(for: try read("a - y.T")).isEmpty)
}
