import Course
import SourceText
import Testing

@testable import Grading

/// An exercise from its text, and the mark of an answer to it.
private func mark(_ front: String, body: String = "Work it out.", _ answer: String) throws -> Mark {
  let text = """
    ---
    \(front)
    unit: 2.8
    difficulty: 1
    minutes: 1
    tests: {right: ["1"], wrong: ["2"]}
    ---
    # Question

    \(body)

    ## Hint

    Think.

    ## Solution

    So.
    """
  let source = SourceFile(name: "exercises/week2/question.md", text: text)
  let exercise = try Exercise(source)
  return try PreparedExercise(exercise).mark(answer)
}

@Test(arguments: [
  ("33", Mark.State.correct), ("3*11", .correct), ("J = 33", .correct), ("33.0", .correct),
  ("-33", .wrong), ("30", .wrong), ("3*(", .ungradable(.unreadable)), ("", .ungradable(.missing)),
  ("b", .ungradable(.unreadable)),
])
func gradesNumbers(_ answer: String, _ state: Mark.State) throws {
  let mark = try mark("kind: number\ngiven: {J: 3*(a + 6)}\ntry: {a: 5}\nanswer: J", answer)
  #expect(mark.state == state)
  #expect((mark.points == nil) == (mark.state.reason != nil))
}

@Test(arguments: [
  ("0.881", Mark.State.correct), ("0.8808", .correct), ("0.88", .partly), ("0.89", .wrong),
  ("1/(1+e^-2)", .correct),
])
func countsSignificantDigits(_ answer: String, _ state: Mark.State) throws {
  #expect(try mark("kind: number\nanswer: σ(2)\nsignificant: 3", answer).state == state)
}

@Test(arguments: [
  ("a - a^2", Mark.State.correct), ("a(1-a)", .correct), ("a(1+a)", .wrong),
  ("a(1-", .ungradable(.unreadable)),
])
func gradesFormulasByMeaning(_ answer: String, _ state: Mark.State) throws {
  #expect(try mark("kind: expression\nanswer: a*(1 - a)\nassume: [\"0 < a < 1\"]", answer).state == state)
}

@Test(arguments: [
  ("a: 3, b: 6, c: 9", Mark.State.correct), ("3, 6, 9", .correct), ("da = 3, db = 6, dc = 9", .correct),
  ("-3, -6, -9", .wrong), ("3, 9, 6", .partly), ("3, 6", .ungradable(.unreadable)),
])
func gradesGradientsByDifferences(_ answer: String, _ state: Mark.State) throws {
  let front = "kind: gradient\ncost: 3*(a + b*c)\nby: [a, b, c]\ntry: {a: 5, b: 3, c: 2}"
  #expect(try mark(front, answer).state == state)
}

@Test(arguments: [
  ("(3, 4)", Mark.State.correct), ("3 x 4", .correct), ("(4, 3)", .wrong), ("error", .wrong),
  ("three", .ungradable(.unreadable)),
])
func gradesShapes(_ answer: String, _ state: Mark.State) throws {
  #expect(try mark("kind: shape\nanswer: (3, 4)", answer).state == state)
}

@Test(arguments: [
  ("b c a", Mark.State.correct), ("bca", .correct), ("a b c", .wrong), ("b c", .ungradable(.unreadable)),
  ("b c d", .ungradable(.unreadable)),
])
func gradesOrders(_ answer: String, _ state: Mark.State) throws {
  let body = "Put in order.\n\n- last\n- first\n- second"
  #expect(try mark("kind: order\norder: [b, c, a]", body: body, answer).state == state)
}

@Test(arguments: [
  ("[[1, 2], [3, 4]]", Mark.State.correct), ("1 2\n3 4", .correct), ("1, 2; 3, 4", .correct),
  ("[[1, 3], [2, 4]]", .partly), ("[[1, 2]]", .wrong), ("one", .ungradable(.unreadable)),
])
func gradesArrays(_ answer: String, _ state: Mark.State) throws {
  #expect(try mark("kind: array\nanswer: [[1, 2], [3, 4]]", answer).state == state)
}
