internal import Algebra

/// Formulas that a learner joins by `=`, over one line or several, as far as they are judged.
struct Chain: Sendable {
  /// What stands first, or the goal where the learner left it out.
  var head: Expression
  /// What every side has to equal.
  var truth: Expression
  /// What `∂` may mean instead: one edge of the graph, everything else held.
  var alternative: Expression?
  var isAboutGoal: Bool
  /// The side before; nil at the beginning.
  var last: Expression?
  /// Whether the side before has the right value.
  var isRight = true
  /// The line of the slip that the side before follows from.
  var brokenAt: Int?
  /// A number was rounded: what follows is right to its digits.
  var isRounded = false
}
