public import Algebra
public import Notation
import SourceText

/// Judges one formula against the one that was asked for: first names, then value, then form.
public struct ExpressionChecker: Sendable {
  public let answer: Expression
  public let definitions: [Definition]
  public let shapes: [Symbol: Shape]
  public let assumptions: [Assumption]
  public let points: [[Symbol: Rational]]
  /// The names that a formula may use; nil allows every name of the exercise.
  public let allowedNames: Set<Symbol>?
  /// How it has to be written, apart from its value.
  public let form: Form
  /// Whether other names and derivatives may stand in it, as in one line out of many.
  public let isOpen: Bool
  public let vocabulary: Vocabulary
  public let syntax: Syntax

  public init(
    answer: Expression, definitions: [Definition] = [], shapes: [Symbol: Shape] = [:],
    assumptions: [Assumption] = [], points: [[Symbol: Rational]] = [],
    allowedNames: Set<Symbol>? = nil, form: Form = .any, isOpen: Bool = false, vocabulary: Vocabulary = .open,
    syntax: Syntax = .automatic
  ) {
    self.answer = answer
    self.definitions = definitions
    self.shapes = shapes
    self.assumptions = assumptions
    self.points = points
    self.allowedNames = allowedNames
    self.form = form
    self.isOpen = isOpen
    self.vocabulary = vocabulary
    self.syntax = syntax
  }

  /// Judges what a learner wrote: one formula, or `z = …` with the formula on the right; in a chain every side counts.
  public func check(_ text: String) -> ExpressionReport {
    let chain: FormulaChain
    do throws(FormulaError) {
      chain = try readChain(text, syntax: syntax, vocabulary: vocabulary)
    } catch { return .malformed(error.diagnostic) }
    if let link = chain.links.first(where: { $0.relation != .equal && $0.relation != .defined }) {
      return .malformed(
        Diagnostic("derivation.no-formula", at: link.range, "a formula is asked for, this is a comparison"))
    }
    var sides = chain.sides
    if sides.count > 1, sides[0].isQuantity { sides.removeFirst() }
    guard let last = sides.last else {
      return .malformed(
        Diagnostic("derivation.no-formula", at: SourceRange(at: 0), "there is no formula here"))
    }
    for side in sides.dropLast() {
      let report = judge(side, in: text)
      if report.verdict != .correct && report.verdict != .wrongForm { return report }
    }
    return judge(last, in: text)
  }

  private func judge(_ formula: Expression, in text: String) -> ExpressionReport {
    if !isOpen, let diagnostic = unknownName(in: formula) { return .malformed(diagnostic) }
    func report(
      _ verdict: ExpressionReport.Verdict, _ message: Sentence, at range: SourceRange? = nil
    ) -> ExpressionReport {
      ExpressionReport(verdict: verdict, message: message, range: range ?? formula.range, formula: formula)
    }
    let judge = Judge(definitions: definitions, shapes: shapes, assumptions: assumptions, points: points)
    let verdict: Verdict
    do throws(LoweringError) { verdict = try judge.compare(answer, formula) } catch {
      if case .tooLarge(let what) = error {
        return report(.undecided, Sentence("this needs a person: \(what)", "需要人工判断：\(what)"))
      }
      return .malformed(error.diagnostic)
    }
    switch verdict {
    case .equal:
      if let fault = formFault(of: formula) { return report(.wrongForm, fault.message, at: fault.range) }
      return report(.correct, Sentence("right", "正确"))
    case .different(let counterexample):
      let slip = slip(in: SourceFile(name: "", text: text).text(in: formula.range))
      return ExpressionReport(
        verdict: .wrong,
        message: slip?.sentence ?? Sentence("not equal to what was asked for", "与所求不相等"),
        range: formula.range, formula: formula, counterexample: counterexample, slip: slip)
    case .differentShape(let expected, let found):
      return report(
        .wrong, Sentence("yours is \(found), asked for is \(expected)", "你的是 \(found)，所求为 \(expected)"))
    case .undecided:
      return report(.undecided, Sentence("this needs a person", "需要人工判断"))
    }
  }

  /// The names that mean something here; a name beyond them is no wrong answer but one that cannot be read.
  private var knownNames: Set<Symbol> {
    var known = vocabulary.names.union(answer.allNames).union(allowedNames ?? [])
    for definition in definitions {
      known.insert(definition.name)
      known.formUnion(definition.value.allNames)
    }
    for (name, shape) in shapes {
      known.insert(name)
      for size in shape.sizes ?? [] { known.formUnion(size.names) }
    }
    for assumption in assumptions { known.formUnion(assumption.names) }
    for point in points { known.formUnion(point.keys) }
    return known
  }

  private func unknownName(in formula: Expression) -> Diagnostic? {
    let known = knownNames
    guard let (name, place) = formula.firstName(where: { !known.contains($0) && !$0.isIndex }) else {
      return nil
    }
    let list = known.sorted().map { $0.name }.joined(separator: ", ")
    return Diagnostic(
      "derivation.unknown-name", at: place, "'\(name)' means nothing here",
      help: known.isEmpty ? nil : "known are \(list)")
  }

  /// What is to be mended in a formula whose value is right.
  private func formFault(of formula: Expression) -> (message: Sentence, range: SourceRange)? {
    if isOpen { return nil }
    if answer.isDerivative || !answer.contains(where: { $0.isDerivative }),
      let open = formula.positions.first(where: { $0.node.isDerivative })
    {
      return (
        Sentence("right value, but a derivative is left to work out", "值对，但还有导数没有求出来"), open.node.range
      )
    }
    if let allowedNames,
      let (name, place) = formula.firstName(where: { !allowedNames.contains($0) && !$0.isIndex })
    {
      let list = allowedNames.sorted().map { $0.name }.joined(separator: ", ")
      return (
        Sentence(
          "right value, but write it in \(list): '\(name)' is left", "值对，但请只用 \(list) 表示：还有 '\(name)'"),
        place
      )
    }
    return form.fault(of: formula, answer: answer).map { ($0.message, $0.range) }
  }
}

extension ExpressionChecker {
  /// The slip that turns the right answer into what was written: that of a derivation with this one line.
  public func slip(in text: String) -> NamedSlip? {
    let right = write(answer)
    let checker = DerivationChecker(
      definitions: definitions, shapes: shapes, assumptions: assumptions, goal: answer, answer: answer,
      points: points, vocabulary: vocabulary, syntax: syntax)
    guard let slip = checker.check(lines: ["\(right) = \(text)"]).slip else { return nil }
    let lead = "\(right) = ".utf8.count
    return NamedSlip(
      name: slip.name, sentence: slip.sentence,
      range: SourceRange(max(0, slip.range.lower - lead), max(0, slip.range.upper - lead)),
      meant: slip.meant)
  }
}
