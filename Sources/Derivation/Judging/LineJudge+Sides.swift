internal import Algebra
internal import Notation
internal import SourceText

extension LineJudge {
  /// Judges sides that continue the chain, one after the other.
  mutating func judgeSides(
    _ sides: [Expression], _ links: [FormulaChain.Link], _ statement: Statement
  ) -> [Finding] {
    var findings: [Finding] = []
    for (side, link) in zip(sides, links) {
      let shift = statement.range.lower
      let resolved = scope.resolved(side)
      var finding: Finding
      switch link.relation {
      case .equal, .defined, .implies: finding = judge(resolved, written: side, shift)
      case .approximately: finding = judgeRounded(resolved, written: side, shift)
      case .less, .lessOrEqual, .notEqual, .greaterOrEqual, .greater:
        finding = Finding(
          verdict: .skipped, range: side.range.shifted(by: shift),
          message: Sentence("an inequality: not judged", "不等式：不作判断"))
        findings.append(finding)
        continue
      }
      finding.range = side.range.shifted(by: shift)
      findings.append(finding)
      note(resolved, written: side, finding)
    }
    return findings
  }

  /// Judges one side against the truth, the side before and what follows from slips further up.
  private mutating func judge(_ side: Expression, written: Expression, _ shift: Int) -> Finding {
    guard let chain else { return right([]) }
    let outcome = compare(chain.truth, side)
    switch outcome {
    case .equal(let remarks):
      return right(remarks, side)
    case .undecided(let reason):
      if chain.isRight, let last = chain.last, case .equal(let remarks) = compare(last, side) {
        return right(remarks, side)
      }
      if let followed = following(side) { return followed }
      return Finding(
        verdict: .undecided, range: written.range,
        message: Sentence("this could not be decided: \(reason)", "无法判定：\(reason)"))
    case .different(let counterexample):
      if let followed = following(side) { return followed }
      if let rounded = roundedAnyway(side, written, shift) { return rounded }
      if let numeric = withNumbers(side) { return numeric }
      return wrong(side, counterexample, shift)
    case .misfit(let diagnostic):
      return misfit(side, diagnostic.shifted(by: shift), shift)
    }
  }

  /// Compares; where `d` and `∂` are mixed, `∂` may mean one edge of the graph alone.
  func compare(_ reference: Expression, _ side: Expression) -> Outcome {
    let outcome = scope.compare(reference, side)
    guard case .different = outcome else { return outcome }
    let references = [reference] + (chain?.alternative.map { [$0] } ?? [])
    let readings = [side] + (scope.partialsHeld(in: side).map { [$0] } ?? [])
    for reference in references {
      for reading in readings {
        let other = scope.compare(reference, reading)
        if other.isEqual { return other }
      }
    }
    return outcome
  }

  private func right(_ remarks: [Verdict.Remark], _ side: Expression? = nil) -> Finding {
    var finding = Finding(
      verdict: .right, range: SourceRange(at: 0), message: Sentence("this holds", "这一步成立"))
    for case .undefinedAt(let point) in remarks {
      let place = point.map { "\($0.name) = \($0.value.text)" }.joined(separator: ", ")
      finding.remarks.append(
        Sentence("at \(place) this side has no value: it needs another", "当 \(place) 时此式无意义，须排除"))
    }
    if let side, let chain, side.contains(chain.head), chain.head.hasDerivative {
      finding.message = Sentence(
        "this holds, but \(shown(chain.head)) stands on both sides", "成立，但两边都有 \(shown(chain.head))")
    }
    return finding
  }

  // MARK: What follows from slips

  /// Right from what the learner has written further up, though not in itself.
  private func following(_ side: Expression) -> Finding? {
    guard let chain else { return nil }
    func finding(_ line: Int) -> Finding {
      Finding(
        verdict: .follows, range: SourceRange(at: 0),
        message: line == self.line
          ? Sentence("right from the side before", "由前一个式子推得正确")
          : Sentence("right from your line \(line)", "由你的第 \(line) 行推得正确"),
        source: line)
    }
    if !chain.isRight, let last = chain.last, scope.compare(last, side).isEqual {
      return finding(chain.brokenAt ?? line)
    }
    if beliefs.isEmpty { return nil }
    let believed = scope.believed(side, beliefs)
    for source in [chain.last, chain.head].compactMap({ $0 }) {
      let from = scope.believed(source, beliefs)
      if from != source, scope.compare(from, believed).isEqual, let line = lineOfBelief(in: source) {
        return finding(line)
      }
    }
    for belief in beliefs.reversed() {
      for source in [chain.last, chain.head].compactMap({ $0 }) {
        if let from = scope.derivative(source, with: belief),
          scope.compare(from, side).isEqual || scope.compare(from, believed).isEqual
        {
          return finding(belief.line)
        }
        if case .symbol(let name) = belief.quantity.node, scope.definitions[name] != nil {
          let other = scope.believing(name, belief.value)
          if other.compare(source, side).isEqual { return finding(belief.line) }
        }
      }
    }
    return nil
  }

  private func lineOfBelief(in formula: Expression) -> Int? {
    beliefs.last { belief in formula.contains { $0.isSameQuantity(as: belief.quantity) } }?.line
  }

  // MARK: What is wrong

  private func wrong(_ side: Expression, _ counterexample: Counterexample?, _ shift: Int) -> Finding {
    guard let chain else { return right([]) }
    var message: Sentence
    if let counterexample {
      message = Sentence(
        different: counterexample, expected: chain.isRight ? chain.last ?? chain.head : chain.head)
    } else {
      message = Sentence("this is not equal to what stands before", "与前式不相等")
    }
    if let meant = side.withPowersInLogarithms, scope.compare(chain.truth, meant).isEqual {
      let (read, wanted) = (shown(side), shown(meant))
      message = Sentence(
        "read as \(read); if \(wanted) is meant, put the power in brackets with its base",
        "读作 \(read)；若指 \(wanted)，请把幂连同底数一起括起来")
    }
    if chain.head.hasDerivative, side.contains(chain.head) {
      let head = shown(chain.head)
      message = Sentence(
        "this assumes what it is to show: \(head) stands on both sides", "循环论证：\(head) 出现在等号两边")
    }
    return Finding(
      verdict: .wrong, range: SourceRange(at: 0), message: message, counterexample: counterexample,
      slip: slip(side, shift))
  }

  /// An operation does not fit its operands: wrong where the slip can be told, else without a meaning to judge.
  private func misfit(_ side: Expression, _ diagnostic: Diagnostic, _ shift: Int) -> Finding {
    let slip = slip(side, shift)
    return Finding(
      verdict: slip == nil ? .unreadable : .wrong, range: diagnostic.range,
      message: Sentence(diagnostic.message, "形状不符：\(diagnostic.message)"), slip: slip,
      diagnostics: [diagnostic])
  }

  private func slip(_ side: Expression, _ shift: Int) -> NamedSlip? {
    guard let chain else { return nil }
    let question = SlipQuestion(
      wrong: side, previous: chain.last, head: chain.head,
      reference: chain.isRight ? chain.truth : chain.last ?? chain.truth,
      answer: chain.isAboutGoal && chain.isRight ? checker.answer : nil, scope: scope)
    guard let found = SlipFinder.find(question) else { return nil }
    return NamedSlip(
      name: found.slip.name, sentence: found.slip.sentence(found.part.map { shown($0) }),
      range: (found.range ?? side.range).shifted(by: shift), meant: found.meant?.withPlainNames)
  }

  // MARK: State

  /// Moves the chain on and remembers what the learner holds for true.
  private mutating func note(_ side: Expression, written: Expression, _ finding: Finding) {
    guard var current = chain else { return }
    switch finding.verdict {
    case .right:
      current.isRight = true
      current.brokenAt = nil
      beliefs.removeAll { $0.quantity.isSameQuantity(as: current.head) }
      if case .symbol(let name) = current.head.node { scope.rewrite(name, as: side) }
      if current.isAboutGoal && reaches(side, written) { isReached = true }
    case .wrong, .follows:
      current.isRight = false
      current.brokenAt = finding.verdict == .wrong ? line : finding.source ?? current.brokenAt ?? line
      if current.head.isQuantity {
        beliefs.removeAll { $0.quantity.isSameQuantity(as: current.head) }
        if !side.contains(current.head) {
          beliefs.append(Belief(quantity: current.head, value: side, line: current.brokenAt ?? line))
        }
      }
      if current.isAboutGoal && isFinished(side, written) { isReachedByFollowing = true }
    default: break
    }
    current.last = side
    chain = current
  }

  /// Whether a side is the goal's value: worked out, in the allowed names, and not the goal itself.
  private func reaches(_ side: Expression, _ written: Expression) -> Bool {
    if let goal, side == goal { return false }
    if !scope.stated.isEmpty, !side.names.isEmpty, let goalTruth {
      // With some numbers put in, but not all, it is a special case.
      if !scope.general.compare(goalTruth, side).isEqual { return false }
    }
    return isFinished(side, written)
  }

  private func isFinished(_ side: Expression, _ written: Expression) -> Bool {
    let answer = checker.answer
    let mayDifferentiate = answer.map { $0.hasDerivative } ?? false
    if written.hasDerivative && !mayDifferentiate { return false }
    let allowed = checker.allowedNames
    for name in written.allNames {
      if let allowed {
        if !allowed.contains(name) && !name.isIndex { return false }
        continue
      }
      if answer?.names.contains(name) == true { continue }
      if scope.own.contains(name) && (answer != nil || scope.graph.expanded(.name(name)).hasDerivative) {
        return false
      }
      if scope.derivativeName(name) != nil { return false }
    }
    return true
  }
}

extension Scope {
  /// The formula with every `∂` read as one edge of the graph, where it mixes `d` and `∂`; nil otherwise.
  func partialsHeld(in formula: Expression) -> Expression? {
    var kinds: (total: Bool, partial: Bool) = (false, false)
    _ = formula.contains { node in
      if case .derivative(_, _, let partial) = node.node {
        if partial { kinds.partial = true } else { kinds.total = true }
      }
      return false
    }
    guard kinds.partial else { return nil }
    return formula.replacing { node in
      guard case .derivative(let target, let variables, true) = node.node, variables.count == 1,
        case .symbol(let name) = variables[0].node
      else { return nil }
      var body = target
      if case .symbol(let symbol) = target.node, let definition = definitions[symbol] { body = definition }
      return Differentiation.slope(of: body, by: name)
    }
  }
}

extension Expression {
  /// `log(u^k)` for every `log(u)^k`, as textbooks mean it; nil where there is none, or only numbers as powers.
  fileprivate var withPowersInLogarithms: Expression? {
    let changed = replacing { node in
      guard case .power(let base, let exponent) = node.node, exponent.numericValue == nil,
        case .call(.log, 0, let arguments) = base.node, arguments.count == 1
      else { return nil }
      return .call(.log, Expression(.power(arguments[0], exponent), at: node.range))
    }
    return changed == self ? nil : changed
  }
}
