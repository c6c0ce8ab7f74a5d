import Course
import Experiments
import Grading
import SourceText

/// What the rules of `gradus lint` look things up in. Everything is read and run once, however many lessons ask.
final class LintWorld {
  /// The course that is checked; nil for files outside of one.
  let course: CourseFolder?
  private var lessons: [String: Result<Lesson, FileError>] = [:]
  private var exercises: [String: Result<Exercise, ExerciseError>] = [:]
  private var runs: [Run: Result<ExperimentResult, ExperimentError>] = [:]

  private struct Run: Hashable {
    let name: String
    let values: [String: String]
  }

  /// Runs the tests of code exercises.
  let code: CodeRunner
  /// The findings of tests that were run ahead, by exercise.
  private(set) var tested: [String: [Finding]] = [:]

  init(course: CourseFolder?, code: CodeRunner = CodeRunner(environment: { _ in nil })) {
    self.course = course
    self.code = code
  }

  func lesson(_ path: String) throws(FileError) -> Lesson {
    if let known = lessons[path] { return try known.get() }
    let result: Result<Lesson, FileError>
    do throws(FileError) { result = .success(try Lesson.read(path)) } catch { result = .failure(error) }
    lessons[path] = result
    return try result.get()
  }

  func exercise(_ path: String) throws(ExerciseError) -> Exercise {
    if let known = exercises[path] { return try known.get() }
    let result: Result<Exercise, ExerciseError>
    do throws(ExerciseError) { result = .success(try Exercise.read(path)) } catch { result = .failure(error) }
    exercises[path] = result
    return try result.get()
  }

  /// Runs the tests of the exercises with code among these, several at a time.
  func testCode(of paths: [String]) {
    let exercises = paths.compactMap { try? exercise($0) }.filter { exercise in
      if case .code = exercise.task { true } else { false }
    }
    let code = code
    let found = Parallel.map(exercises) { ExerciseRule.tested($0, code) }
    for (exercise, findings) in zip(exercises, found) { tested[exercise.id] = findings }
  }

  /// The result of an experiment with the parameters of its block, `settings` in place of some of them.
  func result(
    of block: ExperimentBlock, with settings: [Claim.Setting] = []
  ) throws(ExperimentError) -> ExperimentResult {
    var values: [String: ParameterValue] = [:]
    for parameter in block.parameters {
      values[parameter.name] = ParameterValue(parameter.value, at: parameter.valueRange)
    }
    for setting in settings { values[setting.name] = ParameterValue(setting.value) }
    let run = Run(name: block.name, values: values.mapValues(\.text))
    if let known = runs[run] { return try known.get() }
    let result: Result<ExperimentResult, ExperimentError>
    do throws(ExperimentError) {
      result = .success(try Experiment.named(block.name).run(values))
    } catch {
      result = .failure(error)
    }
    runs[run] = result
    return try result.get()
  }
}
