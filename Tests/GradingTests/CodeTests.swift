import Course
import Derivation
import Glibc
import SourceText
import Testing

@testable import Grading

/// One for all tests: the harness is compiled once.
private let runner = CodeRunner(environment: { name in getenv(name).map { String(cString: $0) } })

private let sigmoid = """
  kind: code
  function: sigmoid
  cases: ["sigmoid(0)", "sigmoid(2)", "sigmoid(-800)"]
  tolerance: 1e-9
  """

private let right =
  "func sigmoid(_ z: Double) -> Double { z < 0 ? exp(z) / (1 + exp(z)) : 1 / (1 + exp(-z)) }"

private func prepared(
  _ front: String = sigmoid, solution: String = right, code: CodeRunner? = runner
) throws -> PreparedExercise {
  let text = """
    ---
    \(front)
    tests: {right: ["x"], wrong: ["y"]}
    ---
    # A function

    Write it.

    ```swift
    func f() {}
    ```

    ## Hint

    Think.

    ## Solution

    ```swift
    \(solution)
    ```
    """
  return try PreparedExercise(
    Exercise(SourceFile(name: "exercises/week2/f.md", text: text)), code: code)
}

@Suite(.enabled(if: runner.obstacle == nil, "needs bubblewrap and swiftc"))
struct CodeTests {
  @Test(arguments: [
    (right, Mark.State.correct),
    ("func sigmoid(_ z: Double) -> Double {\n  1 / (1 + exp(-z))\n}", .correct),
    ("```swift\n\(right)\n```", .correct),
    ("import Foundation\nfunc sigmoid(_ z: Double) -> Double { 1 / (1 + pow(M_E, -z)) }", .correct),
    ("func sigmoid(_ z: Double) -> Double { 1 / (1 + exp(z)) }", .partly),
    ("func sigmoid(_ z: Double) -> Double { z }", .wrong),
    ("func sigmoid(_ z: Double) -> [Double] { [z] }", .wrong),
    ("func sigmoid(z) {", .ungradable(.unreadable)),
    ("func sigma(_ z: Double) -> Double { z }", .ungradable(.unreadable)),
    ("func sigmoid(_ z: Double) -> Double { while true {} }", .ungradable(.time)),
    ("func sigmoid(_ z: Double) -> Double { [z][3] }", .ungradable(.crash)),
    ("func sigmoid(_ z: Double) -> Double { exit(0) }", .ungradable(.crash)),
    ("func sigmoid(_ z: Double) -> Double { sigmoid(z + 1) }", .ungradable(.crash)),
    (
      "func sigmoid(_ z: Double) -> Double { var a: [[Double]] = []; "
        + "while true { a.append(Array(unsafeUninitializedCapacity: 1 << 26) { $1 = 0 }) } }",
      .ungradable(.memory)
    ),
    ("", .ungradable(.missing)), ("func f() {\n  // nothing yet\n}\n", .ungradable(.missing)),
  ])
  func judgesByValues(_ answer: String, _ state: Mark.State) throws {
    let mark = try prepared().mark(answer)
    #expect(mark.state == state, "\(mark.headline.english) \(mark.details)")
    #expect((mark.points == nil) == (state.reason != nil))
  }

  /// What a submission tries, each the body of a function that would be right if the attempt failed quietly.
  @Test(arguments: [
    "socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0",
    "open(\"/etc/passwd\", O_RDONLY) >= 0",
    "open(\"/usr/lib/written\", O_CREAT | O_WRONLY, 0o600) >= 0",
    "access(\"/usr/bin/sh\", F_OK) == 0",
    "access(\"/work\", F_OK) == 0 || access(\"/root\", F_OK) == 0 || access(\"/home\", F_OK) == 0",
    "({ var id = pid_t(); return posix_spawn(&id, \"/product/program\", nil, nil, [strdup(\"program\"), nil], [nil]) == 0 }())",
    "getenv(\"HOME\").map { String(cString: $0) } != \"/tmp\"",
    "open(\"/source/main.swift\", O_RDONLY) >= 0 || open(\"/product/program\", O_RDWR) >= 0",
    "kill(1, SIGKILL) == 0 && false",
    "ptrace_is_allowed()",
  ])
  func keepsSubmissionsIn(_ attempt: String) throws {
    let answer = """
      func ptrace_is_allowed() -> Bool { syscall_like() }
      func syscall_like() -> Bool { shmget(1, 4096, 0o1600) >= 0 }
      func sigmoid(_ z: Double) -> Double {
        if \(attempt) { return 42 }
        return 1 / (1 + exp(-z))
      }
      """
    let mark = try prepared().mark(answer)
    #expect(mark.state == .correct, "\(mark.headline.english) \(mark.details)")
  }

  @Test(arguments: [
    // Records of its own, through every descriptor that there may be.
    "for fd in Int32(0)..<64 { let s = \"x 0 d3fe0000000000000\\nx 1 d3fe0000000000000\\nx -1 \\n\"; "
      + "_ = s.withCString { write(fd, $0, strlen($0)) } }",
    "for fd in Int32(3)..<64 { close(fd) }",
    "exit(0)", "_exit(0)", "abort()", "while true { print(\"endless\") }", "sleep(1000)",
    "while true { _ = pthread_self() }",
    "let f = fopen(\"/tmp/x\", \"w\"); while true { fputs(String(repeating: \"x\", count: 1 << 16), f) }",
  ])
  func givesNoMarkToForgers(_ attempt: String) throws {
    let mark = try prepared().mark("func sigmoid(_ z: Double) -> Double { \(attempt); return 0 }")
    #expect(mark.points == nil, "\(mark.headline.english) \(mark.details)")
  }

  @Test func tellsTheLineThatDoesNotCompile() throws {
    let mark = try prepared().mark("func sigmoid(_ z: Double) -> Double {\n  let a = z +\n}")
    #expect(mark.headline.english.hasPrefix("line 3 does not compile"))
    #expect(mark.diagnostics.first?.id == "grading.compiler")
  }

  @Test func namesTheCrashAndItsCase() throws {
    let mark = try prepared().mark("func sigmoid(_ z: Double) -> Double { z < 0 ? [z][1] : 0.5 }")
    #expect(mark.headline.english.hasSuffix("in sigmoid(-800)"))
    #expect(mark.details.contains { $0.sentence.english.contains("Index out of range") })
  }

  private static let gradient = """
    kind: code
    function: slope
    cases: ["slope(w: [1, -2], x: [3, 0.5])", "slope(w: [0, 1], x: [1, 1])"]
    gradient: {cost: cost, by: w}
    tolerance: 1e-6
    """
  private static let cost = """
    func cost(w: [Double], x: [Double]) -> Double { zip(w, x).reduce(0) { $0 + $1.0 * $1.0 * $1.1 } }
    """

  @Test(arguments: [
    ("func slope(w: [Double], x: [Double]) -> [Double] { zip(w, x).map { 2 * $0 * $1 } }", nil),
    ("func slope(w: [Double], x: [Double]) -> [Double] { zip(w, x).map { -2 * $0 * $1 } }", "sign of a term"),
    ("func slope(w: [Double], x: [Double]) -> [Double] { zip(w, x).map { $0 * $1 } }", "added factor"),
  ])
  func checksGradients(_ answer: String, _ slip: String?) throws {
    let solution =
      CodeTests.cost + "\nfunc slope(w: [Double], x: [Double]) -> [Double] { zip(w, x).map { 2 * $0 * $1 } }"
    let mark = try prepared(CodeTests.gradient, solution: solution).mark(answer)
    #expect(mark.state == (slip == nil ? .correct : .wrong), "\(mark.headline.english) \(mark.details)")
    #expect(mark.slip?.name == slip)
  }

  @Test func refusesAnExerciseWhoseGradientIsWrong() throws {
    let solution = CodeTests.cost + "\nfunc slope(w: [Double], x: [Double]) -> [Double] { w }"
    let mark = try prepared(CodeTests.gradient, solution: solution).mark("func slope() {}")
    #expect(mark.state == .ungradable(.fault))
  }

  @Test func comparesShapes() throws {
    let front = """
      kind: code
      function: t
      cases: ["t([[1, 2, 3], [4, 5, 6]])"]
      """
    let solution = "func t(_ x: [[Double]]) -> [[Double]] { x[0].indices.map { j in x.map { $0[j] } } }"
    let exercise = try prepared(front, solution: solution)
    #expect(exercise.mark(solution).state == .correct)
    let mark = exercise.mark("func t(_ x: [[Double]]) -> [[Double]] { x }")
    #expect(mark.state == .wrong)
    #expect(mark.details.contains { $0.sentence.english.contains("has shape (2, 3), asked for is (3, 2)") })
  }

  @Test func boundsTheTypeChecker() throws {
    let terms = (0..<30).map { "(\($0) + 1.5 * -z - .init(\($0)))" }.joined(separator: " + ")
    let mark = try prepared().mark(
      "func sigmoid(_ z: Double) -> Double { \(terms) + [1, 2, 3].map { $0 * z }.reduce(0, +) }")
    #expect(
      mark.state == .ungradable(.unreadable) || mark.state == .ungradable(.time) || mark.state == .wrong)
  }
}

@Test func saysWhyCodeIsNotRun() throws {
  let without = CodeRunner(environment: { _ in "/nowhere" })
  let mark = try prepared(code: without).mark(right)
  #expect(mark.state == .ungradable(.unavailable))
  #expect(mark.headline.english.contains("no swiftc"))
  #expect(try prepared(code: nil).mark(right).state == .ungradable(.unavailable))
}

@Test(arguments: [
  ("d3ff0000000000000", CodeValue.number(1)), ("i-3", .integer(-3)),
  ("[t,f,n]", .list([.flag(true), .flag(false), .none])),
  ("[[d0],[]]", .list([.list([.number(0)]), .list([])])), ("s6162", .text("ab")), ("[", nil), ("", nil),
  ("x", nil),
  ("[i1,", nil), (String(repeating: "[", count: 100_000), nil),
])
func readsRecords(_ text: String, _ value: CodeValue?) {
  #expect(CodeValue(text) == value)
}

@Test func takesCallsApart() {
  let call = CodeCall("cost(w: [1, 2], f(\"a,b\"), _: {(x: 1)})")
  #expect(call?.function == "cost")
  #expect(call?.arguments.map(\.value) == ["[1, 2]", "f(\"a,b\")", "{(x: 1)}"])
  #expect(
    call?.gradient(of: "J", by: "w")
      == "gradusHarnessGradient([1, 2]) { gradusNudged in J(w: gradusNudged, f(\"a,b\"), _: {(x: 1)}) }")
  #expect(CodeCall("a + b") == nil)
}
