import Course
import Grading
import SourceText

/// Exercises ready to judge, each read when it is first asked for.
struct ExerciseShelf {
  private let files: [String: CourseFile]
  private let language: Language
  private let code: CodeRunner?
  private var ready: [String: Result<PreparedExercise, Problem>] = [:]
  private let course: CourseFolder
  /// The marks of answers that came before: in a class, most answers come many times.
  private var marks: [Question: Mark] = [:]
  /// Bytes of the answers in `marks`.
  private var bytes = 0

  private struct Question: Hashable {
    let exercise: String
    let code: String?
    let answer: String
  }

  /// What is remembered at most; past it, all is forgotten.
  private static let limits = (marks: 20_000, bytes: 8 << 20, numbers: 512)

  /// Why an exercise cannot judge.
  enum Problem: Error {
    /// There is none of that name; the nearest, where one is near.
    case unknown(nearest: String?)
    /// A fault of the exercise, never of the learner.
    case faulty(String)
  }

  /// - Parameter code: runs answers to code exercises; without it they have no mark.
  init(_ course: CourseFolder, _ language: Language, code: CodeRunner? = nil) {
    var files: [String: CourseFile] = [:]
    for file in course.exercises() { files[file.id] = file }
    self.files = files
    self.course = course
    self.language = language
    self.code = code
  }

  func isKnown(_ id: String) -> Bool { files[id] != nil }

  /// The mark of an answer. Grading is a pure function, so an answer that came before has the mark that it had; only code is run
  /// each time, and what has no mark is tried again.
  ///
  /// - Parameter code: the learner's code, where the answer is to an exercise with their own numbers.
  mutating func mark(_ answer: String, to id: String, code: String? = nil) -> Result<Mark, Problem> {
    let question = Question(exercise: id, code: code, answer: answer)
    if let known = marks[question] { return .success(known) }
    let exercise: PreparedExercise
    switch self.exercise(id, code: code) {
    case .success(let prepared): exercise = prepared
    case .failure(let problem): return .failure(problem)
    }
    if let code, !exercise.exercise.variants.isEmpty, LearnerCode.looksMade(code), !LearnerCode.isMade(code) {
      return .success(.mistyped(code, exercise.exercise))
    }
    var mark = exercise.mark(answer)
    if let code, mark.state == .wrong, !exercise.exercise.variants.isEmpty,
      case .success(let common) = self.exercise(id), common.mark(answer).state == .correct
    {
      mark = .otherNumbers(code, exercise.exercise)
    }
    if case .code = exercise.exercise.task { return .success(mark) }
    if mark.state.reason != nil { return .success(mark) }
    if marks.count >= ExerciseShelf.limits.marks || bytes + answer.utf8.count > ExerciseShelf.limits.bytes {
      marks = [:]
      bytes = 0
    }
    if answer.utf8.count < 4096 {
      marks[question] = mark
      bytes += answer.utf8.count
    }
    return .success(mark)
  }

  /// The exercise, with the numbers of a code where there is one.
  mutating func exercise(_ id: String, code: String?) -> Result<PreparedExercise, Problem> {
    guard let code, case .success(let common) = exercise(id), !common.exercise.variants.isEmpty else {
      return exercise(id)
    }
    let key = "\(id) \(code)"
    if let known = ready[key] { return known }
    let made: Result<PreparedExercise, Problem>
    do throws(ExerciseError) {
      let own = try common.exercise.numbers(ofCode: code, in: course)
      do throws(PreparedExercise.Fault) { made = .success(try PreparedExercise(own, code: self.code)) } catch
      {
        made = .failure(.faulty(error.diagnostic.rendered(in: own.source)))
      }
    } catch { made = .failure(.faulty(error.message)) }
    if ready.count > ExerciseShelf.limits.numbers + files.count { ready = [:] }
    ready[key] = made
    return made
  }

  mutating func exercise(_ id: String) -> Result<PreparedExercise, Problem> {
    if let known = ready[id] { return known }
    let made = prepared(id)
    ready[id] = made
    return made
  }

  private func prepared(_ id: String) -> Result<PreparedExercise, Problem> {
    guard let file = files[id] else {
      return .failure(.unknown(nearest: nearest(to: id, among: Array(files.keys))))
    }
    do throws(ExerciseError) {
      let exercise = try Exercise.read(file.path, in: language)
      do throws(PreparedExercise.Fault) {
        return .success(try PreparedExercise(exercise, code: code))
      } catch {
        return .failure(.faulty(error.diagnostic.rendered(in: exercise.source)))
      }
    } catch { return .failure(.faulty(error.message)) }
  }
}
