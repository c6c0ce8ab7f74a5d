internal import Algebra
internal import Notation
internal import SourceText

extension LineJudge {
  /// A side behind `≈`: right when its digits are those of the value.
  mutating func judgeRounded(_ side: Expression, written: Expression, _ shift: Int) -> Finding {
    guard let chain else {
      return Finding(verdict: .right, range: written.range, message: Sentence("this holds", "这一步成立"))
    }
    let claimed = interval(of: side)
    for reference in [chain.truth, chain.isRight ? nil : chain.last].compactMap({ $0 }) {
      guard let claimed, let value = interval(of: reference) else { continue }
      if tolerance(of: side, written, shift).allows(claimed, value) {
        let isTruth = reference == chain.truth
        self.chain?.isRounded = isTruth
        return Finding(
          verdict: isTruth ? .right : .follows, range: written.range,
          message: isTruth
            ? Sentence("right to the digits written", "在所写位数内正确")
            : Sentence(
              "right from your line \(chain.brokenAt ?? line)", "由你的第 \(chain.brokenAt ?? line) 行推得正确"))
      }
    }
    if claimed == nil || interval(of: chain.truth) == nil {
      // Without numbers `≈` says no more than `=`.
      switch scope.compare(chain.truth, side) {
      case .equal:
        return Finding(verdict: .right, range: written.range, message: Sentence("this holds", "这一步成立"))
      case .different(let counterexample):
        return Finding(
          verdict: .wrong, range: written.range,
          message: counterexample.map { Sentence(different: $0, expected: chain.head) }
            ?? Sentence("this is not equal to what stands before", "与前式不相等"),
          counterexample: counterexample)
      case .misfit(let diagnostic):
        return Finding(
          verdict: .unreadable, range: written.range,
          message: Sentence(diagnostic.message, "形状不符：\(diagnostic.message)"), diagnostics: [diagnostic])
      case .undecided(let reason):
        return Finding(
          verdict: .undecided, range: written.range,
          message: Sentence("this could not be decided: \(reason)", "无法判定：\(reason)"))
      }
    }
    let value = interval(of: chain.truth).map { Decimal.short(($0.lower + $0.upper) / 2) } ?? ""
    return Finding(
      verdict: .wrong, range: written.range,
      message: Sentence(
        "\(shown(chain.head)) is about \(value), not this", "\(shown(chain.head)) 约为 \(value)，不是此数"))
  }

  /// A decimal behind `=` that is the rounded value of something no decimal can be.
  func roundedAnyway(_ side: Expression, _ written: Expression, _ shift: Int) -> Finding? {
    guard let chain, side.numericValue != nil || chain.isRounded, let claimed = interval(of: side) else {
      return nil
    }
    let tolerance = self.tolerance(of: side, written, shift)
    guard tolerance.digits >= 3 || chain.isRounded else { return nil }
    for reference in [chain.truth, chain.isRight ? chain.truth : chain.last].compactMap({ $0 }) {
      guard let value = interval(of: reference), !isShortDecimal(reference) || chain.isRounded,
        tolerance.allows(claimed, value)
      else { continue }
      var finding = Finding(
        verdict: reference == chain.truth ? .right : .follows, range: written.range,
        message: Sentence("right to the digits written", "在所写位数内正确"))
      finding.remarks.append(Sentence("this is rounded: write ≈", "这是近似值，应写 ≈"))
      return finding
    }
    return nil
  }

  /// The learner puts the exercise's own numbers in.
  func withNumbers(_ side: Expression) -> Finding? {
    guard let chain else { return nil }
    let graph = scope.graph
    let kept = graph.expanded(side.withoutDerivatives(scope)).names
    for point in scope.points {
      var values: [Symbol: Expression] = [:]
      for (name, value) in point
      where !kept.contains(name) && scope.isFree(name) && scope.definitions[name] == nil {
        values[name] = .number(value)
      }
      if values.isEmpty { continue }
      var numeric = scope
      for (name, value) in values {
        if let number = value.numericValue { numeric.state(name, number) }
      }
      let references: [(Expression, Bool)] =
        [(chain.truth, true)] + (chain.isRight ? [] : chain.last.map { [($0, false)] } ?? [])
      for (reference, isTruth) in references {
        guard case .equal = numeric.compare(reference, side) else { continue }
        let place = values.sorted { $0.key < $1.key }.map { "\($0.key.name) = \(write($0.value))" }
          .joined(separator: ", ")
        return Finding(
          verdict: isTruth ? .right : .follows, range: SourceRange(at: 0),
          message: isTruth
            ? Sentence("this holds at \(place)", "当 \(place) 时成立")
            : Sentence(
              "right from your line \(chain.brokenAt ?? line), at \(place)",
              "由你的第 \(chain.brokenAt ?? line) 行推得正确（\(place)）"))
      }
    }
    return nil
  }

  // MARK: Values

  /// The value of a formula without free names, else at the exercise's own numbers.
  private func interval(of formula: Expression) -> (lower: Double, upper: Double)? {
    var values: [Symbol: Rational] = [:]
    for (name, value) in scope.points.first ?? [:] where scope.definitions[name] == nil {
      values[name] = value
    }
    let evaluator = Evaluator(
      definitions: scope.definitions.map { Definition($0.key, $0.value) }, values: values,
      shapes: scope.shapes)
    guard let number = try? evaluator.number(formula) else { return nil }
    switch number {
    case .exact(let value):
      let double = value.approximation
      return (double.nextDown, double.nextUp)
    case .bounds(let low, let high): return (low, high)
    case .undefined: return nil
    }
  }

  /// Whether a formula is a number that a few decimals hold exactly: then rounding it is a mistake.
  private func isShortDecimal(_ formula: Expression) -> Bool {
    let evaluator = Evaluator(
      definitions: scope.definitions.map { Definition($0.key, $0.value) }, values: scope.points.first ?? [:])
    guard case .exact(let value)? = try? evaluator.number(formula), var rest = value.denominator.small else {
      return false
    }
    while rest % 2 == 0 { rest /= 2 }
    while rest % 5 == 0 { rest /= 5 }
    return rest == 1
  }

  private func tolerance(of side: Expression, _ written: Expression, _ shift: Int) -> Rounding {
    let bytes = Array(entry.utf8)
    let lower = min(max(written.range.lower + shift, 0), bytes.count)
    let upper = min(max(written.range.upper + shift, lower), bytes.count)
    return Rounding(Array(bytes[lower..<upper]), isOneNumber: side.numericValue != nil)
  }
}

/// How closely a rounded number has to agree, from the digits it is written with.
struct Rounding {
  /// Half a unit of the last place.
  let absolute: Double
  let relative: Double
  /// Significant digits, the fewest of any number.
  let digits: Int

  init(_ text: [UInt8], isOneNumber: Bool) {
    var fewest = Int.max
    var unit = 1.0
    var index = 0
    while index < text.count {
      guard
        ASCII.isDigit(text[index])
          || (text[index] == 0x2E && index + 1 < text.count && ASCII.isDigit(text[index + 1]))
      else {
        index += 1
        continue
      }
      var significant = 0
      var decimals = 0
      var isFraction = false
      while index < text.count, ASCII.isDigit(text[index]) || (text[index] == 0x2E && !isFraction) {
        if text[index] == 0x2E {
          isFraction = true
        } else {
          if isFraction { decimals += 1 }
          if significant > 0 || text[index] != 0x30 { significant += 1 }
        }
        index += 1
      }
      var power = -decimals
      if let exponent = Rounding.exponent(text, &index) { power += exponent }
      if significant < fewest {
        fewest = significant
        unit = Rounding.tenTo(power)
      }
    }
    digits = fewest == Int.max ? 0 : fewest
    absolute = isOneNumber ? unit : 0
    relative = isOneNumber ? 0 : Rounding.tenTo(-max(digits, 2) + 1)
  }

  /// `e-3`, ` × 10^{-3}` behind a number.
  private static func exponent(_ text: [UInt8], _ index: inout Int) -> Int? {
    var at = index
    func skip(_ bytes: Set<UInt8>) { while at < text.count, bytes.contains(text[at]) { at += 1 } }
    if at < text.count, text[at] | 0x20 == 0x65 {
      at += 1
    } else {
      var ten = at
      while ten < text.count, !ASCII.isDigit(text[ten]), ten - at < 12 { ten += 1 }
      guard ten > at, ten + 2 < text.count, text[ten] == 0x31, text[ten + 1] == 0x30, text[ten + 2] == 0x5E
      else {
        return nil
      }
      at = ten + 3
    }
    skip([0x7B, 0x28, 0x20])
    var sign = 1
    if at < text.count, text[at] == 0x2D {
      sign = -1
      at += 1
    } else if at + 2 < text.count, text[at] == 0xE2, text[at + 1] == 0x88, text[at + 2] == 0x92 {
      sign = -1
      at += 3
    }
    var value = 0
    let start = at
    while at < text.count, ASCII.isDigit(text[at]), value < 1000 {
      value = value * 10 + Int(text[at] - 0x30)
      at += 1
    }
    guard at > start else { return nil }
    index = at
    return sign * value
  }

  private static func tenTo(_ power: Int) -> Double {
    var value = 1.0
    for _ in 0..<min(abs(power), 300) { value *= 10 }
    return power < 0 ? 1 / value : value
  }

  /// Rounded or cut off: the value lies within half a unit, or less than a unit further from zero.
  func allows(_ claimed: (lower: Double, upper: Double), _ value: (lower: Double, upper: Double)) -> Bool {
    let number = (claimed.lower + claimed.upper) / 2
    let truth = (value.lower + value.upper) / 2
    let distance = (truth - number).magnitude
    let slack = (value.upper - value.lower).magnitude + truth.magnitude * 1e-12
    if distance <= absolute / 2 + slack { return true }
    if absolute > 0, truth.magnitude >= number.magnitude, distance < absolute { return true }
    return distance <= relative * truth.magnitude
  }
}

extension Expression {
  /// The formula with derivatives put as the formulas that they are of: for the names that it holds.
  func withoutDerivatives(_ scope: Scope) -> Expression {
    replacing { node in
      guard case .derivative(let target, _, _) = node.node else { return nil }
      return scope.graph.expanded(target)
    }
  }
}
