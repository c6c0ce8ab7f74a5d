import Algebra
import Course
import Experiments
import Notation
import SourceText

/// A formula that proves its numbers by itself: its sides without names are computed and must agree.
///
/// `=` between a computed side and a printed number allows for the rounding of its last digit, if it has a decimal point; `≈`
/// always does, and besides half a percent for inputs that were rounded themselves.
struct EquationCheck {
  private(set) var diagnostics: [Diagnostic] = []
  /// The numbers in sides that agree with another one, as they are printed.
  private(set) var proved: Set<String> = []

  private let math: Math
  private let bytes: [UInt8]

  /// A side that could be computed.
  private struct Side {
    let value: Double
    /// The side when it is nothing but one printed number.
    let printed: String?
    /// Its bytes in the formula.
    let range: SourceRange
  }

  init(_ math: Math) {
    self.math = math
    bytes = Array(math.latex.utf8)
    // Without a digit there is nothing to prove.
    guard bytes.contains(where: { (0x30...0x39).contains($0) }),
      bytes.contains(UInt8(ascii: "=")) || math.latex.contains("approx") || math.latex.contains("≈")
    else { return }
    var last: Side?
    for row in EquationCheck.rows(of: math.latex) {
      check(row, &last)
    }
  }

  /// The rows of an `aligned`, each with where it begins; a formula without rows is one.
  private static func rows(of latex: String) -> [(text: String, start: Int)] {
    var text = Array(latex.utf8)
    for command in ["\\begin{aligned}", "\\end{aligned}", "\\begin{align*}", "\\end{align*}"] {
      blank(command, in: &text)
    }
    guard text.contains(UInt8(ascii: "&")) || latex.contains("\\\\"), !latex.contains("matrix"),
      !latex.contains("cases"), !latex.contains("array")
    else { return [(latex, 0)] }
    var rows: [(String, Int)] = []
    var start = 0
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "\\"), index + 1 < text.count, text[index + 1] == UInt8(ascii: "\\") {
        rows.append((String(decoding: text[start..<index], as: UTF8.self), start))
        index += 2
        start = index
        continue
      }
      if text[index] == UInt8(ascii: "&") { text[index] = 0x20 }
      index += 1
    }
    rows.append((String(decoding: text[start...], as: UTF8.self), start))
    return rows
  }

  private static func blank(_ command: String, in text: inout [UInt8]) {
    let wanted = Array(command.utf8)
    var index = 0
    while index + wanted.count <= text.count {
      if text[index..<index + wanted.count].elementsEqual(wanted) {
        for place in index..<index + wanted.count { text[place] = 0x20 }
      }
      index += 1
    }
  }

  // MARK: - Chains

  private mutating func check(_ row: (text: String, start: Int), _ last: inout Side?) {
    guard let chain = try? readChain(row.text, syntax: .latex) else {
      last = nil
      return
    }
    let sides = chain.sides.map { side(of: $0, shifted: row.start) }
    if let leading = chain.leading, let first = sides[0], let previous = last {
      compare(previous, first, leading.relation)
    }
    for (index, link) in chain.links.enumerated() {
      guard let right = sides[index + 1] else { continue }
      // The nearest computed side to the left: `dJ/db = 3·1·2 = 6` skips the first.
      guard let left = sides[...index].last(where: { $0 != nil }) ?? nil else { continue }
      let relations = chain.links[...index].suffix(1).map(\.relation)
      compare(left, right, relations.contains(.approximately) ? .approximately : link.relation)
    }
    last = sides.last { $0 != nil } ?? nil
  }

  private func side(of expression: Expression, shifted start: Int) -> Side? {
    // A side with a name has no value of its own; `dJ/db` would even be 0, there being no J.
    guard expression.names.isEmpty, !expression.callsUnknown,
      let value = try? Evaluator().number(expression).approximation
    else {
      return nil
    }
    let range = expression.range.shifted(by: start)
    let numbers = PrintedNumber.all(in: bytes, range, isMath: true)
    let isPrinted = numbers.count == 1 && numbers[0].range == range
    return Side(value: value, printed: isPrinted ? numbers[0].text : nil, range: range)
  }

  private mutating func compare(_ left: Side, _ right: Side, _ relation: FormulaChain.Relation) {
    guard relation == .equal || relation == .approximately || relation == .implies else { return }
    if relation == .implies { return }
    if agree(left, right, relation) {
      for side in [left, right] {
        for number in PrintedNumber.all(in: bytes, side.range, isMath: true) {
          proved.insert(number.magnitude)
        }
      }
      return
    }
    let isVerbatim = math.range.upper - math.range.lower == bytes.count
    let place = isVerbatim ? right.range.shifted(by: math.range.lower) : math.range
    diagnostics.append(
      Diagnostic(
        "lint.equation", at: place,
        "this side is \(NumberText.short(right.value)), the one before is \(NumberText.short(left.value))"))
  }

  private func agree(_ left: Side, _ right: Side, _ relation: FormulaChain.Relation) -> Bool {
    let scale = max(left.value.magnitude, right.value.magnitude)
    if (left.value - right.value).magnitude <= 1e-9 * scale { return true }
    if relation == .approximately, (left.value - right.value).magnitude <= 0.005 * scale { return true }
    for (printed, other) in [(right.printed, left.value), (left.printed, right.value)] {
      guard let printed, relation == .approximately || printed.contains(".") else { continue }
      if NamedValue("", other).agrees(with: printed) { return true }
    }
    return false
  }
}

extension Expression {
  /// Whether a function that is only a name is called in it: `f(3)` has no value of its own.
  fileprivate var callsUnknown: Bool {
    if case .call(.unknown, _, _) = node { return true }
    return operands.contains { $0.callsUnknown }
  }
}
