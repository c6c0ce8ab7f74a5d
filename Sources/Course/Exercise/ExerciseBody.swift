import SourceText

/// The words of an exercise: title, prompt, hints, solution, explanation, feedback.
struct ExerciseBody {
  private(set) var title: [Inline] = []
  private(set) var prompt: [Block] = []
  private(set) var hints: [[Block]] = []
  private(set) var solution: [Block] = []
  private(set) var explanation: [Block] = []
  private(set) var feedback: [[Block]] = []
  private(set) var diagnostics: [Diagnostic] = []

  enum Section {
    case prompt
    case hint
    case solution
    case explanation
    case feedback

    /// What a heading announces, in either language.
    init?(heading: String) {
      switch heading.lowercased().trimmed {
      case "hint", "提示": self = .hint
      case "solution", "解答": self = .solution
      case "explanation", "说明": self = .explanation
      case "feedback", "反馈": self = .feedback
      default: return nil
      }
    }
  }

  init(_ source: SourceFile) {
    let document = Document(source)
    diagnostics = document.diagnostics
    var section = Section.prompt
    var seen: Set<Section> = []
    for block in document.blocks {
      switch block.kind {
      case .heading(1, let inlines) where prompt.isEmpty && title.isEmpty && section == .prompt:
        title = inlines
      case .heading(2, let inlines):
        guard let next = Section(heading: inlines.plainText) else {
          report(
            "course.unknown-section", at: block.range, "'\(inlines.plainText)' is no section of an exercise",
            help: "the sections are Hint, Solution, Explanation and Feedback (提示, 解答, 说明, 反馈)")
          continue
        }
        section = next
        if !seen.insert(next).inserted, next != .hint {
          report("course.doubled-section", at: block.range, "this section stands here twice")
        }
        if next == .hint { hints.append([]) }
      default: append(block, to: section)
      }
    }
    reportMissing(seen, at: document.blocks.first?.range ?? SourceRange(at: 0))
  }

  private mutating func append(_ block: Block, to section: Section) {
    switch section {
    case .prompt: prompt.append(block)
    case .hint: hints[hints.count - 1].append(block)
    case .solution: solution.append(block)
    case .explanation: explanation.append(block)
    case .feedback:
      if case .list(let list) = block.kind {
        feedback = list.items.map(\.blocks)
      } else {
        report("course.feedback", at: block.range, "the feedback is one list, an item for each option")
      }
    }
  }

  private mutating func reportMissing(_ seen: Set<Section>, at range: SourceRange) {
    if prompt.isEmpty { report("course.no-prompt", at: range, "the exercise asks nothing") }
    if !seen.contains(.solution) || solution.isEmpty {
      report("course.no-solution", at: range, "the exercise has no '## Solution'")
    }
    for hint in hints where hint.isEmpty {
      report("course.empty-hint", at: range, "a '## Hint' holds nothing")
    }
  }

  private mutating func report(
    _ id: String, at range: SourceRange, _ message: String, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(id, at: range, message, help: help))
  }

  // MARK: - What the kinds take from the prompt

  /// The items of the last list of the prompt.
  var lastList: [[Block]]? {
    prompt.reversed().lazy.compactMap { block -> [[Block]]? in
      if case .list(let list) = block.kind { list.items.map(\.blocks) } else { nil }
    }.first
  }

  /// The items of the last numbered list of the prompt.
  var lastNumberedList: [[Block]]? {
    prompt.reversed().lazy.compactMap { block -> [[Block]]? in
      if case .list(let list) = block.kind, list.style != .bullet { list.items.map(\.blocks) } else { nil }
    }.first
  }

  static func swiftCode(in blocks: [Block]) -> [String] {
    blocks.compactMap { block in
      if case .code("swift", let text) = block.kind { text } else { nil }
    }
  }
}
