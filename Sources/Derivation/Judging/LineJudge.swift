internal import Algebra
internal import Notation
internal import SourceText

/// Judges the lines of one derivation in order; what earlier lines said is its state.
struct LineJudge {
  let checker: DerivationChecker
  var scope: Scope
  /// The goal with its shorthands written out.
  let goal: Expression?
  /// What the goal has to come to: itself, or the answer where the goal has no value of its own.
  let goalTruth: Expression?
  var chain: Chain?
  var beliefs: [Belief] = []
  var isReached = false
  var isReachedByFollowing = false
  /// Counted from 1.
  var line = 0
  var entry = ""
  /// The statement at hand holds `dZ` or the like, whose meaning is a convention.
  private var usesExampleNames = false

  init(_ checker: DerivationChecker, lines: [String]) {
    self.checker = checker
    var scope = Scope(checker)
    if let output = scope.output, lines.contains(where: { LineJudge.holdsDifferential(of: output, $0) }) {
      scope.differentials = .total
    }
    let goal = checker.goal.map { scope.resolved($0) }
    // A goal that is only a name means its answer.
    if case .symbol(let name)? = goal?.node, scope.definitions[name] == nil, let answer = checker.answer,
      !answer.names.contains(name)
    {
      scope.fix(name, answer)
    }
    self.goal = goal
    self.scope = scope
    goalTruth = goal.map { goal in
      guard let answer = checker.answer.map({ scope.resolved($0) }), !scope.compare(goal, answer).isEqual
      else { return goal }
      return answer
    }
  }

  /// Judges the next entry.
  mutating func judge(_ entry: String) -> LineReport {
    line += 1
    self.entry = entry
    let scope = self.scope
    var scanner = LineScanner(entry) { word in scope.isKnown(Symbol(word)) }
    let scanned = scanner.scan()
    var findings: [Finding] = []
    let ordered =
      scanned.statements.filter { $0.opening == .condition }
      + scanned.statements.filter { $0.opening != .condition }
    for statement in ordered { findings += judgeReadings(of: statement) }
    self.scope.forgetConditions()
    return Finding.report(
      findings, skipped: scanned.skipped, whole: SourceRange(0, entry.utf8.count))
  }

  /// Judges a statement; where it may be meant in another way as well, the way in which it holds counts.
  private mutating func judgeReadings(of statement: Statement) -> [Finding] {
    let before = self
    usesExampleNames = false
    let findings = judge(statement)
    func isFine(_ findings: [Finding]) -> Bool { findings.allSatisfy { $0.gravity < 4 } }
    if isFine(findings) {
      if usesExampleNames && scope.convention == .open { scope.convention = .ofLosses }
      return findings
    }
    var others: [Scope] = []
    if usesExampleNames && before.scope.convention == .open {
      var scope = before.scope
      scope.convention = .ofCost
      others.append(scope)
    }
    if before.scope.differentials == .total {
      var scope = before.scope
      scope.differentials = .ofVariable
      others.append(scope)
    }
    for scope in others {
      var attempt = before
      attempt.scope = scope
      let other = attempt.judge(statement)
      if isFine(other) {
        if attempt.scope.differentials == .ofVariable { attempt.scope.differentials = .total }
        self = attempt
        return other
      }
    }
    return findings
  }

  private mutating func judge(_ statement: Statement) -> [Finding] {
    let read: FormulaChain
    do throws(FormulaError) {
      read = try readChain(statement.text, syntax: checker.syntax, vocabulary: vocabulary)
    } catch {
      if LineJudge.isProse(statement.text) { return [] }
      return [unreadable(error.diagnostic, statement)]
    }
    usesExampleNames = read.sides.contains { side in
      side.contains { node in
        switch node.node {
        case .symbol(let name): scope.isExampleDerivative(name)
        default: false
        }
      }
    }
    if let finding = naming(read, statement) { return finding }
    if let unknown = unknownName(in: read.sides) {
      if LineJudge.isProse(statement.text) { return [] }
      return [unreadable(unknown, statement)]
    }
    return judgeChain(read, statement)
  }

  /// Whether a line has `dJ` by itself, not as a part of `dJ/db`.
  private static func holdsDifferential(of output: Symbol, _ line: String) -> Bool {
    let bytes = Array(line.utf8)
    let name = [0x64] + Array(output.name.utf8)
    guard bytes.count >= name.count else { return false }
    for start in 0...bytes.count - name.count where Array(bytes[start..<start + name.count]) == name {
      if start > 0, ASCII.isLetter(bytes[start - 1]) || bytes[start - 1] == 0x7B || bytes[start - 1] == 0x5C {
        continue
      }
      var end = start + name.count
      while end < bytes.count, bytes[end] == 0x20 { end += 1 }
      if end == bytes.count || bytes[end] == 0x3D || bytes[end] == 0x2B { return true }
    }
    return false
  }

  // MARK: Names

  /// The names that a line may use, for the reader.
  var vocabulary: Vocabulary {
    var vocabulary = checker.vocabulary
    for name in scope.known.union(scope.own) {
      vocabulary.names.insert(name)
      let differential = Symbol("d" + name.name)
      if scope.derivativeName(differential) != nil { vocabulary.names.insert(differential) }
    }
    return vocabulary
  }

  /// The first name that neither the exercise nor the learner has brought in.
  private func unknownName(in sides: [Expression]) -> Diagnostic? {
    for side in sides {
      guard let (name, range) = side.firstName(where: { !scope.isKnown($0) && !$0.isIndex }) else { continue }
      let known = scope.writtenNames.map { $0.name }.joined(separator: ", ")
      return Diagnostic(
        "derivation.unknown-name", at: range, "'\(name)' is not a name of this exercise",
        help: known.isEmpty ? nil : "it has \(known)")
    }
    return nil
  }

  private func unreadable(_ diagnostic: Diagnostic, _ statement: Statement) -> Finding {
    let diagnostic = diagnostic.shifted(by: statement.range.lower)
    return Finding(
      verdict: .unreadable, range: diagnostic.range,
      message: Sentence(diagnostic.message, "读不懂：\(diagnostic.message)"), diagnostics: [diagnostic])
  }

  /// Words and no formula: no digit, no operator, at least two words of two letters.
  static func isProse(_ text: String) -> Bool {
    var words = 0
    var length = 0
    for byte in text.utf8 {
      if ASCII.isLetter(byte) {
        length += 1
        continue
      }
      guard byte == 0x20 || byte == 0x2C || byte == 0x27 || byte == 0x2E else { return false }
      if length > 1 { words += 1 }
      length = 0
    }
    if length > 1 { words += 1 }
    return words > 1
  }

  /// `s = 1 + e^-z`: a name that is new gets its meaning; nil where the statement names nothing.
  private mutating func naming(_ read: FormulaChain, _ statement: Statement) -> [Finding]? {
    guard read.leading == nil, read.sides.count > 1, case .symbol(let name) = read.sides[0].node,
      read.links[0].relation == .equal || read.links[0].relation == .defined
    else { return nil }
    let range = read.sides[0].range.shifted(by: statement.range.lower)
    let value = read.sides[1]
    if scope.isKnown(name) {
      guard let number = value.numericValue, scope.isFree(name), read.sides.count == 2 else { return nil }
      scope.state(name, number, isPassing: statement.opening == .condition)
      return [
        Finding(
          verdict: .named, range: range,
          message: Sentence("takes \(name) = \(number.text)", "取 \(name) = \(number.text)"))
      ]
    }
    if let unknown = unknownName(in: [value]) { return [unreadable(unknown, statement)] }
    let resolved = scope.resolved(value)
    if resolved.names.contains(name) { return nil }
    scope.define(name, resolved)
    var findings = [
      Finding(verdict: .named, range: range, message: Sentence("names \(name)", "引入记号 \(name)"))
    ]
    chain = Chain(
      head: .name(name), truth: .name(name), isAboutGoal: false, last: resolved)
    findings += judgeSides(Array(read.sides.dropFirst(2)), Array(read.links.dropFirst()), statement)
    return findings
  }

  // MARK: Chains

  private mutating func judgeChain(_ read: FormulaChain, _ statement: Statement) -> [Finding] {
    var sides = read.sides
    var links: [FormulaChain.Link] = read.links
    if let leading = read.leading {
      links.insert(leading, at: 0)
    } else if sides.count > 1 {
      let first = sides.removeFirst()
      let resolved = scope.resolved(first)
      if resolved.isQuantity || isGoal(resolved) {
        start(resolved)
      } else if let findings = startWithFormula(resolved, first, statement) {
        return findings + judgeSides(sides, links, statement)
      }
    } else {
      links.insert(FormulaChain.Link(.equal, at: SourceRange(at: sides[0].range.lower)), at: 0)
    }
    if chain == nil {
      guard let goal, let goalTruth else {
        // Without a goal the first formula is what the others have to equal.
        start(scope.resolved(sides.removeFirst()))
        links.removeFirst()
        return judgeSides(sides, links, statement)
      }
      chain = Chain(head: goal, truth: goalTruth, isAboutGoal: true)
    }
    return judgeSides(sides, links, statement)
  }

  /// A new chain that begins with a quantity.
  private mutating func start(_ head: Expression) {
    let isAboutGoal = isGoal(head)
    let truth = isAboutGoal ? goalTruth ?? head : head
    chain = Chain(
      head: head, truth: truth, alternative: isAboutGoal ? nil : scope.partialsHeld(in: head),
      isAboutGoal: isAboutGoal)
    if !isAboutGoal && goal == nil { chain?.isAboutGoal = true }
  }

  /// A chain that begins with a computation: the one above goes on, or a fact of its own is shown.
  private mutating func startWithFormula(
    _ formula: Expression, _ written: Expression, _ statement: Statement
  ) -> [Finding]? {
    if var current = chain, let last = current.last {
      if current.isRight
        ? scope.compare(current.truth, formula).isEqual : scope.compare(last, formula).isEqual
      {
        current.last = formula
        chain = current
        return []
      }
    }
    if let goal, let goalTruth, scope.compare(goalTruth, formula).isEqual {
      chain = Chain(head: goal, truth: goalTruth, isAboutGoal: true, last: formula)
      return []
    }
    chain = Chain(head: formula, truth: formula, isAboutGoal: goal == nil, last: formula)
    return []
  }

  /// Whether a formula is the goal: written so, or the same derivative of the same quantity.
  private func isGoal(_ formula: Expression) -> Bool {
    guard let goal else { return false }
    if formula == goal || formula.isSameQuantity(as: goal) { return true }
    guard case .derivative(let a, let x, _) = formula.node, case .derivative(let b, let y, _) = goal.node,
      x == y
    else { return false }
    return scope.compare(b, a).isEqual
  }
}

extension Symbol {
  /// A letter that counts: `i`, `j`, `k`, `l`, `m`, `n`.
  var isIndex: Bool {
    switch name {
    case "i", "j", "k", "l", "m", "n": true
    default: false
    }
  }
}

extension Expression {
  /// The first name in reading order that fulfils the condition, and its place.
  func firstName(where condition: (Symbol) -> Bool) -> (Symbol, SourceRange)? {
    var bound: [Symbol] = []
    func visit(_ node: Expression) -> (Symbol, SourceRange)? {
      switch node.node {
      case .symbol(let name):
        return condition(name) && !bound.contains(name) ? (name, node.range) : nil
      case .series(_, let index, let lower, let upper, let body):
        if let found = visit(lower) ?? visit(upper) { return found }
        bound.append(index)
        defer { bound.removeLast() }
        return visit(body)
      default:
        for part in node.parts { if let found = visit(part) { return found } }
        return nil
      }
    }
    return visit(self)
  }
}
