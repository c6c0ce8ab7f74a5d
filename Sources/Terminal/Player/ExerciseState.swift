internal import Course
internal import Gradebook
internal import SourceText

/// An exercise of the step on the screen, and what the learner did with it.
struct ExerciseState {
  /// As it is asked now: perhaps with other numbers.
  var exercise: Exercise
  /// As the author wrote it.
  let original: Exercise
  /// Which of its variants; 0 is the original.
  var variant: UInt64 = 0
  let key: ExerciseKey
  var record: ExerciseRecord
  /// How many hints are open.
  var hintsShown: Int
  /// The answer that was judged last.
  var answer: String?
  var verdict: Verdict?
  /// What was typed and not handed in.
  var draft: String?
  var showsSolution = false
  var showsWhy = false

  init(_ exercise: Exercise, key: ExerciseKey, record: ExerciseRecord, draft: String?) {
    self.exercise = exercise
    original = exercise
    self.key = key
    self.record = record
    self.draft = draft
    hintsShown = min(record.hints, exercise.hints.count)
    answer = record.lastAnswer
    showsSolution = record.sawSolution
  }

  /// A solution is for those who tried: once wrong, or every hint read.
  var mayShowSolution: Bool {
    record.isSolved || record.attempts > 0 || hintsShown == exercise.hints.count && hintsShown > 0
      || record.wasSkipped
  }

  var hasMoreHints: Bool { hintsShown < exercise.hints.count }

  var hasWhy: Bool { verdict.map { !$0.why.isEmpty } ?? false }

  static func key(of exercise: Exercise) -> ExerciseKey {
    ExerciseKey(exercise: exercise.id, content: ContentHash.of(exercise.source.text))
  }
}
