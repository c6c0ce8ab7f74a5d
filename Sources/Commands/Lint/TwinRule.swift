import Course
import SourceText

extension LessonRule {
  /// The twin in the other language has the same steps, and in each the same formulas, experiments, claims,
  /// exercises and code. Reported in the Chinese file.
  static let twin = LessonRule { lesson, world in
    guard world.course != nil, lesson.id.contains("/") else { return [] }
    let stem = String(lesson.path.dropLast(lesson.language.fileEnding.utf8.count))
    let top = SourceRange(at: 0)
    if lesson.language == .english {
      return isFile(stem + ".zh.md")
        ? []
        : [Diagnostic("lint.no-twin", at: top, "there is no Chinese twin '\(Path.name(of: stem)).zh.md'")]
    }
    guard let english = try? world.lesson(stem + ".md") else {
      return [Diagnostic("lint.no-twin", at: top, "there is no English lesson '\(Path.name(of: stem)).md'")]
    }
    let ids = english.steps.map(\.id)
    guard lesson.steps.map(\.id) == ids else {
      let index = zip(lesson.steps, ids).prefix { $0.id == $1 }.count
      let place = index < lesson.steps.count ? lesson.steps[index].range.lower : lesson.source.text.utf8.count
      let wanted = index < ids.count ? "'\(ids[index])'" : "the end"
      let found = index < lesson.steps.count ? "'\(lesson.steps[index].id)'" : "the end"
      return [
        Diagnostic(
          "lint.twin-steps", at: SourceRange(at: place),
          "the steps part here: \(found) stands where the English lesson has \(wanted)")
      ]
    }
    return zip(lesson.steps, english.steps).flatMap { step, other in twinProblems(step, other) }
  }
}

private func twinProblems(_ step: Step, _ english: Step) -> [Diagnostic] {
  let place = SourceRange(step.range.lower, step.range.lower + 2)
  var diagnostics: [Diagnostic] = []
  func compare(_ what: String, _ own: [String], _ other: [String]) {
    var missing = other
    var extra: [String] = []
    for item in own {
      if let index = missing.firstIndex(of: item) { missing.remove(at: index) } else { extra.append(item) }
    }
    if let first = missing.first {
      diagnostics.append(
        Diagnostic(
          "lint.twin", at: place, "\(what) '\(first)' of the English step '\(step.id)' is missing here"))
    } else if let first = extra.first {
      diagnostics.append(
        Diagnostic(
          "lint.twin", at: place, "\(what) '\(first)' is not in the English step '\(step.id)'"))
    }
  }
  // A sentence may name a quantity once more than its translation; what stands on its own may not differ.
  compare("the formula", Set(step.inlineFormulas).sorted(), Set(english.inlineFormulas).sorted())
  compare("the formula", step.displayedFormulas, english.displayedFormulas)
  compare("the experiment", step.experiments.map(\.spelling), english.experiments.map(\.spelling))
  compare("the claim", step.blocks.allClaims.map(\.spelling), english.blocks.allClaims.map(\.spelling))
  compare("the exercise", step.exercises.map(\.spelling), english.exercises.map(\.spelling))
  compare("the code", step.implementations.map(\.spelling), english.implementations.map(\.spelling))
  if step.pieces.count != english.pieces.count {
    diagnostics.append(
      Diagnostic(
        "lint.twin", at: place,
        "the step has \(step.pieces.count - 1) pauses, the English one \(english.pieces.count - 1)"))
  }
  return diagnostics
}

extension Step {
  fileprivate var inlineFormulas: [String] { blocks.formulas.filter { !$0.isDisplayed }.map(\.spelling) }
  fileprivate var displayedFormulas: [String] { blocks.formulas.filter(\.isDisplayed).map(\.spelling) }
}

extension Math {
  /// The formula without white space and without the words in `\text{…}`, which a twin translates.
  fileprivate var spelling: String {
    var output: [UInt8] = []
    var rest = Array(latex.utf8)[...]
    while let byte = rest.first {
      let command = ["\\text{", "\\textbf{", "\\mbox{", "\\textit{"].first { rest.starts(with: $0.utf8) }
      if let command {
        rest = rest.dropFirst(command.utf8.count)
        var depth = 1
        while let inner = rest.popFirst() {
          if inner == UInt8(ascii: "{") { depth += 1 }
          if inner == UInt8(ascii: "}") { depth -= 1 }
          if depth == 0 { break }
        }
        output += "\\text".utf8
      } else {
        if byte != 0x20, byte != 0x0A, byte != 0x09 { output.append(byte) }
        rest = rest.dropFirst()
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

extension ExperimentBlock {
  fileprivate var spelling: String {
    let parameters = parameters.map { "\($0.name): \($0.value)" } + claims.map(\.spelling)
    return ([name] + parameters).joined(separator: "; ")
  }
}

extension Claim {
  fileprivate var spelling: String {
    let with = settings.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    return "\(formula)\(with.isEmpty ? "" : " with " + with): \(PrintedNumber.normalized(value))"
  }
}

extension Link {
  /// The destination without the language of the file.
  fileprivate var spelling: String {
    guard let dot = destination.range(ofFirst: ".zh.md") else { return destination }
    return destination[..<dot.lowerBound] + ".md" + destination[dot.upperBound...]
  }
}

extension String {
  fileprivate func range(ofFirst text: String) -> Range<Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
