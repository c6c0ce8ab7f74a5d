internal import Course

/// An exercise with the number and the place that it has on these pages.
struct PlacedExercise {
  let exercise: Exercise
  let number: String
  let anchor: Anchor
  /// The link as the lesson writes it, to know it again; empty on a worksheet.
  let destination: String

  var hintsAnchor: Anchor { Anchor(anchor.name, "hints") }
  var solutionAnchor: Anchor { Anchor(anchor.name, "solution") }
}
