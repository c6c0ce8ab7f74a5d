public import Notation

/// What is said to a learner, in both languages of the course.
public struct Sentence: Hashable, Sendable {
  public let english: String
  public let chinese: String

  public init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  public func text(_ language: SpokenLanguage) -> String {
    language == .english ? english : chinese
  }
}
