public import Course

/// How pages are set: what a person chooses when printing.
public struct PageSettings: Hashable, Sendable {
  public enum Paper: String, CaseIterable, Hashable, Sendable {
    case a4
    case letter
  }

  /// What exercises come with.
  public enum Answers: Hashable, Sendable {
    /// Space to answer, hints on a last page.
    case space
    /// The worked solutions as well: the teacher's key.
    case key
  }

  public var language: Language
  public var paper: Paper
  /// Printed on both sides: the binding edge and the running heads change sides.
  public var isTwoSided: Bool
  public var answers: Answers
  /// A page to be turned into PDF: formulas carry their words as a picture does, the only form that a tagged PDF
  /// keeps.
  var isForPDF = false
  /// A page of a site: hints are opened where the exercise is.
  var isForSite = false

  public init(
    language: Language = .english, paper: Paper = .a4, isTwoSided: Bool = false, answers: Answers = .space
  ) {
    self.language = language
    self.paper = paper
    self.isTwoSided = isTwoSided
    self.answers = answers
  }
}
