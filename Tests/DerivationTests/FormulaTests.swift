import Algebra
import Derivation
import Foundation
import Notation
import Testing

/// Two formulas of one context and what is to be said of them, as a line of the files in `Cases`.
///
/// A block begins with `# title`, then `given`, `shape` and `assume`, then lines of `left | right | verdict [slip]`.
struct FormulaPair: CustomTestStringConvertible {
  var context: DerivationCase
  let left: String
  let right: String
  let expected: String

  var testDescription: String { "\(left) | \(right)" }

  static func load(_ name: String) throws -> [FormulaPair] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let text = try String(contentsOf: folder.appendingPathComponent("Cases/\(name)"), encoding: .utf8)
    var context = DerivationCase()
    var pairs: [FormulaPair] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = String(line).components(separatedBy: " | ")
      if line.hasPrefix("# ") {
        context = DerivationCase(title: String(line.dropFirst(2)))
      } else if cells.count == 3 {
        pairs.append(FormulaPair(context: context, left: cells[0], right: cells[1], expected: cells[2]))
      } else {
        try context.add(line)
      }
    }
    return pairs
  }

  /// `equal`, `different [1/m lost]`, `malformed`; the left side has to be readable.
  func verdict() throws -> String {
    let context = try FormulaContext(
      given: context.given, shapes: context.shapes, assume: context.assume)
    let asked = try read(left, vocabulary: context.vocabulary)
    let outcome: String
    do {
      let formula = try read(right, vocabulary: context.vocabulary)
      switch try context.judge().compare(asked, formula) {
      case .equal: return "equal"
      case .undecided: return "undecided"
      case .different, .differentShape: outcome = "different"
      }
    } catch { outcome = "malformed" }
    let checker = ExpressionChecker(
      answer: asked, definitions: context.definitions, shapes: context.shapes,
      assumptions: context.assumptions, isOpen: true, vocabulary: context.vocabulary)
    return outcome + (checker.slip(in: right).map { " [\($0.name)]" } ?? "")
  }
}

struct FormulaTests {
  /// Every formula of the course that has been printed wrong somewhere, wrong and right, and the matrix formulas
  /// of vectorised logistic regression and of networks, in NumPy and in LaTeX.
  @Test(arguments: try FormulaPair.load("formulas.txt"))
  func judgesTheFormulasOfTheCourse(_ pair: FormulaPair) throws {
    #expect(try pair.verdict() == pair.expected, "\(pair.context.title)")
  }

  @Test(arguments: try FormulaPair.load("powers.txt"))
  func tellsPowersOfEntriesFromPowersOfMatrices(_ pair: FormulaPair) throws {
    #expect(try pair.verdict() == pair.expected)
  }

  /// Derivatives of traces, quadratic forms, least squares, likelihoods and chains of functions of entries.
  @Test(arguments: try FormulaPair.load("identities.txt"))
  func provesTheIdentitiesOfMatrixCalculus(_ pair: FormulaPair) throws {
    #expect(try pair.verdict() == pair.expected)
  }

  /// A formula without a value on a whole interval is not equal to one with values there; one without a value at
  /// a point is.
  @Test(arguments: try FormulaPair.load("domains.txt"))
  func asksWhereTheRightSideIsDefined(_ pair: FormulaPair) throws {
    #expect(try pair.verdict().split(separator: " ").first.map(String.init) == pair.expected)
  }
}
