import Algebra
import Derivation
import Foundation
import Notation
import Testing

/// A derivation with its exercise, as the text files in `Cases` have them.
///
/// A block begins with `# title`; then `given`, `shape`, `assume`, `goal`, `answer`, `try`, `names` and `expect` as on
/// the lines below, and `> ` before every line of the learner.
struct DerivationCase: CustomTestStringConvertible {
  var title = ""
  var given: [(name: String, formula: String)] = []
  var shapes: [(name: String, shape: String)] = []
  var assume: [String] = []
  var goal: String?
  var answer: String?
  var point: [Symbol: Rational] = [:]
  var names: [String]?
  /// `correct`, `wrong 2 [sign of a term]`
  var expected = ""
  var lines: [String] = []

  var testDescription: String { title }

  static func load(_ name: String) throws -> [DerivationCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let text = try String(contentsOf: folder.appendingPathComponent("Cases/\(name)"), encoding: .utf8)
    var cases: [DerivationCase] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") {
        cases.append(DerivationCase(title: String(line.dropFirst(2))))
      } else if !cases.isEmpty {
        try cases[cases.count - 1].add(line)
      }
    }
    return cases
  }

  mutating func add(_ line: Substring) throws {
    if line.hasPrefix(">") {
      lines.append(String(line.dropFirst(line.hasPrefix("> ") ? 2 : 1)))
      return
    }
    let (key, rest) = Self.pair(line, " ")
    switch key {
    case "given": given += rest.split(separator: ";").map { Self.pair($0, "=") }.map { ($0.0, $0.1) }
    case "shape": shapes += rest.split(separator: ";").map { Self.pair($0, ":") }.map { ($0.0, $0.1) }
    case "assume": assume.append(rest)
    case "goal": goal = rest
    case "answer": answer = rest
    case "expect": expected = rest
    case "names": names = rest.split(separator: " ").map(String.init)
    case "try":
      for part in rest.split(separator: ",") {
        let (name, value) = Self.pair(part, "=")
        if case .exact(let number) = try Evaluator().number(read(value)) {
          point[try readName(name)] = number
        }
      }
    default: break
    }
  }

  private static func pair(_ text: Substring, _ separator: Character) -> (String, String) {
    guard let index = text.firstIndex(of: separator) else { return (String(text), "") }
    func trimmed(_ part: Substring) -> String { part.trimmingCharacters(in: .whitespaces) }
    return (trimmed(text[..<index]), trimmed(text[text.index(after: index)...]))
  }

  func checker() throws -> DerivationChecker {
    let context = try FormulaContext(given: given, shapes: shapes, assume: assume)
    return try DerivationChecker(
      context, goal: goal.map { try read($0, vocabulary: context.vocabulary) },
      answer: answer.map { try read($0, vocabulary: context.vocabulary) },
      points: point.isEmpty ? [] : [point],
      allowedNames: names.map { Set(try $0.map { try readName($0) }) })
  }

  func report() throws -> DerivationReport { try checker().check(lines: lines) }
}

extension DerivationReport {
  /// `wrong 2 [sign of a term]`
  var summary: String {
    "\(verdict)" + (faultyLine.map { " \($0)" } ?? "") + (slip.map { " [\($0.name)]" } ?? "")
  }

  /// Every line with what was said of it.
  func transcript(_ lines: [String]) -> String {
    zip(lines, self.lines).map { "\n  \($1.verdict)  \($0)  — \($1.message.english)" }.joined()
  }
}
