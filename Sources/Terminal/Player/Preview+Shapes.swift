internal import Algebra
internal import Course
internal import Derivation
internal import Notation
internal import SourceText

extension Preview {
  /// The shape under every matrix of a formula, and that of the whole at the end; nil where it cannot be read.
  init?(shapesIn text: String, of exercise: Exercise) {
    let context = exercise.context
    guard
      let known = try? FormulaContext(
        given: context.given.map { ($0.name, $0.value.text) },
        shapes: context.shapes.map { ($0.name, $0.value.text) }, names: context.try.map(\.name)),
      let expression = try? read(text, vocabulary: known.vocabulary)
    else { return nil }
    let definitions = Dictionary(
      known.definitions.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    var inference = ShapeInference(shapes: known.shapes, definitions: definitions)
    let reading = write(expression, as: .bracketed)
    do throws(ShapeError) {
      let whole = try inference.shape(of: expression)
      var pieces: [ShapePiece] = []
      let bytes = Array(text.utf8)
      func slice(_ lower: Int, _ upper: Int) -> String {
        String(decoding: bytes[lower..<upper], as: UTF8.self)
      }
      var end = 0
      for leaf in expression.names where leaf.range.lower >= end && leaf.range.upper <= bytes.count {
        let shape = try inference.shape(of: leaf)
        if case .scalar = shape { continue }
        if leaf.range.lower > end { pieces.append(ShapePiece(slice(end, leaf.range.lower))) }
        pieces.append(ShapePiece(slice(leaf.range.lower, leaf.range.upper), shape: shape.description))
        end = leaf.range.upper
      }
      if end < bytes.count { pieces.append(ShapePiece(slice(end, bytes.count))) }
      pieces.append(ShapePiece("  : ", shape: ""))
      pieces.append(ShapePiece("", shape: whole.description))
      self.init(reading: reading, shapes: pieces)
    } catch {
      let diagnostic = error.diagnostic
      let help = diagnostic.help.map { " (\($0))" } ?? ""
      self.init(reading: reading, fault: Fault(at: diagnostic.range, diagnostic.message + help))
    }
  }
}

extension Expression {
  /// The names in a formula, from left to right as they stand in the text.
  fileprivate var names: [Expression] {
    var found: [Expression] = []
    collect(&found)
    return found.sorted { $0.range.lower < $1.range.lower }
  }

  private func collect(_ found: inout [Expression]) {
    switch node {
    case .symbol: found.append(self)
    case .number, .constant: break
    case .sum(let parts), .product(let parts, _), .conjunction(let parts):
      parts.forEach { $0.collect(&found) }
    case .negation(let part), .transpose(let part), .reduction(_, let part, _, _), .reshape(let part, _, _):
      part.collect(&found)
    case .quotient(let a, let b), .power(let a, let b), .comparison(_, let a, let b):
      a.collect(&found)
      b.collect(&found)
    case .call(_, _, let arguments): arguments.forEach { $0.collect(&found) }
    case .series(_, _, _, _, let body): body.collect(&found)
    case .piecewise(let branches, let otherwise):
      for branch in branches {
        branch.value.collect(&found)
        branch.condition.collect(&found)
      }
      otherwise?.collect(&found)
    // A derivative, an entry, a matrix written out: one thing with a shape of its own.
    case .derivative, .element: found.append(self)
    case .matrix, .filled: break
    }
  }
}
