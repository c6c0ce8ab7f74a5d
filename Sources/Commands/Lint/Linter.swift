import Course
import Grading
import SourceText

/// Checks lessons and exercises; what it finds is sorted by file and place.
struct Linter {
  let world: LintWorld
  private(set) var findings: [Finding] = []
  /// Files that were looked at.
  private(set) var fileCount = 0
  private var checked: Set<String> = []

  init(course: CourseFolder?, code: CodeRunner) {
    world = LintWorld(course: course, code: code)
  }

  /// Every lesson, every exercise, and what the course as a whole must hold.
  mutating func checkCourse(_ course: CourseFolder) throws(CommandFailure) {
    world.testCode(of: course.exercises().map(\.path))
    for file in course.lessons() { try checkLesson(file.path) }
    for file in course.exercises() { try checkExercise(file.path) }
    findings += PageCheck(course, world).findings + CoverageCheck(course, world).findings
  }

  /// A lesson with its twin.
  mutating func checkLesson(_ path: String) throws(CommandFailure) {
    guard checked.insert(path).inserted else { return }
    fileCount += 1
    let lesson: Lesson
    do throws(FileError) { lesson = try world.lesson(path) } catch { throw CommandFailure(error) }
    findings += lesson.diagnostics.map { Finding(lesson.source, $0) }
    for rule in LessonRule.all {
      findings += rule.check(lesson, world).map { Finding(lesson.source, $0) }
    }
    if lesson.language == .english, lesson.id.contains("/") {
      let twin = String(path.dropLast(3)) + ".zh.md"
      if isFile(twin) { try checkLesson(twin) }
    }
  }

  /// An exercise with its twin.
  mutating func checkExercise(_ path: String) throws(CommandFailure) {
    let path = path.hasSuffix(".zh.md") ? String(path.dropLast(6)) + ".md" : path
    guard checked.insert(path).inserted else { return }
    fileCount += 1
    let exercise: Exercise
    do throws(ExerciseError) {
      exercise = try world.exercise(path)
    } catch {
      switch error {
      case .file(let error): throw CommandFailure(error)
      case .faulty(let found): findings += found
      }
      return
    }
    findings += exercise.findings
    for rule in ExerciseRule.all { findings += rule.check(exercise, world) }
  }

  /// The exercises that a lesson places, too: an author checks what the learner meets.
  mutating func checkPlacedExercises(of path: String) throws(CommandFailure) {
    guard let lesson = try? world.lesson(path) else { return }
    for link in lesson.steps.flatMap(\.exercises) {
      guard case .exercise(let file) = link.target else { continue }
      let place = CourseFolder.path(of: file, in: path)
      if isFile(place) { try checkExercise(place) }
    }
  }

  /// What was found, by file, then by place, each once.
  var sorted: [Finding] {
    var seen: Set<String> = []
    return
      findings
      .sorted {
        ($0.file.name, $0.diagnostic.range.lower, $0.diagnostic.message)
          < ($1.file.name, $1.diagnostic.range.lower, $1.diagnostic.message)
      }
      .filter { seen.insert("\($0.file.name)\n\($0.diagnostic.range)\n\($0.diagnostic.message)").inserted }
  }
}
