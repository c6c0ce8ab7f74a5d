import Course
import Derivation
import SourceText
import Testing

@testable import Grading

/// An exercise from its text, and the mark of an answer to it.
private func mark(_ front: String, body: String = "Work it out.", _ answer: String) throws -> Mark {
  try prepared(front, body: body).mark(answer)
}

/// The mark and what was written, worked out.
private func worked(_ front: String, _ answer: String) throws -> (mark: Mark, working: Working?) {
  let exercise = try prepared(front)
  let mark = exercise.mark(answer)
  return (mark, exercise.working(of: mark))
}

private func prepared(_ front: String, body: String = "Work it out.") throws -> PreparedExercise {
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
  return try PreparedExercise(exercise)
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
  ("26", "brackets are missing: the factor belongs to every term"), ("60", "the term 2 is lost"),
  ("-54", "the sign of 4*5 is wrong"),
])
func namesTheSlipThatGivesAWrongNumber(_ answer: String, _ slip: String) throws {
  let mark = try mark(
    "kind: number\ngiven: {u: b*c, v: a + u, J: 3*v}\ntry: {a: 2, b: 4, c: 5}\nanswer: J", answer)
  #expect(mark.slip?.sentence.english == slip)
  #expect(mark.headline.english.hasSuffix(slip))
}

@Test func namesNoSlipForANumberThatFitsNone() throws {
  let mark = try mark(
    "kind: number\ngiven: {u: b*c, J: 3*(a + u)}\ntry: {a: 2, b: 4, c: 5}\nanswer: J", "1000")
  #expect(mark.headline.english == "too large" && mark.slip == nil)
}

@Test(arguments: [
  ("0.881", Mark.State.correct), ("0.8808", .correct), ("0.88", .partly), ("0.89", .wrong),
  ("1/(1+e^-2)", .correct),
])
func countsSignificantDigits(_ answer: String, _ state: Mark.State) throws {
  #expect(try mark("kind: number\nanswer: σ(2)\nsignificant: 3", answer).state == state)
}

@Test func worksAWrongFormulaOutAtItsCounterexample() throws {
  let front = "kind: expression\ngiven: {a: σ(z), u: a*b}\ntry: {z: 0, b: 3}\nnames: [a, b, u]\nanswer: u - 1"
  let working = try #require(try worked(front, "2u - b").working)
  #expect(working.names == ["a = σ(z) = σ(0) = 0.5", "u = a*b = 0.5*3 = 1.5"])
  #expect(working.formula == "2u - b = 2(1.5) - 3 = 0")
  #expect(try worked(front, "u - 1").working == nil)
}

@Test func worksTheFaultyLineOfADerivationOut() throws {
  let front = "kind: derivation\ngiven: {J: 3*v, v: a + u}\ntry: {a: 5, u: -6}\nfind: dJ/da\nanswer: 3"
  let (mark, working) = try worked(front, "dJ/da = 3*dv/da\n= 3*u\n")
  #expect(mark.line == 2)
  #expect(working?.formula == "3*u = 3*(-6) = -18")
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

@Test(arguments: [
  ("(3, 4)", "(3, 4)", Mark.State.correct), ("(3, 4)", "3 x 4", .correct), ("(3, 4)", "（3，4）", .correct),
  ("(3, 4)", "(4, 3)", .wrong), ("(3, 4)", "(3,)", .wrong), ("(3, 4)", "error", .wrong),
  ("(3, 4)", "3", .ungradable(.unreadable)), ("(3, 4)", "three by four", .ungradable(.unreadable)),
  ("(12288, 1)", "(64*64*3, 1)", .correct), ("(12288, 1)", "(64, 64, 3)", .wrong),
  ("(5,)", "(5,)", .correct), ("(5,)", "(5, 1)", .wrong), ("(5,)", "()", .wrong), ("()", "()", .correct),
  ("(2, 3, 4)", "(2,3,4)", .correct), ("(2, 3, 4)", "[2, 3, 4]", .correct),
  ("(2, 3, 4)", "(2, 4, 3)", .wrong),
  ("(p, r)", "(2, 6)", .correct), ("(p, r)", "(p, r)", .correct), ("(p, 3*p)", "(2, 6)", .correct),
  ("(p, r)", "(6, 2)", .wrong), ("(p, r)", "(2, six)", .ungradable(.unreadable)),
  ("error", "error", .correct),
  ("error", "报错", .correct), ("error", "(2, 2)", .wrong), ("(n1, m)", "X.shape = (n1, m)", .correct),
])
func gradesShapesOfAnyRank(_ right: String, _ answer: String, _ state: Mark.State) throws {
  #expect(try mark("kind: shape\ntry: {p: 2, r: 6}\nanswer: \"\(right)\"", answer).state == state)
}

@Test(arguments: [
  ("1/m * dZ @ A.T", Mark.State.correct), ("dW = 1/m * np.dot(dZ, A.T)", .correct),
  ("\\frac{1}{m} dZ A^T", .correct), ("dW = 1/m dZ A^T = 1/m (A dZ^T)^T", .correct),
  ("dW = 1/m dZ A = 1/m dZ A^T", .ungradable(.unreadable)), ("1/m * dZ @ B.T", .ungradable(.unreadable)),
  ("dZ @ A.T", .wrong), ("1/m * dZ @ A", .ungradable(.unreadable)),
  ("1/m dZ A^T > 0", .ungradable(.unreadable)),
])
func gradesMatricesWithALeftSide(_ answer: String, _ state: Mark.State) throws {
  let front = "kind: matrix\nshapes: {dZ: n1 x m, A: n0 x m}\nanswer: 1/m * dZ @ A.T"
  #expect(try mark(front, answer).state == state)
}

@Test func namesTheShapesThatDoNotFit() throws {
  let front = "kind: matrix\nshapes: {dZ: n1 x m, A: n0 x m}\nanswer: 1/m * dZ @ A.T"
  let message = try #require(try mark(front, "1/m * dZ @ A").diagnostics.first).message
  #expect(message.contains("(n1, m)") && message.contains("(n0, m)"), "\(message)")
}

@Test(arguments: [
  ("2*(W @ x - y) @ x.T", Mark.State.correct), ("dJ/dW", .partly), ("(W @ x - y) @ x.T", .wrong),
])
func asksForADerivativeByItsName(_ answer: String, _ state: Mark.State) throws {
  let front = """
    kind: matrix
    given: {e: W @ x - y, J: np.sum(e**2)}
    shapes: {W: n x k, x: k x 1, y: n x 1}
    find: dJ/dW
    """
  #expect(try mark(front, answer).state == state)
}

@Test(arguments: [
  ("expanded", "a - a^2", Mark.State.correct), ("expanded", "a(1 - a)", .partly),
  ("expanded", "a + a^2", .wrong),
  ("factored", "a(1 - a)", .correct), ("factored", "(1 - a) a", .correct), ("factored", "a - a^2", .partly),
  ("single fraction", "a(1 - a)", .correct), ("single fraction", "a - 1/(1/a^2)", .partly),
  ("simplified", "a - a^2", .correct), ("simplified", "2a - a - a^2", .partly),
  ("simplified", "a(3 - 2 - a)", .partly),
  ("simplified", "--a(1 - a)", .partly), ("simplified", "a^2(1 - a)/a", .partly),
])
func asksForAForm(_ form: String, _ answer: String, _ state: Mark.State) throws {
  #expect(try mark("kind: expression\nanswer: a*(1 - a)\nform: \(form)", answer).state == state)
}

@Test(arguments: [
  ("a - y", Mark.State.correct), ("σ(z) - y", .partly), ("d - y", .ungradable(.unreadable)),
  ("y - a", .wrong),
])
func asksForNames(_ answer: String, _ state: Mark.State) throws {
  let front = "kind: expression\ngiven: {a: σ(z)}\nanswer: a - y\nnames: [a, y]"
  #expect(try mark(front, answer).state == state)
}

@Test(arguments: [
  ("0.75", "75 %", Mark.State.correct), ("75", "75%", .correct), ("75", "75", .correct),
  ("0.75", "7.5%", .wrong),
])
func readsPercentages(_ right: String, _ answer: String, _ state: Mark.State) throws {
  #expect(try mark("kind: number\nanswer: \(right)\ntolerance: 0.001", answer).state == state)
}

@Test(arguments: [
  ("2: dL/dw = x*(a - y)", Mark.State.correct), ("2: \\frac{\\partial L}{\\partial w} = (a - y) x", .correct),
  ("line 2: dw = x*(a - y)", .correct), ("第 2 行：dw = (a-y)x", .correct), ("2: dw = a - y", .partly),
  ("1: dL/da = 1", .wrong), ("W2", .ungradable(.unreadable)), ("3: x", .ungradable(.unreadable)),
])
func gradesBrokenLines(_ answer: String, _ state: Mark.State) throws {
  let front = """
    kind: broken-line
    given: {z: w*x, a: σ(z), L: "-(y*log(a) + (1-y)*log(1-a))"}
    assume: ["y in {0, 1}"]
    broken: 2
    correction: dL/dw = x*(a - y)
    """
  #expect(try mark(front, body: "1. $dL/dz = a - y$\n2. $dL/dw = a - y$", answer).state == state)
}
