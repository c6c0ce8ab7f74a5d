import SourceText
import Testing

@testable import Course

@Suite struct AnswerSheetTests {
  static let text = """
    ---
    sheet: week2
    learner: "Ada \\"A\\" Lovelace"
    ---
    Words of mine.

    ```answer week2/a
    dJ/db = 3c
    = 6
    ```

    ```swift
    let x = 1
    ```

    ~~~~answer week2/b

    ~~~
    ~~~~

      ```answer week2/x
    1
    ```
    """

  @Test func readsWhatWasWritten() {
    let sheet = AnswerSheet(SourceFile(name: "s.md", text: Self.text))
    #expect(sheet.selection == ["week2"])
    #expect(sheet.learner == "Ada \"A\" Lovelace")
    #expect(sheet.answers.map(\.exercise) == ["week2/a", "week2/b", "week2/x"])
    #expect(sheet.answers.map(\.text) == ["dJ/db = 3c\n= 6", "\n~~~", "1"])
    #expect(sheet.answers.map { sheet.source.text(in: $0.idRange) } == ["week2/a", "week2/b", "week2/x"])
    #expect(sheet.diagnostics.isEmpty)
  }

  struct Fault: CustomTestStringConvertible {
    /// `‸` marks where the finding must point.
    let marked: String
    let message: String
    var testDescription: String { message }
  }

  @Test(arguments: [
    Fault(
      marked: "```answer w/a\n1\n```\n```answer ‸w/a\n2\n```", message: "'w/a' was answered already in line 1"
    ),
    Fault(marked: "```answer ‸w/z\n1\n```", message: "there is no exercise 'w/z'"),
    Fault(marked: "```answer ‸w/a\n \n```", message: "'w/a' has no answer"),
    Fault(marked: "```answer w/a\n1\n```\n‸", message: "the answer to 'w/b' is missing from the sheet"),
    Fault(marked: "‸```answer w/a\n1\n\n```answer w/b\n2\n```", message: "the answer to 'w/a' is not closed"),
    Fault(marked: "---\nsheet: ‸*x\n---\n", message: "aliases ('*name') are refused"),
  ])
  func pointsAtTheFault(_ fault: Fault) {
    let parts = fault.marked.split(separator: "‸", omittingEmptySubsequences: false)
    let sheet = AnswerSheet(SourceFile(name: "s.md", text: parts.joined()))
    let found =
      sheet.diagnostics + sheet.problems(expected: ["w/a", "w/b"]) { ["w/a", "w/b"].contains($0) }
    let finding = found.first { $0.message == fault.message }
    #expect(finding?.range.lower == parts[0].utf8.count, "\(found.map(\.message))")
  }

  @Test func losesNothingOfAnUnclosedAnswer() {
    let sheet = AnswerSheet(SourceFile(name: "s.md", text: "```answer w/a\n1\n2\n\n```answer w/b\n3"))
    #expect(sheet.answers.map(\.text) == ["1\n2\n", "3"])
  }

  @Test func comesBackAsItWasMade() throws {
    let exercise = try Exercise(
      SourceFile(
        name: "exercises/week2/a.md",
        text:
          "---\nkind: number\nanswer: 5\n---\n# Five\n\nIt is 5<!-- = a --> and $x$.\n\n- one\n\n## Solution\n\n5\n"
      ))
    let text = AnswerSheet.markdown(
      for: [exercise], selection: ["week2"], learner: "O'Neil: x", language: .english)
    let sheet = AnswerSheet(SourceFile(name: "s.md", text: text))
    #expect(text.contains("\n## Five\n\nIt is 5 and $x$.\n\n- one\n\n```answer week2/a\n\n```\n"))
    #expect(sheet.learner == "O'Neil: x")
    #expect(sheet.answers.map(\.exercise) == ["week2/a"])
    #expect(sheet.answers[0].isEmpty)
    #expect(sheet.diagnostics.isEmpty)
  }

  /// Whatever bytes a sheet holds, it is read, and a second reading of an answer finds the same.
  @Test func survivesAnyText() {
    var state: UInt64 = 7
    let pieces = ["```", "~~~", "answer w/a", "answer", "\n", "---", " ", "x", "\r\n", "é", "`", "sheet: 1"]
    for _ in 0..<5000 {
      var text = ""
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      let sheet = AnswerSheet(SourceFile(name: "s.md", text: text))
      for answer in sheet.answers {
        #expect(answer.range.lower <= answer.range.upper && answer.range.upper <= text.utf8.count, "\(text)")
      }
    }
  }
}

@Suite struct SheetCodeTests {
  private func sheet(_ head: String) -> AnswerSheet {
    AnswerSheet(
      SourceFile(name: "s.md", text: head + "\n```answer week2/sum\nCode: NOT ME\n```\nCode: NOR ME\n"))
  }

  @Test(arguments: [
    "---\nsheet: week2\ncode: K7M2P\n---\n", "Code: K7M2P", "code:K7M2P", "**Code:** K7M2P",
    "# Code: K7M2P  ",
    "- **Code**: `".replacing("`", with: "") + "K7M2P", "代码：K7M2P", "代码: K7M2P", "> Code: K7M2P\r",
    "Name: Ada\n\nCode: K7M2P\nCode: k7m2p",
  ])
  func standsAtTheHead(_ head: String) throws {
    let sheet = sheet(head)
    let code = try #require(sheet.code)
    #expect(code.text == "K7M2P")
    #expect(sheet.source.text(in: code.range) == "K7M2P")
    #expect(sheet.diagnostics.isEmpty)
  }

  @Test(arguments: ["", "Code:", "Code: ____", "---\ncode:\n---\n", "Codes: 5", "The code: X", "Encode: X"])
  func isNotThere(_ head: String) { #expect(sheet(head).code == nil) }

  @Test func twoCodesAreNone() throws {
    let sheet = sheet("---\ncode: K7M2P\n---\nCode: OTHER")
    #expect(sheet.diagnostics.map(\.id) == ["sheet.code"])
    #expect(try #require(sheet.code).problem(known: ["k7m2p", "other"]) != nil)
  }

  /// Whatever single letter is mistyped, and whichever two are swapped: no code of ours comes out.
  @Test func everySlipIsSeen() {
    let letters = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
    for name in ["Ada", "李雷", "", "Noor 17", "a very long name indeed"] {
      let code = Array(LearnerCode.of(name))
      #expect(code.count == 6 && LearnerCode.isMade(String(code)))
      #expect(LearnerCode.isMade(" " + String(code).lowercased()))
      for place in code.indices {
        for letter in letters where letter != code[place] {
          var slip = code
          slip[place] = letter
          #expect(!LearnerCode.isMade(String(slip)))
        }
        for other in code.indices where code[other] != code[place] {
          var slip = code
          slip.swapAt(place, other)
          #expect(!LearnerCode.isMade(String(slip)))
        }
      }
    }
    #expect(!LearnerCode.looksMade("KAVOP") && !LearnerCode.looksMade("K7M2P0"))
  }
}
