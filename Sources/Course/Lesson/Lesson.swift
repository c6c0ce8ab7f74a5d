public import SourceText

/// A Markdown file read as a lesson.
public struct Lesson: Sendable {
  /// The file, repaired where it was not UTF-8; every range is one of its bytes.
  public let source: SourceFile
  /// `week2/08-derivatives-with-the-graph`: the path below `lessons` without language and ending; for a file
  /// elsewhere, its name.
  public let id: String
  public let language: Language
  public let title: [Inline]
  /// Never empty. What stands before the first `##` is a step of its own, called `start`.
  public let steps: [Step]
  /// What is wrong with the file; the lesson can be read all the same.
  public let diagnostics: [Diagnostic]

  public init(
    source: SourceFile, id: String, language: Language, title: [Inline], steps: [Step],
    diagnostics: [Diagnostic]
  ) {
    self.source = source
    self.id = id
    self.language = language
    self.title = title
    self.steps = steps
    self.diagnostics = diagnostics
  }

  /// The path as it was given.
  public var path: String { source.name }

  public func step(_ id: String) -> Step? { steps.first { $0.id == id } }

  public func step(after step: Step) -> Step? {
    guard let index = steps.firstIndex(where: { $0.id == step.id }), index + 1 < steps.count else {
      return nil
    }
    return steps[index + 1]
  }
}
