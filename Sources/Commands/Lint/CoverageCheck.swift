import Course
import SourceText

/// Whether the course teaches every unit of the syllabus and asks about every topic.
struct CoverageCheck {
  private(set) var findings: [Finding] = []

  init(_ course: CourseFolder, _ world: LintWorld) {
    let syllabus: Syllabus
    do throws(FileError) {
      syllabus = try Syllabus.read(course)
    } catch {
      let file = SourceFile(name: course.lessonsFolder + "/syllabus.yml", text: "")
      findings.append(Finding(file, Diagnostic("lint.no-syllabus", at: SourceRange(at: 0), error.message)))
      return
    }
    findings += syllabus.diagnostics.map { Finding(syllabus.source, $0) }
    checkUnits(syllabus, course)
    checkExercises(syllabus, course, world)
  }

  private mutating func checkUnits(_ syllabus: Syllabus, _ course: CourseFolder) {
    let lessons = course.lessons()
    let ids = Set(lessons.map(\.id))
    for unit in syllabus.units {
      for lesson in unit.lessons where !ids.contains(lesson.text) {
        add(
          syllabus.source, "lint.dead-link", lesson.range, "there is no lesson '\(lesson.text)'",
          help: nearest(to: lesson.text, among: ids.sorted()).map { "did you mean '\($0)'?" })
      }
    }
    let open = syllabus.units.filter(\.lessons.isEmpty)
    if let first = open.first {
      add(
        syllabus.source, "lint.uncovered-unit", first.range,
        "no lesson teaches \(open.count) of \(syllabus.units.count) units: \(open.map(\.number).joined(separator: ", "))"
      )
    }
    let named = Set(syllabus.units.flatMap(\.lessons).map(\.text))
    for lesson in lessons where !named.contains(lesson.id) {
      add(
        SourceFile(name: lesson.path, text: ""), "lint.unlisted-lesson", SourceRange(at: 0),
        "the lesson stands under no unit of syllabus.yml")
    }
  }

  private mutating func checkExercises(
    _ syllabus: Syllabus, _ course: CourseFolder, _ world: LintWorld
  ) {
    let units = Set(syllabus.units.map(\.number))
    let topics = Set(syllabus.topics.map(\.id))
    let files = course.exercises()
    let ids = Set(files.map(\.id))
    var covered: Set<String> = []
    for file in files {
      guard let exercise = try? world.exercise(file.path) else { continue }
      let place = SourceRange(0, 3)
      covered.formUnion(exercise.facts.topics)
      if let unit = exercise.facts.unit, !units.contains(unit) {
        add(exercise.source, "lint.unknown-unit", place, "the syllabus has no unit '\(unit)'")
      }
      for topic in exercise.facts.topics where !topics.contains(topic) {
        add(exercise.source, "lint.unknown-topic", place, "the syllabus has no topic '\(topic)'")
      }
      for before in exercise.facts.prerequisites where !ids.contains(before) && !units.contains(before) {
        add(
          exercise.source, "lint.unknown-prerequisite", place,
          "'\(before)' is neither an exercise nor a unit")
      }
    }
    checkPlaces(of: ids, syllabus, course, world)
    let open = syllabus.topics.filter { !covered.contains($0.id) }
    if let first = open.first {
      add(
        syllabus.source, "lint.uncovered-topic", first.range,
        "no exercise covers \(open.count) of \(syllabus.topics.count) topics: \(open.map(\.id).joined(separator: ", "))"
      )
    }
  }

  /// Whether a learner comes by every exercise.
  private mutating func checkPlaces(
    of exercises: Set<String>, _ syllabus: Syllabus, _ course: CourseFolder, _ world: LintWorld
  ) {
    var placed: Set<String> = []
    for file in course.lessons() {
      guard let lesson = try? world.lesson(file.path) else { continue }
      for link in lesson.steps.flatMap(\.exercises) {
        guard case .exercise(let path) = link.target else { continue }
        placed.insert(Exercise.id(ofFile: CourseFolder.path(of: path, in: file.path)))
      }
    }
    let left = exercises.subtracting(placed).sorted()
    guard !left.isEmpty else { return }
    let shown = left.prefix(12).joined(separator: ", ") + (left.count > 12 ? " …" : "")
    remark(
      syllabus.source, "lint.unplaced-exercise", SourceRange(at: 0),
      "no lesson places \(left.count) of \(exercises.count) exercises: \(shown)")
  }

  /// Told once, and no reason to fail.
  private mutating func remark(
    _ file: SourceFile, _ id: String, _ range: SourceRange, _ message: String
  ) {
    findings.append(Finding(file, Diagnostic(id, .note, at: range, message)))
  }

  private mutating func add(
    _ file: SourceFile, _ id: String, _ range: SourceRange, _ message: String, help: String? = nil
  ) {
    findings.append(Finding(file, Diagnostic(id, at: range, message, help: help)))
  }
}
