import Algebra
import Derivation
import Notation

/// Reading, comparing and showing formulas; microseconds for one of them, on one core.
enum FormulaBenchmarks {
  static func run(_ options: Options) throws -> String {
    var results: [String] = []
    func task(_ name: String, _ measure: () throws -> String) rethrows {
      if options.wants(name) { results.append("\"\(name)\":\(try measure())") }
    }
    try task("equal") { try equality(of: File.data + "pairs.jsonl") }
    try task("equal_matrix") { try equality(of: File.data + "matrices.jsonl") }
    for file in options.files { try task("equal_\(name(of: file))") { try equality(of: file) } }
    try task("backward_equations", backwardEquations)
    try task("derivation_10_lines", derivation)
    task("sum_10000_terms", longSum)
    task("hostile", hostile)
    try task("show") { try showing(Pair.all(in: File.data + "pairs.jsonl").flatMap { [$0.left, $0.right] }) }
    return "{\"peer\":\"gradus\",\"tasks\":{\(results.joined(separator: ","))}}"
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? path
  }

  private static func equality(of path: String) throws -> String {
    let pairs = try Pair.all(in: path)
    var right = 0
    var undecided = 0
    for pair in pairs {
      switch pair.judged() {
      case .equal: right += pair.isEqual ? 1 : 0
      case .different: right += pair.isEqual ? 0 : 1
      case .undecided, .malformed: undecided += 1
      }
    }
    return Distribution(pairs) { _ = $0.judged() }
      .json(("right", right), ("undecided", undecided), ("wrong", pairs.count - right - undecided))
  }

  /// dW2, db2, dZ1, dW1, db1 and dZ2 of a network with one hidden layer, one after another.
  private static func backwardEquations() throws -> String {
    var seen: Set<String> = []
    let six = try Pair.all(in: File.data + "matrices.jsonl")
      .filter { $0.isEqual && $0.left.hasPrefix("dJ/") && seen.insert($0.left).inserted }
    return Distribution([six], rounds: 20) { for pair in $0 { _ = pair.judged() } }.json(
      ("equations", six.count))
  }

  /// Ten lines, the sixth of them wrong: judged, the slip searched and named.
  private static func derivation() throws -> String {
    let context = try FormulaContext(
      given: [("z", "w*x + b"), ("a", "σ(z)"), ("L", "-(y*log(a) + (1-y)*log(1-a))")],
      assume: ["y in {0, 1}"])
    let checker = DerivationChecker(context, goal: try read("dL/dw"), answer: try read("(a-y)*x"))
    let lines = [
      "dL/dw = dL/da * da/dz * dz/dw", "dL/da = -y/a + (1-y)/(1-a)", "= (-y*(1-a) + (1-y)*a)/(a*(1-a))",
      "= (a-y)/(a*(1-a))", "da/dz = a*(1-a)", "dz/dw = w", "dL/dz = dL/da * da/dz",
      "= (a-y)/(a*(1-a)) * a*(1-a)",
      "= a - y", "dL/dw = (a-y)*w",
    ]
    guard checker.check(lines: lines).faultyLine == 6 else {
      throw Options.Unreadable(description: "the derivation is not judged as it should be")
    }
    return Distribution([lines], rounds: 20) { _ = checker.check(lines: $0) }.json()
  }

  private static func longSum() -> String {
    let terms = (1...10_000).map { "\($0)*x^\($0 % 7)" }
    let pair = Pair(
      left: terms.joined(separator: " + "), right: terms.reversed().joined(separator: " + "), isEqual: true)
    return Distribution([pair], rounds: 5) { _ = $0.judged() }.json()
  }

  /// Text that is meant to do harm; the slowest counts.
  private static func hostile() -> String {
    let texts = [
      "9^9^9^9 - 1", "(x+1)^100000", String(repeating: "(", count: 100_000),
      "1" + String(repeating: "+1", count: 500_000), "x" + (3..<40).map { "^(1/\($0))" }.joined(),
      String(repeating: "σ(", count: 5_000), String(repeating: "\\frac{", count: 50_000),
      (1...60).map { "|x-\($0)|" }.joined(separator: "+"),
    ]
    return Distribution(texts, rounds: 3) { text in
      _ = Pair(left: text, right: "1", isEqual: false).judged()
    }.json()
  }

  private static func showing(_ formulas: [String]) -> String {
    let unknown = formulas.count { !FormulaDisplay(source: $0).unknown.isEmpty }
    return Distribution(formulas) { source in
      let display = FormulaDisplay(source: source)
      _ = display.block
      _ = display.line
      _ = display.mathML
    }.json(("with_unknown", unknown))
  }
}
