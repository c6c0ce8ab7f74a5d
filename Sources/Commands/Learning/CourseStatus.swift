import Course
import Gradebook

/// How far a learner has come, lesson by lesson.
struct CourseStatus {
  struct LessonStatus {
    let file: CourseFile
    let title: String
    let steps: Int
    let seenSteps: Int
    let exercises: Int
    let solvedExercises: Int

    /// 0…1: half for reading, half for answering; all for reading where there is nothing to answer.
    var share: Double {
      let read = steps == 0 ? 0 : Double(seenSteps) / Double(steps)
      return exercises == 0 ? read : (read + Double(solvedExercises) / Double(exercises)) / 2
    }
  }

  let lessons: [LessonStatus]
  let place: Place?
  let reviewsDue: Int

  init(_ course: CourseFolder, _ progress: Progress, _ language: Language) throws(DatabaseError) {
    let records = try progress.records()
    let solved = Set(records.filter { $0.value.isSolved }.map(\.key.exercise))
    var lessons: [LessonStatus] = []
    for file in course.lessons() {
      guard let lesson = try? Lesson.read(file.path(in: language)) else { continue }
      let keys = lesson.steps.map {
        StepKey(lesson: lesson.id, step: $0.id, content: String($0.fingerprint, radix: 16))
      }
      let exercises = Set(
        lesson.steps.flatMap(\.exercises).compactMap { link -> String? in
          guard case .exercise(let path) = link.target else { return nil }
          return Exercise.id(ofFile: CourseFolder.path(of: path, in: lesson.path))
        })
      lessons.append(
        LessonStatus(
          file: file, title: lesson.title.plainText, steps: keys.count,
          seenSteps: try progress.seen(among: keys).count, exercises: exercises.count,
          solvedExercises: exercises.intersection(solved).count))
    }
    self.lessons = lessons
    place = try progress.latestPlace()
    reviewsDue = try progress.reviewsDue().count
  }

  /// The lessons by week, in their order.
  var weeks: [(name: String, lessons: [LessonStatus])] {
    var weeks: [(name: String, lessons: [LessonStatus])] = []
    for lesson in lessons {
      if weeks.last?.name == lesson.file.week {
        weeks[weeks.count - 1].lessons.append(lesson)
      } else {
        weeks.append((lesson.file.week, [lesson]))
      }
    }
    return weeks
  }
}
