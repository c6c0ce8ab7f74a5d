import Algebra
import Course
import Derivation
import Notation
import SourceText

/// A shape as NumPy prints it, of any number of axes: `()`, `(5,)`, `(3, 4)`, `(209, 64, 64, 3)`; also `3 x 4`, `n1 by m`.
struct ArrayShape: Sendable {
  /// One size for each axis: a number, a name, or a formula of them.
  let sizes: [Expression]

  /// Why a text is no shape.
  struct Unreadable: Error {
    let diagnostic: Diagnostic
  }

  init(_ text: String) throws(Unreadable) {
    var body = Substring(PreparedExercise.number(in: text).text)
    for (wide, plain) in [("（", "("), ("）", ")"), ("，", ","), ("［", "["), ("］", "]")] {
      if body.contains(wide) { body = Substring(body.replacing(wide, with: plain)) }
    }
    let isBracketed = ArrayShape.isBracketed(body)
    if isBracketed { body = body.dropFirst().dropLast() }
    let inner = String(body).trimmingBlanks
    if isBracketed && inner.isEmpty || ["scalar", "a number", "标量"].contains(inner.lowercased()) {
      sizes = []
      return
    }
    var parts = ArrayShape.split(inner)
    if parts.count > 1 && parts.last?.isEmpty == true { parts.removeLast() }
    if parts.count == 1, !inner.contains(","), let spelling = try? readShape(inner),
      case .matrix(let rows, let columns) = spelling.shape
    {
      sizes = [rows, columns]
      return
    }
    // A lone number in no brackets could be anything.
    guard parts.count > 1 || inner.hasSuffix(",") || isBracketed else { throw ArrayShape.expected(text) }
    var sizes: [Expression] = []
    for part in parts {
      guard let size = try? read(part) else { throw ArrayShape.expected(text) }
      sizes.append(size)
    }
    self.sizes = sizes
  }

  private static func expected(_ text: String) -> Unreadable {
    Unreadable(
      diagnostic: Diagnostic(
        "grading.shape", at: SourceRange(0, text.utf8.count),
        "expected a shape such as (3, 4), (5,) or 'error'"))
  }

  /// Whether one pair of brackets holds the whole text.
  private static func isBracketed(_ text: Substring) -> Bool {
    guard let first = text.first, let last = text.last,
      (first == "(" && last == ")") || (first == "[" && last == "]")
    else { return false }
    var depth = 0
    for (index, character) in zip(text.indices, text) {
      if character == "(" || character == "[" { depth += 1 }
      if character == ")" || character == "]" { depth -= 1 }
      if depth == 0 && text.index(after: index) != text.endIndex { return false }
    }
    return true
  }

  /// The parts between commas outside of brackets.
  private static func split(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == "," && depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map(\.trimmingBlanks)
  }
}

extension PreparedExercise {
  static func meansError(_ answer: String) -> Bool {
    ["error", "no", "none", "错误", "报错", "不合法", "无"].contains(answer.trimmingBlanks.lowercased())
  }

  func gradeShape(_ answer: String) -> Finding {
    guard case .shape(let right) = reference else { return .faulty }
    if PreparedExercise.meansError(answer) {
      return right == nil ? .right() : .wrong(Sentence("NumPy does not refuse this", "NumPy 不会报错"))
    }
    let given: ArrayShape
    do throws(ArrayShape.Unreadable) { given = try ArrayShape(answer) } catch {
      return .unreadable(error.diagnostic)
    }
    if let word = PreparedExercise.prose(in: PreparedExercise.number(in: answer).text), !isKnown(Symbol(word))
    {
      return .unreadable(
        Diagnostic("grading.shape", at: SourceRange(0, answer.utf8.count), "'\(word)' is no size here"))
    }
    guard let right else {
      return .wrong(Sentence("the shapes do not fit, NumPy refuses", "形状不匹配，NumPy 会报错"))
    }
    guard given.sizes.count == right.sizes.count else {
      return .wrong(
        Sentence(
          "yours has \(axes(given.sizes.count)), asked for is \(axes(right.sizes.count))",
          "你的形状有 \(given.sizes.count) 个轴，所求有 \(right.sizes.count) 个"))
    }
    let isRight = zip(given.sizes, right.sizes).map { same($0, $1) }
    if isRight.allSatisfy({ $0 }) { return .right() }
    if given.sizes.count == 2 {
      if same(given.sizes[0], right.sizes[1]) && same(given.sizes[1], right.sizes[0]) {
        return .wrong(Sentence("rows and columns are swapped", "行与列颠倒了"))
      }
      if isRight[0] {
        return .wrong(Sentence("the rows are right, the columns are not", "行数对，列数不对"))
      }
      if isRight[1] {
        return .wrong(Sentence("the columns are right, the rows are not", "列数对，行数不对"))
      }
    }
    return .wrong(Sentence("not this shape", "形状不对"))
  }

  /// The first word of three letters or more that is no command: sizes have short names.
  private static func prose(in text: String) -> String? {
    var word = ""
    var isCommand = false
    for character in text + " " {
      if character.isLetter {
        word.append(character)
        continue
      }
      if word.count > 2 && !isCommand { return word }
      word = ""
      isCommand = character == "\\"
    }
    return nil
  }

  private func isKnown(_ name: Symbol) -> Bool {
    if case .shape(let right?) = reference, right.sizes.contains(where: { $0.names.contains(name) }) {
      return true
    }
    return point[name] != nil || context.vocabulary.names.contains(name)
  }

  private func axes(_ count: Int) -> String {
    switch count {
    case 0: "no axis"
    case 1: "one axis"
    case 2: "two axes"
    default: "\(count) axes"
    }
  }

  /// Whether two sizes are one: as formulas, or with the exercise's own numbers put in.
  private func same(_ given: Expression, _ right: Expression) -> Bool {
    if case .equal? = try? Judge().compare(right, given) { return true }
    let evaluator = Evaluator(definitions: context.definitions, values: point)
    guard case .exact(let a)? = try? evaluator.number(given),
      case .exact(let b)? = try? evaluator.number(right)
    else { return false }
    return a == b
  }
}
