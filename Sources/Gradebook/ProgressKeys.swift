internal import SourceText

/// Which step of which lesson, found again after the step was renamed or its text edited (not both at once).
public struct StepKey: Hashable, Sendable {
  /// The lesson without folder of the course, language and ending: `week2/08-derivatives-with-the-graph`.
  public let lesson: String
  /// The step's id within the lesson.
  public let step: String
  /// `ContentHash` of the step's text.
  public let content: String

  public init(lesson: String, step: String, content: String) {
    self.lesson = lesson
    self.step = step
    self.content = content
  }
}

/// Which exercise, found again after it was renamed or edited (not both at once).
public struct ExerciseKey: Hashable, Sendable {
  /// The exercise without folder of the course, language and ending: `week2/derivative-by-b`.
  public let exercise: String
  /// `ContentHash` of the exercise's text.
  public let content: String

  public init(exercise: String, content: String) {
    self.exercise = exercise
    self.content = content
  }
}

/// A short name for a text that stays the same while only its white space changes.
public enum ContentHash {
  /// Sixteen hexadecimal digits (FNV-1a, 64 bits): runs of white space count as one space, none at the ends.
  public static func of(_ text: String) -> String {
    var hash = StableHash()
    var gap = false
    var started = false
    for byte in text.utf8 {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        gap = started
        continue
      }
      if gap {
        hash.add(0x20)
        gap = false
      }
      hash.add(byte)
      started = true
    }
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
