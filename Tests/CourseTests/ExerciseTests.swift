import SourceText
import Testing

@testable import Course

@Suite struct ExerciseTests {
  static let derivation = """
    ---
    kind: derivation
    unit: 2.8
    difficulty: 2
    minutes: 4
    given: {u: b*c, v: a + u, J: 3*v}
    find: dJ/db
    answer: 3*c
    try: {a: 5, b: 3, c: 2}
    points: 2
    variants: {a: 2..9, b: [2, 3, 7]}
    tests:
      right:
        - "dJ/db = dJ/dv * dv/du * du/db\\n= 3*1*c\\n= 3c"
      wrong:
        - {answer: "dJ/db = dJ/du * du/db = 3*b", line: 1, slip: other factor}
      unreadable: ["dJ/db = 3*(c"]
    ---
    # Walk back to b

    Work out $\\frac{dJ}{db}$ at $a = 5$<!-- = a -->.

    ## Hint

    Which edges?

    ## 提示

    Three.

    ## Solution

    $3c$

    """

  @Test func readsADerivation() throws {
    let exercise = try Exercise(SourceFile(name: "c/exercises/week2/back.md", text: Self.derivation))
    #expect(exercise.id == "week2/back")
    #expect(exercise.title.plainText == "Walk back to b")
    #expect(exercise.facts.points == 2)
    #expect(exercise.facts.unit == "2.8")
    #expect(exercise.context.given.map(\.name) == ["u", "v", "J"])
    #expect(exercise.context.try["b"]?.text == "3")
    #expect(exercise.hints.count == 2)
    #expect(exercise.variants.map(\.values.count) == [8, 3])
    #expect(exercise.tests.wrong.first?.slip == "other factor")
    guard case .derivation(let find, let answer) = exercise.task else {
      Issue.record("a derivation was read as \(exercise.task.kind)")
      return
    }
    #expect(find.text == "dJ/db")
    #expect(exercise.source.text(in: find.range) == "dJ/db")
    #expect(answer?.text == "3*c")
    let claim = exercise.prompt.flatMap { block -> [Claim] in
      guard case .paragraph(let inlines) = block.kind else { return [] }
      return inlines.compactMap { if case .claim(let claim) = $0.kind { claim } else { nil } }
    }
    #expect(claim.map(\.formula) == ["a"])
    #expect(claim.map(\.value) == ["5"])
    #expect(claim.first.map { exercise.words.text(in: $0.range) } == "5")
  }

  @Test func takesTheWordsOfTheTwin() throws {
    let twin = SourceFile(name: "back.zh.md", text: "# 走回 b\n\n求导。\n\n## 提示\n\n哪些边？\n\n## 解答\n\n$3c$\n")
    let exercise = try Exercise(SourceFile(name: "back.md", text: Self.derivation), twin: twin)
    #expect(exercise.language == .chinese)
    #expect(exercise.title.plainText == "走回 b")
    #expect(exercise.hints.count == 1)
    #expect(exercise.task.kind == "derivation")
  }

  struct Fault: CustomTestStringConvertible {
    /// `‸` marks where the error must point.
    let marked: String
    let message: String
    var testDescription: String { message }
  }

  @Test(arguments: [
    Fault(
      marked: "‸kin: number", message: "an exercise begins with its front matter, between two lines '---'"),
    Fault(marked: "---\n‸answer: 3\n---\n", message: "'kind' is missing: what kind of exercise it is"),
    Fault(marked: "---\nkind: ‸nmber\n---\n", message: "'nmber' is no kind of exercise"),
    Fault(marked: "---\n‸kind: number\n---\n", message: "'answer' is missing: what is right"),
    Fault(marked: "---\nkind: number\nanswer: 1\n‸anwser: 2\n---\n", message: "'anwser' means nothing here"),
    Fault(marked: "---\nkind: number\nanswer: 1\n‸answer: 2\n---\n", message: "'answer' stands here twice"),
    Fault(marked: "---\nkind: ‸&k number\n---\n", message: "anchors ('&name') are refused"),
    Fault(marked: "---\nkind: 长\nanswer: [‸*k]\n---\n", message: "aliases ('*name') are refused"),
    Fault(marked: "---\nkind: ‸!!str number\n---\n", message: "tags ('!name') are refused"),
    Fault(
      marked: "---\nkind: number\nanswer: 1\npoints: ‸-1\n---\n", message: "'points' takes a number above 0"),
    Fault(
      marked: "---\nkind: number\nanswer: 1\ndifficulty: ‸6\n---\n",
      message: "'difficulty' takes a whole number from 1 to 5"),
    Fault(
      marked: "---\nkind: choice\ncorrect: ‸d\n---\n- x\n- y\n- z\n",
      message: "'d' is no label; they are a to c"),
    Fault(
      marked: "---\nkind: ‸choice\ncorrect: a\n---\nwhich?\n",
      message: "the prompt has no list of 2 to 26 options"),
    Fault(
      marked: "---\nkind: ‸order\norder: [a, a]\n---\n- x\n- y\n",
      message: "'order' must name each of the 2 items once"),
    Fault(
      marked: "---\nkind: order\norder: [a, b]\nbefore: [‸b a]\n---\n- x\n- y\n",
      message: "'b a' is no pair that 'order' obeys"),
    Fault(
      marked: "---\nkind: number\nanswer: 1\ntry: ‸5\n---\n", message: "'try' takes a map, as in {a: 5, b: 3}"
    ),
    Fault(
      marked: "---\nkind: number\nanswer: 1\nvariants: {‸a: 1..3}\n---\n",
      message: "'a' has no value in 'try' to be varied"),
    Fault(
      marked: "---\nkind: number\nanswer: a\ntry: {a: 1}\nvariants: {a: ‸1-3}\n---\n",
      message: "'1-3' is neither a list nor a range"),
    Fault(
      marked: "---\nkind: number\nanswer: 1\ntests: {wrong: [‸{line: 1}]}\n---\n",
      message: "'answer' is missing in this test"),
    Fault(
      marked: "---\nkind: number\nanswer: 1\n---\nx\n\n‸## Hnt\n",
      message: "'Hnt' is no section of an exercise"),
    Fault(marked: "---\nkind: number\nanswer: 1\n---\n‸x\n", message: "the exercise has no '## Solution'"),
    Fault(
      marked: "---\nkind: number\nanswer: 1\n---\n$\\frac{a}$ ‸$\\frac{b}\n\n## Solution\n\n1\n",
      message: "the formula that '$' opens is never closed"),
    Fault(
      marked: "---\nkind: ‸code\nfunction: f\ncases: [\"f(1)\"]\n---\nx\n\n## Solution\n\n1\n",
      message: "the prompt has no 'swift' block to start from"),
  ])
  func pointsAtTheFault(_ fault: Fault) throws {
    let parts = fault.marked.split(separator: "‸", omittingEmptySubsequences: false)
    do throws(ExerciseError) {
      _ = try Exercise(SourceFile(name: "a.md", text: parts.joined()))
      Issue.record("nothing was found")
    } catch {
      guard case .faulty(let findings) = error else {
        Issue.record("\(error)")
        return
      }
      let found = findings.first { $0.diagnostic.message == fault.message }
      #expect(found?.diagnostic.range.lower == parts[0].utf8.count, "\(findings.map(\.rendered))")
    }
  }

  @Test func refusesDeepYAML() {
    let text = "---\nkind: number\nanswer: \(String(repeating: "[", count: 5000))\n---\n"
    #expect(throws: ExerciseError.self) { try Exercise(SourceFile(name: "a.md", text: text)) }
  }
}
