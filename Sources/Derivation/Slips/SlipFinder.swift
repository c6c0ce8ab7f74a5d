internal import Algebra
internal import SourceText

/// A line that is wrong, and what it should have followed from.
struct SlipQuestion: Sendable {
  let wrong: Expression
  /// The side before, right or itself following from a slip; nil at the beginning of a chain.
  let previous: Expression?
  /// What the chain is about.
  let head: Expression
  /// A formula whose value the line should have.
  let reference: Expression
  let answer: Expression?
  let scope: Scope

  /// The same with products in products and sums in sums taken apart: numbers do not care.
  var flattened: SlipQuestion {
    SlipQuestion(
      wrong: wrong.flattened, previous: previous?.flattened, head: head, reference: reference,
      answer: answer?.flattened, scope: scope)
  }
}

/// The slip that explains a wrong line.
struct FoundSlip: Sendable {
  let slip: Slip
  /// The node of the learner's line in which it shows; the whole line where that cannot be told.
  let range: SourceRange?
  let part: Expression?
  /// What should stand in that place.
  let meant: Expression?
}

/// Tries every edit of the catalogue and keeps the one that is shown to explain the line.
///
/// Wrong versions of the right lines around are compared with the learner's line, and mended versions of the
/// learner's line with the truth: all of them at once in prime fields, then those that agree by the judge.
struct SlipFinder {
  private let question: SlipQuestion
  private let context: SlipContext
  /// The line before with its derivatives worked out; nil where a rule is missing.
  private let worked: Expression?
  /// The line before as the chain rule has it, every derivative still to be worked out.
  private let chain: Expression?
  private var candidates: [Candidate] = []

  private struct Candidate {
    let slip: Int
    let formula: Expression
    let isMend: Bool
    let edit: Edit
    let cost: Int
    let range: SourceRange?
  }

  /// What an edit gains that explains how the line is written, not only what it comes to.
  private static let bonus = 700
  /// The most candidates that are looked at.
  private static let limit = 6000

  init(_ asked: SlipQuestion) {
    let question = asked.scope.shapes.isEmpty ? asked.flattened : asked
    self.question = question
    var variable: Symbol?
    if case .derivative(_, let variables, _) = question.head.node, variables.count == 1 {
      variable = variables.names.first
    }
    let source = question.previous ?? question.head
    worked = SlipFinder.worked(source, question.scope.graph)
    chain = SlipFinder.chained(source, question.scope.graph)
    context = SlipContext(
      question.scope, wrong: question.wrong,
      lines: [question.previous, question.head, question.answer, worked].compactMap { $0 }, variable: variable
    )
  }

  /// The one slip that explains the line; nil where none does for certain.
  static func find(_ question: SlipQuestion) -> FoundSlip? {
    if question.wrong.size > 400 { return nil }
    var finder = SlipFinder(question)
    finder.collect()
    return finder.best()
  }

  // MARK: Candidates

  private mutating func collect() {
    let source = question.previous ?? question.head
    spoil(source, cost: 0)
    if let worked, worked != source { spoil(worked, cost: 20) }
    if let answer = question.answer, answer != source { spoil(answer, cost: 30) }
    if let chain { spoil(chain, cost: 10) }
    let opened = source.opened(by: question.scope.graph)
    if opened != source, opened.size < 120 { spoil(opened, cost: 40) }
    mend()
    for (path, node) in source.positions {
      guard case .derivative(let target, let variables, _) = node.node, variables.count == 1,
        case .symbol(let variable) = variables[0].node
      else { continue }
      let isAlone = path.isEmpty || (path.count == 1 && source.isProductOfDerivatives)
      derive(target, variable, isAlone: isAlone) { edit in source.replacing(at: path[...], with: edit) }
    }
  }

  private mutating func add(
    _ slip: Int, _ formula: Expression, _ edit: Edit, isMend: Bool, extra: Int, at range: SourceRange?
  ) {
    if candidates.count >= SlipFinder.limit || formula.size > 600 { return }
    candidates.append(
      Candidate(
        slip: slip, formula: formula, isMend: isMend, edit: edit,
        cost: (Slip.all[slip].rank + edit.doubt) * 10 + extra + min(edit.result.size, 9), range: range))
  }

  /// Wrong versions of a right line.
  private mutating func spoil(_ line: Expression, cost: Int) {
    for (path, spot) in line.spots {
      for (index, slip) in Slip.all.enumerated() {
        for edit in slip.spoil(spot, context) {
          add(
            index, line.replacing(at: path[...], with: edit.result), edit, isMend: false,
            extra: cost, at: nil)
        }
      }
    }
  }

  /// Right versions of the learner's line.
  private mutating func mend() {
    for (path, spot) in question.wrong.spots {
      for (index, slip) in Slip.all.enumerated() {
        for edit in slip.mend(spot, context) {
          add(
            index, question.wrong.replacing(at: path[...], with: edit.result), edit, isMend: true,
            extra: 10, at: spot.node.range)
        }
      }
    }
  }

  /// A right line with every derivative worked out; nil where a rule is missing.
  private static func worked(_ line: Expression, _ graph: DefinitionGraph) -> Expression? {
    var isComplete = true
    let result = line.replacing { node in
      guard case .derivative(let target, let variables, _) = node.node, variables.count == 1,
        case .symbol(let variable) = variables[0].node
      else { return nil }
      guard let paths = graph.paths(from: target, to: variable),
        let terms = ChainStep(target: target, variable: variable, paths: paths, graph: graph).terms
      else {
        isComplete = false
        return nil
      }
      return .sum(terms)
    }
    return isComplete ? result : nil
  }

  /// A right line with its derivatives taken apart by the chain rule; nil where that changes nothing.
  private static func chained(_ line: Expression, _ graph: DefinitionGraph) -> Expression? {
    let result = line.replacing { node in
      guard case .derivative(let target, let variables, _) = node.node, variables.count == 1,
        case .symbol(let variable) = variables[0].node,
        let paths = graph.paths(from: target, to: variable), paths.contains(where: { $0.count > 1 })
      else { return nil }
      return .sum(paths.map { path in .product(path.map { $0.derivative }) })
    }
    return result == line ? nil : result
  }

  /// Wrong values of one derivative.
  private mutating func derive(
    _ target: Expression, _ variable: Symbol, isAlone: Bool, _ whole: (Expression) -> Expression
  ) {
    let graph = question.scope.graph
    guard let paths = graph.paths(from: target, to: variable), !paths.isEmpty else { return }
    let step = ChainStep(target: target, variable: variable, paths: paths, graph: graph)
    for (index, slip) in Slip.all.enumerated() {
      for edit in slip.chain(step, context) {
        add(
          index, whole(edit.result), edit, isMend: false,
          extra: 0, at: nil)
      }
    }
    guard let terms = step.terms else { return }
    for (number, path) in paths.enumerated() {
      guard let slopes = step.slopes(path) else { continue }
      for (place, link) in path.enumerated() {
        for (index, edit) in wrongSlopes(link.formula, by: link.lower, isAlone: isAlone) {
          var changed = slopes
          changed[place] = edit.result
          var all = terms
          all[number] = .product(changed)
          add(
            index, whole(.sum(all)), edit, isMend: false,
            extra: 5, at: nil)
        }
      }
    }
  }

  /// Wrong derivatives of a formula, each with one rule misapplied somewhere in it.
  private func wrongSlopes(_ formula: Expression, by variable: Symbol, isAlone: Bool) -> [(Int, Edit)] {
    guard formula.names.contains(variable),
      let slopes = Differentiation.operandSlopes(of: formula, by: variable)
    else { return [] }
    var found: [(Int, Edit)] = []
    let step = SlopeStep(formula: formula, slopes: slopes, variable: variable, isAlone: isAlone)
    for (index, slip) in Slip.all.enumerated() {
      for edit in slip.derive(step, context) { found.append((index, edit)) }
    }
    let operands = Differentiation.operands(of: formula)
    let moving = operands.filter { $0.names.contains(variable) }.count
    for (place, operand) in operands.enumerated() where place < slopes.count {
      for (index, edit) in wrongSlopes(operand, by: variable, isAlone: isAlone && moving == 1) {
        var changed = slopes
        changed[place] = edit.result
        if let whole = Differentiation.combine(formula, changed, by: variable) {
          found.append((index, Edit(whole, about: edit.part)))
        }
      }
    }
    return found
  }

  // MARK: Choosing

  private func best() -> FoundSlip? {
    let scope = question.scope
    let judge = scope.judge
    guard
      var screening = try? Screening(judge, samples: [question.reference, question.wrong]),
      let reference = screening.add(question.reference)
    else { return nil }
    // A line whose shapes do not fit has no value; only mending shows what it should have been.
    let wrong = screening.add(question.wrong)
    var handles: [Int?] = []
    for candidate in candidates {
      handles.append(!candidate.isMend && wrong == nil ? nil : screening.add(candidate.formula))
    }
    let forms = [question.previous, chain, worked, question.answer].compactMap {
      $0.flatMap { screening.add($0) }
    }
    screening.evaluate()
    var matches: [Candidate] = []
    var costs: [Int] = []
    var isEverywhere: [Bool] = []
    for (candidate, handle) in zip(candidates, handles) {
      guard let handle else { continue }
      if candidate.isMend {
        guard screening.agree(handle, reference) else { continue }
        // The mended line is a right line around, not only equal to it.
        let isLiteral = forms.contains { screening.areAlike($0, handle) }
        costs.append(candidate.cost - (isLiteral ? SlipFinder.bonus : 0))
        isEverywhere.append(screening.agreeEverywhere(handle, reference))
      } else {
        guard let wrong, screening.agree(handle, wrong), !screening.agreeEverywhere(handle, reference) else {
          continue
        }
        costs.append(candidate.cost - (screening.areAlike(handle, wrong) ? SlipFinder.bonus : 0))
        isEverywhere.append(screening.agreeEverywhere(handle, wrong))
      }
      matches.append(candidate)
    }
    var order = Array(matches.indices)
    order.sort { (costs[$0], $0) < (costs[$1], $1) }
    for index in order.prefix(12) {
      let match = matches[index]
      let target = match.isMend ? question.reference : question.wrong
      // The other way round tells less: the edited line may have a smaller domain, as `log(ab)` has. What an
      // edit divides by could be zero in a whole branch.
      if scope.compare(target, match.formula).isEqual
        || isEverywhere[index] && !match.edit.divides && scope.compare(match.formula, target).isEqual
      {
        return found(match, matches)
      }
    }
    return nil
  }

  /// The match as what to tell; another match of the same slip may know the place better.
  private func found(_ match: Candidate, _ matches: [Candidate]) -> FoundSlip {
    var range = match.range
    var meant: Expression? = match.isMend ? match.edit.result : nil
    if range == nil, let mend = matches.first(where: { $0.slip == match.slip && $0.isMend }) {
      range = mend.range
      meant = mend.edit.result
    }
    return FoundSlip(slip: Slip.all[match.slip], range: range, part: match.edit.part, meant: meant)
  }
}

extension Expression {
  /// Every node with its path and its part in the node above.
  var spots: [(path: [Int], spot: Spot)] {
    var found: [(path: [Int], spot: Spot)] = []
    var path: [Int] = []
    func visit(_ node: Expression, _ role: Spot.Role) {
      found.append((path, Spot(node: node, role: role)))
      // A derivative is one quantity here: what is inside is not computed in this line.
      if case .derivative = node.node { return }
      for (index, part) in node.parts.enumerated() {
        path.append(index)
        visit(part, node.role(of: index, role))
        path.removeLast()
      }
    }
    visit(self, .whole)
    return found
  }

  private func role(of index: Int, _ own: Spot.Role) -> Spot.Role {
    switch node {
    case .sum, .negation: .term
    case .product: .factor
    case .quotient: index == 0 ? .numerator : .denominator
    case .power: index == 0 ? .base : .exponent
    case .call, .transpose, .reduction: .argument
    case .series: index == 2 ? .argument : .other
    default: .other
    }
  }

  /// `da/du · du/dz`: each factor is worked out by itself.
  fileprivate var isProductOfDerivatives: Bool {
    guard case .product(let factors, _) = node else { return false }
    return factors.allSatisfy { factor in
      if case .derivative = factor.node { return true }
      return false
    }
  }

  /// The formula with defined names written out, what is differentiated left as it is.
  fileprivate func opened(by graph: DefinitionGraph) -> Expression {
    replacing { node in
      switch node.node {
      case .derivative: node
      case .symbol(let name): graph.definitions[name] == nil ? nil : graph.expanded(node)
      default: nil
      }
    }
  }
}
