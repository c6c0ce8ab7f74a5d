import Course

extension Exercise {
  /// The exercise with the numbers that belong to a learner's code, as a worksheet of that code prints it.
  func numbers(ofCode code: String, in course: CourseFolder) throws(ExerciseError) -> Exercise {
    if variants.isEmpty { return self }
    let world = LintWorld(course: course)
    return try variant(seed: seed(ofCode: code)) { formula, numbers in
      ClaimValue(self, world)?.with(numbers).computed(formula)
    }
  }
}
