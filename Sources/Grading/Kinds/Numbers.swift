import Algebra
import Course
import Derivation
import Notation
import SourceText

extension PreparedExercise {
  private var evaluator: Evaluator {
    Evaluator(definitions: context.definitions, values: point, shapes: context.shapes)
  }

  func gradeNumber(_ answer: String, _ precision: Exercise.Precision) -> Finding {
    guard case .formula(let reference) = reference else { return .faulty }
    let written = PreparedExercise.number(in: answer)
    let formula: Expression
    do throws(FormulaError) {
      formula = try read(written.text)
    } catch { return .unreadable(error.diagnostic) }
    if let name = formula.names.sorted().first {
      return .unreadable(
        Diagnostic(
          "grading.name-in-number", at: formula.range, "a number is asked for, '\(name)' is a name"))
    }
    do throws(LoweringError) {
      var value = try Evaluator().number(formula)
      let right = try evaluator.number(reference)
      // `75 %` is 0.75, and right as well where the question asks for the number of per cent.
      if written.isPercentage, case .exact(let number) = value {
        let asked = Closeness.judge(value, right, precision, digits: Closeness.digits(of: written.text))
        if case .same? = asked {} else { value = .exact(number / 100) }
      }
      guard
        let closeness = Closeness.judge(value, right, precision, digits: Closeness.digits(of: written.text))
      else {
        return right == .undefined
          ? .faulty : .wrong(Sentence("this has no value", "这个式子没有值"))
      }
      switch closeness {
      case .same: return .right()
      case .tooRough:
        return .wrong(Sentence("right so far, but more digits are asked for", "方向正确，但位数不够"), share: 0.5)
      case .off: return numberSlip(value, right, written.text)
      }
    } catch { return .unreadable(error.diagnostic) }
  }

  /// A wrong number with what can be verified about it.
  private func numberSlip(_ value: Evaluator.Number, _ right: Evaluator.Number, _ text: String) -> Finding {
    guard let a = value.approximation, let b = right.approximation else {
      return .wrong(Sentence("not the number asked for", "不是所求的数"))
    }
    if a == -b && b != 0 { return .wrong(Sentence("the sign is wrong", "符号错了")) }
    for (factor, word) in [(2.0, "2"), (10.0, "10"), (100.0, "100"), (1000.0, "1000")] {
      if (a - b * factor).magnitude < 1e-12 * a.magnitude {
        return .wrong(Sentence("too large by a factor of \(word)", "大了 \(word) 倍"))
      }
      if (a * factor - b).magnitude < 1e-12 * b.magnitude {
        return .wrong(Sentence("too small by a factor of \(word)", "小了，应再乘 \(word)"))
      }
    }
    let size = a < b ? Sentence("too small", "偏小") : Sentence("too large", "偏大")
    guard let slip = slip(giving: text) else { return .wrong(size) }
    var finding = Finding.wrong(
      Sentence(
        "\(size.english); this number comes out of a slip: \(slip.sentence.english)",
        "\(size.chinese)；犯这样的错会得到这个数：\(slip.sentence.chinese)"))
    finding.slip = slip
    return finding
  }

  /// Slips that could make nearly any number out of nearly any formula.
  private static let coincidences: Set<String> = [
    "arithmetic", "added factor", "added term", "doubled factor", "wrong index or layer", "wrong variable",
  ]

  /// The slip that gives exactly this number when the formula is worked out with the exercise's numbers.
  private func slip(giving number: String) -> NamedSlip? {
    guard case .formula(let reference) = reference, !point.isEmpty || !context.definitions.isEmpty else {
      return nil
    }
    let numbers = point.sorted { $0.key < $1.key }.map { Definition($0.key, Expression(.number($0.value))) }
    let slip = ExpressionChecker(
      answer: reference, definitions: context.definitions + numbers, shapes: context.shapes,
      vocabulary: context.vocabulary
    ).slip(in: number)
    return slip.flatMap { PreparedExercise.coincidences.contains($0.name) ? nil : $0 }
  }

  /// A percentage is a hundredth: `33.3 %`. Leading names such as `J =` are passed over.
  static func number(in answer: String) -> (text: String, isPercentage: Bool) {
    var body = answer.trimmingBlanks
    if let sign = body.lastIndex(where: { $0 == "=" || $0 == "≈" }) {
      body = String(body[body.index(after: sign)...]).trimmingBlanks
    }
    if body.hasSuffix("%") || body.hasSuffix("％") {
      return (String(body.dropLast()).trimmingBlanks, true)
    }
    return (body, false)
  }

  func gradeArray(_ answer: String, _ precision: Exercise.Precision) -> Finding {
    guard case .formula(let reference) = reference else { return .faulty }
    guard let grid = NumberGrid.read(answer) else {
      return .unreadable(
        Diagnostic(
          "grading.array", at: SourceRange(0, answer.utf8.count),
          "expected numbers in rows, such as [[1, 2], [3, 4]]"))
    }
    do throws(LoweringError) {
      let right = try evaluator.evaluate(reference)
      let given = try Evaluator().evaluate(grid.expression)
      let shapes = ((given.rows ?? 1, given.columns ?? 1), (right.rows ?? 1, right.columns ?? 1))
      guard shapes.0 == shapes.1 else {
        if shapes.0.0 == shapes.1.1 && shapes.0.1 == shapes.1.0 {
          return .wrong(Sentence("rows and columns are swapped", "行与列颠倒了"))
        }
        return .wrong(
          Sentence(
            "yours has shape (\(shapes.0.0), \(shapes.0.1)), asked for is (\(shapes.1.0), \(shapes.1.1))",
            "你的形状为 (\(shapes.0.0), \(shapes.0.1))，所求为 (\(shapes.1.0), \(shapes.1.1))"))
      }
      return compare(given.numbers, right.numbers, grid, precision, columns: shapes.1.1)
    } catch { return .unreadable(error.diagnostic) }
  }

  private func compare(
    _ given: [Evaluator.Number], _ right: [Evaluator.Number], _ grid: NumberGrid,
    _ precision: Exercise.Precision, columns: Int
  ) -> Finding {
    var wrong: [Int] = []
    for index in right.indices {
      guard case .same? = Closeness.judge(given[index], right[index], precision, digits: 16) else {
        wrong.append(index)
        continue
      }
    }
    guard let first = wrong.first else { return .right() }
    let place = "[\(first / columns), \(first % columns)]"
    return Finding(
      share: min(0.99, Double(right.count - wrong.count) / Double(right.count)),
      headline: Sentence(
        "\(wrong.count) of \(right.count) entries are wrong, the first is \(place)",
        "\(right.count) 个元素中有 \(wrong.count) 个不对，第一个在 \(place)"))
  }
}

extension Finding {
  /// The exercise cannot judge: never the learner's fault.
  static var faulty: Finding {
    .ungradable(.fault, Sentence("the exercise itself is at fault", "题目本身有误"))
  }
}
