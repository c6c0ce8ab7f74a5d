import Course
import Grading
import SourceText

/// Exercises ready to judge, each read when it is first asked for.
struct ExerciseShelf {
  private let files: [String: CourseFile]
  private let language: Language
  private let code: CodeRunner?
  private var ready: [String: Result<PreparedExercise, Problem>] = [:]

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
    self.language = language
    self.code = code
  }

  func isKnown(_ id: String) -> Bool { files[id] != nil }

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
