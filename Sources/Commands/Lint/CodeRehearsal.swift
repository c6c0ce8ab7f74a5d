import Course
import Dispatch
import Grading

/// Runs the tests of all code exercises on all cores before the rules ask for them one by one: compiling is what takes the time.
enum CodeRehearsal {
  static func run(_ exercises: [Exercise], _ code: CodeRunner) {
    let prepared = exercises.compactMap { exercise -> PreparedExercise? in
      guard case .code = exercise.task else { return nil }
      return try? PreparedExercise(exercise, code: code)
    }
    var jobs: [(exercise: PreparedExercise, answer: String)] = []
    for exercise in prepared {
      guard case .code(let task) = exercise.exercise.task else { continue }
      let tests = exercise.exercise.tests
      // The first one of an exercise compiles the reference: let these be far apart.
      jobs.append((exercise, task.starter))
      jobs += (tests.right + tests.wrong + tests.unreadable).map { (exercise, $0.answer.text) }
    }
    guard !jobs.isEmpty, code.obstacle == nil else { return }
    let all = jobs
    DispatchQueue.concurrentPerform(iterations: all.count) { index in
      _ = all[index].exercise.mark(all[index].answer)
    }
  }
}
