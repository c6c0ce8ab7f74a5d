import Algebra
import Course
import Derivation
import Notation
import SourceText

extension PreparedExercise {
  /// Derivatives as numbers: `w: -1, b: -0.5`, or in the order of the exercise, judged by central differences.
  func gradeGradient(_ answer: String, _ precision: Exercise.Precision) -> Finding {
    guard case .gradient(let cost, let names) = reference else { return .faulty }
    let values: [Double]
    switch gradientValues(answer, names) {
    case .failure(let failure): return .unreadable(failure.value)
    case .success(let read): values = read
    }
    do throws(LoweringError) {
      let variables = point.keys.sorted()
      let function = try CompiledFormula(cost, of: variables, definitions: context.definitions)
      let place = variables.map { point[$0]?.approximation ?? .nan }
      let numeric = names.map { name -> Double in
        guard let index = variables.firstIndex(of: name) else { return .nan }
        return PreparedExercise.centralDifference(function, place, index)
      }
      guard numeric.allSatisfy(\.isFinite) else { return .faulty }
      return judge(values, numeric, names, precision)
    } catch { return .ungradable(.fault, Sentence(error.diagnostic.message, error.diagnostic.message)) }
  }

  /// (f(x + h) − f(x − h)) / 2h with h near the best for doubles, and one step of Richardson extrapolation.
  private static func centralDifference(_ f: CompiledFormula, _ place: [Double], _ index: Int) -> Double {
    func slope(_ h: Double) -> Double {
      var up = place
      var down = place
      up[index] += h
      down[index] -= h
      return (f(up) - f(down)) / (up[index] - down[index])
    }
    let h = 2e-4 * max(1, place[index].magnitude)
    return (4 * slope(h) - slope(2 * h)) / 3
  }

  private func judge(
    _ given: [Double], _ right: [Double], _ names: [Symbol], _ precision: Exercise.Precision
  ) -> Finding {
    // Where the exercise names no precision, three right digits show that the formula is understood.
    let bound: (Double) -> Double = { value in
      switch precision {
      case .exact: max(1e-6, 5e-4 * value.magnitude)
      case .tolerance(let written): number(written)
      case .relative(let written): number(written) * value.magnitude + 1e-9
      case .significant(let digits): PreparedExercise.unit(value, digits)
      case .decimals(let digits): PreparedExercise.unit(1, digits + 1)
      }
    }
    let wrong = right.indices.filter { !((given[$0] - right[$0]).magnitude <= bound(right[$0]) + 1e-9) }
    guard let first = wrong.first else { return .right() }
    let error = PreparedExercise.relativeError(given, right)
    var finding = Finding(
      share: min(0.99, Double(right.count - wrong.count) / Double(right.count)),
      headline: Sentence(
        "dJ/d\(names[first]) is not \(short(given[first])): relative error of the gradient \(short(error))",
        "dJ/d\(names[first]) 不是 \(short(given[first]))：梯度的相对误差为 \(short(error))"))
    if let slip = gradientSlip(given, right) { finding.details.append(Mark.Detail(.wrong, slip)) }
    return finding
  }

  /// ‖a − b‖ / (‖a‖ + ‖b‖).
  private static func relativeError(_ a: [Double], _ b: [Double]) -> Double {
    func norm(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let scale = norm(a) + norm(b)
    return scale == 0 ? 0 : norm(zip(a, b).map { $0 - $1 }) / scale
  }

  /// What turns the whole gradient into the right one.
  private func gradientSlip(_ given: [Double], _ right: [Double]) -> Sentence? {
    func fits(_ transformed: [Double]) -> Bool {
      zip(given, transformed).allSatisfy { ($0 - $1).magnitude <= 1e-3 * max($1.magnitude, 1e-6) }
    }
    guard right.contains(where: { $0 != 0 }) else { return nil }
    if fits(right.map { -$0 }) { return Sentence("every sign is the opposite", "所有符号都反了") }
    for factor in 2...8 {
      let m = Double(factor)
      if fits(right.map { $0 * m }) {
        return Sentence("too large by a factor of \(factor)", "大了 \(factor) 倍")
      }
      if fits(right.map { $0 / m }) {
        return Sentence("too small by a factor of \(factor)", "小了 \(factor) 倍")
      }
    }
    if right.count > 1 && fits(right.reversed()) { return Sentence("the order is reversed", "顺序反了") }
    return nil
  }

  private func number(_ written: Written) -> Double {
    guard let formula = try? read(written.text) else { return 0 }
    return (try? Evaluator().number(formula))?.approximation ?? 0
  }

  /// Half a unit in the last of so many significant digits of a value.
  private static func unit(_ value: Double, _ digits: Int) -> Double {
    var scale = 0.5
    var magnitude = value.magnitude
    while magnitude >= 10 {
      magnitude /= 10
      scale *= 10
    }
    while magnitude < 1 && magnitude > 0 {
      magnitude *= 10
      scale /= 10
    }
    for _ in 1..<max(digits, 1) { scale /= 10 }
    return scale
  }

  /// A number for a sentence: five digits.
  private func short(_ value: Double) -> String {
    if value == value.rounded() && value.magnitude < 1e9 { return "\(Int(value))" }
    if value.magnitude < 1e-3 || value.magnitude >= 1e6 { return "\(Float(value))" }
    return "\((value * 1e5).rounded() / 1e5)"
  }

  private func gradientValues(_ answer: String, _ names: [Symbol]) -> Result<[Double], Labels.Failure> {
    let whole = SourceRange(0, answer.utf8.count)
    func failure(_ message: String, _ range: SourceRange) -> Result<[Double], Labels.Failure> {
      .failure(Labels.Failure(value: Diagnostic("grading.gradient", at: range, message)))
    }
    var named: [Symbol: Double] = [:]
    var plain: [Double] = []
    let pieces = answer.split { $0 == "," || $0.isNewline || $0 == ";" || $0 == "，" }
    for piece in pieces {
      var text = String(piece).trimmingBlanks
      while let first = text.first, first == "[" || first == "(" { text.removeFirst() }
      while let last = text.last, last == "]" || (last == ")" && !text.contains("(")) { text.removeLast() }
      if text.isEmpty { continue }
      var name: Symbol?
      if let sign = text.lastIndex(where: { $0 == ":" || $0 == "=" || $0 == "：" }) {
        name = gradientName(String(text[..<sign]).trimmingBlanks, names)
        if name == nil {
          return failure("'\(text[..<sign])' is not one of the derivatives asked for", whole)
        }
        text = String(text[text.index(after: sign)...]).trimmingBlanks
      }
      guard let formula = try? read(text), formula.names.isEmpty,
        let value = (try? Evaluator().number(formula))?.approximation
      else { return failure("'\(text)' is not a number", whole) }
      if let name { named[name] = value } else { plain.append(value) }
    }
    if named.isEmpty {
      guard plain.count == names.count else {
        return failure("\(names.count) numbers are asked for, \(plain.count) are given", whole)
      }
      return .success(plain)
    }
    var values: [Double] = []
    for name in names {
      guard let value = named[name] else { return failure("the derivative by '\(name)' is missing", whole) }
      values.append(value)
    }
    return .success(values)
  }

  /// `w`, `dw` and `dJ/dw` all name the derivative by w.
  private func gradientName(_ text: String, _ names: [Symbol]) -> Symbol? {
    if let name = try? readName(text), names.contains(name) { return name }
    if text.hasPrefix("d"), let name = try? readName(String(text.dropFirst())), names.contains(name) {
      return name
    }
    if let formula = try? read(text), case .derivative(_, let by, _) = formula.node,
      case .symbol(let name)? = by.first?.node, names.contains(name)
    {
      return name
    }
    return nil
  }
}
