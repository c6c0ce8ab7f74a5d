import Course
import Derivation
import NeuralNetworks
import Numerics
import SourceText
import Synchronization

/// What the reference of a `code` exercise gives for every case, worked out when the first answer needs it.
final class CodeReference: Sendable {
  struct Values: Sendable {
    /// One a case.
    let values: [CodeValue]
    /// The numeric gradient of the cost at every case, where the exercise has one.
    let gradients: [CodeValue]
  }

  private let known = Mutex<Result<Values, CodeFailure>?>(nil)

  func values(_ make: () -> Result<Values, CodeFailure>) -> Result<Values, CodeFailure> {
    known.withLock { known in
      if let known { return known }
      let made = make()
      known = made
      return made
    }
  }
}

/// Why a function gave no values.
struct CodeFailure: Error, Sendable {
  let reason: Mark.Reason
  let sentence: Sentence
  var diagnostics: [Diagnostic] = []
  /// What the run wrote on standard error, its first lines.
  var remark: Sentence?
}

extension PreparedExercise {
  /// A Swift function, compiled and run between walls, judged by the values that it gives.
  func gradeCode(_ answer: String, _ task: Exercise.Code) -> Finding {
    // A sheet comes with it: nobody wrote anything yet, and points for it would be points for nothing.
    if answer.withoutCodeFence.codeAlone == task.starter.codeAlone {
      return .ungradable(.missing, Sentence("the function is as it was given", "函数和给出的一样，没有改动"))
    }
    guard let code else {
      return .ungradable(
        .unavailable, Sentence("code is not run here; 'gradus grade' runs it", "此处不运行代码；请用 gradus grade 评分"))
    }
    let workshop: Workshop
    switch code.prepared() {
    case .failure(let obstacle): return .ungradable(.unavailable, obstacle.sentence)
    case .success(let prepared): workshop = prepared
    }
    let reference: CodeReference.Values
    switch codeReference.values({ referenceValues(task, workshop) }) {
    case .failure(let failure):
      return .ungradable(
        failure.reason == .unavailable ? .unavailable : .fault,
        Sentence(
          "the exercise's own solution does not run: \(failure.sentence.english)",
          "题目自带的解答无法运行：\(failure.sentence.chinese)"))
    case .success(let values): reference = values
    }
    let cases = task.cases.map(\.text)
    let job = Workshop.Job(
      answer: answer.withoutCodeFence, main: CodeHarness.main(cases: cases), isOurs: false)
    switch CodeRun(workshop.carryOut(job), answer: answer.withoutCodeFence, cases: cases).values {
    case .failure(let failure):
      var finding = Finding.ungradable(failure.reason, failure.sentence)
      finding.diagnostics = failure.diagnostics
      if let remark = failure.remark { finding.details.append(Mark.Detail(.remark, remark)) }
      return finding
    case .success(let values): return judge(values, reference, task)
    }
  }

  private func referenceValues(
    _ task: Exercise.Code, _ workshop: Workshop
  ) -> Result<CodeReference.Values, CodeFailure> {
    let cases = task.cases.map(\.text)
    var gradients: [String] = []
    if let gradient = task.gradient {
      gradients = cases.compactMap {
        CodeCall($0)?.gradient(of: gradient.cost.text, by: gradient.parameter.text)
      }
      guard gradients.count == cases.count else {
        let text = "a case is no call with a parameter '\(gradient.parameter.text)'"
        return .failure(CodeFailure(reason: .fault, sentence: Sentence(text, text)))
      }
    }
    let job = Workshop.Job(
      answer: task.reference, main: CodeHarness.main(cases: cases, gradients: gradients), isOurs: true)
    return CodeRun(workshop.carryOut(job), answer: task.reference, cases: cases + gradients).values.flatMap {
      all in
      let values = CodeReference.Values(
        values: Array(all[..<cases.count]), gradients: Array(all[cases.count...]))
      for (index, gradient) in values.gradients.enumerated() {
        guard let right = gradient.numbers, let own = values.values[index].numbers,
          own.count == right.count, relativeError(own, right) < 1e-5
        else {
          let text = "'\(cases[index])' is not the derivative of '\(task.gradient?.cost.text ?? "")'"
          return .failure(CodeFailure(reason: .fault, sentence: Sentence(text, text)))
        }
      }
      return .success(values)
    }
  }

  private func judge(
    _ given: [CodeValue], _ reference: CodeReference.Values, _ task: Exercise.Code
  ) -> Finding {
    let right = reference.values
    var details: [Mark.Detail] = []
    var failures: [Int] = []
    for index in right.indices {
      let name = task.cases[index].text
      guard let difference = given[index].difference(from: right[index], task.precision) else {
        details.append(
          Mark.Detail(.right, Sentence("\(name) = \(given[index].short)", "\(name) = \(given[index].short)")))
        continue
      }
      failures.append(index)
      details.append(Mark.Detail(.wrong, sentence(name, given[index], right[index], difference)))
    }
    guard let first = failures.first else {
      var finding = Finding.right(
        Sentence("right in all \(right.count) cases", "\(right.count) 个用例全部正确"))
      if !reference.gradients.isEmpty {
        finding.details.append(
          Mark.Detail(.right, Sentence("it agrees with the numeric gradient", "与数值梯度一致")))
      }
      return finding
    }
    var finding = Finding(
      share: min(0.99, Double(right.count - failures.count) / Double(right.count)),
      headline: Sentence(
        "\(failures.count) of \(right.count) cases differ, the first is \(task.cases[first].text)",
        "\(right.count) 个用例中有 \(failures.count) 个不符，第一个是 \(task.cases[first].text)"))
    finding.details = details
    finding.slip = slip(failures.map { given[$0] }, failures.map { right[$0] })
    if let slip = finding.slip { finding.details.append(Mark.Detail(.wrong, slip.sentence)) }
    return finding
  }

  private func sentence(
    _ name: String, _ given: CodeValue, _ right: CodeValue, _ difference: CodeValue.Difference
  ) -> Sentence {
    func text(_ shape: [Int]?) -> String {
      shape.map { "(" + $0.map { "\($0)" }.joined(separator: ", ") + ($0.count == 1 ? ",)" : ")") } ?? "?"
    }
    switch difference {
    case .shape(let own, let wanted):
      return Sentence(
        "\(name) has shape \(text(own)), asked for is \(text(wanted))",
        "\(name) 的形状为 \(text(own))，应为 \(text(wanted))")
    case .kind:
      return Sentence(
        "\(name) gives \(given.short), expected \(right.short)", "\(name) 得到 \(given.short)，应为 \(right.short)"
      )
    case .value(let place, let count, let total):
      let at = place.isEmpty ? "" : "[" + place.map { "\($0)" }.joined(separator: "][") + "]"
      let parts = total > 1 ? " (\(count) of \(total) numbers differ, the first at \(at))" : ""
      let chinese = total > 1 ? "（\(total) 个数中有 \(count) 个不符，第一个在 \(at)）" : ""
      return Sentence(
        "\(name) = \(given.short), expected \(right.short)\(parts)",
        "\(name) = \(given.short)，应为 \(right.short)\(chinese)")
    }
  }

  /// One fault that explains all cases that differ.
  private func slip(_ given: [CodeValue], _ right: [CodeValue]) -> NamedSlip? {
    var found: GradientFault?
    var isTelling = false
    for (own, wanted) in zip(given, right) {
      guard let numbers = own.numbers, let truth = wanted.numbers, numbers.count == truth.count,
        numbers.allSatisfy(\.isFinite), truth.allSatisfy(\.isFinite), !truth.isEmpty
      else { return nil }
      let shape = wanted.shape ?? [truth.count]
      let (rows, columns) = shape.count == 2 ? (shape[0], shape[1]) : (1, truth.count)
      guard rows * columns == truth.count else { return nil }
      let vector = ParameterVector([(name: "J", matrix: Matrix(rows, columns, elements: truth))])
      guard let fault = diagnose(numbers, right: vector, tolerance: 1e-7).first?.fault else { return nil }
      if let found, found != fault { return nil }
      found = fault
      if truth.count > 1 || fault == .sign { isTelling = true }
    }
    // A factor between single numbers proves nothing unless several cases share it.
    guard let found, isTelling || given.count > 1 else { return nil }
    switch found {
    case .sign:
      return NamedSlip(
        name: "sign of a term", sentence: Sentence("every sign is the opposite", "所有符号都反了"),
        range: SourceRange(at: 0))
    case .factor(let factor):
      return NamedSlip(
        name: "added factor",
        sentence: Sentence(
          "\(CodeValue.number(factor).short) times the right value",
          "是正确值的 \(CodeValue.number(factor).short) 倍"),
        range: SourceRange(at: 0))
    case .transposed:
      return NamedSlip(
        name: "transpose lost", sentence: Sentence("rows and columns are exchanged", "行与列互换了"),
        range: SourceRange(at: 0))
    default: return nil
    }
  }
}

extension String {
  /// The text inside of a Markdown fence, where all of it stands in one.
  fileprivate var withoutCodeFence: String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.firstIndex(where: { !$0.allSatisfy { $0 == " " } }),
      lines[first].hasPrefix("```"),
      let last = lines.lastIndex(where: { $0.hasPrefix("```") }), last > first
    else { return self }
    // The fence's line stays as an empty one, so that lines keep their numbers.
    return ([""] + lines[(first + 1)..<last]).joined(separator: "\n") + "\n"
  }
}

extension String {
  /// Without white space and comments of a line.
  fileprivate var codeAlone: [UInt8] {
    utf8.split(separator: 0x0A, omittingEmptySubsequences: true).flatMap { line -> [UInt8] in
      let bytes = Array(line)
      let comment = bytes.indices.dropLast().first { bytes[$0] == 0x2F && bytes[$0 + 1] == 0x2F }
      return bytes[..<(comment ?? bytes.count)].filter { $0 > 0x20 }
    }
  }
}
