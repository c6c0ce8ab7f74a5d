import Glibc
import Terminal
import TerminalSupport
import Testing

@Suite struct LessonPlayTests {
  @Test func walksTheLessonAnswersAndResumes() throws {
    let play = try Play()
    play.shows("step 1 of 4")
    #expect(play.text.contains("J = 3(a + bc)"))
    play.type(" ", until: "step 2 of 4")
    play.type(" ", until: "Computation graph")
    play.type(" ", until: "more line")
    while !play.text.contains("step 3 of 4") {
      play.terminal.type(" ")
      play.terminal.settle()
    }
    // A wrong choice with its reason, then the right one with its explanation.
    play.type("a", until: "hand in")
    play.type("c", until: "Not yet")
    play.type("a", until: "hand in")
    play.type("b", until: "backward pass")
    // The next exercise, unreadable, wrong and right.
    play.type("2a", until: "›")
    play.type("3*(", until: "^")
    play.type(Keys.enter, until: "not counted")
    play.type("2 + 9) - 3\r", until: "Not yet")
    play.type("a\u{15}33\r", until: "Right")
    // Left, and gone on with at the same step.
    play.type("q", until: "")
    #expect(play.terminal.end() == 0)
    #expect(play.terminal.isGivenBack)
    #expect(play.terminal.screen.unknown.isEmpty)
    try play.again()
    play.shows("step 3 of 4")
    play.shows("solved")
    play.type("q", until: "")
    #expect(play.terminal.end() == 0)
  }

  @Test func answersADerivationInSeveralLines() throws {
    let play = try Play(["learn", "week2/01", "--step", "questions"])
    play.shows("Questions")
    play.type("3a", until: "›")
    play.type("dJ/db = dJ/dv * dv/du * du/db\r\r", until: "not reached")
    play.type("a", until: "›")
    play.type("\r= 3*1*b\u{04}", until: "✗")
    play.type("a\u{17}c\r= 3c\u{04}", until: "Right")
  }

  @Test func aPasteOfSeveralLinesIsOneAnswer() throws {
    let play = try Play(["learn", "week2/01", "--step", "questions"])
    play.shows("Questions")
    play.type("3a", until: "›")
    play.type("\u{1B}[200~dJ/db = dJ/dv * dv/du * du/db\n= 3*1*c\n= 3c\n\u{1B}[201~", until: "= 3c")
    play.type("\u{04}", until: "Right")
  }

  @Test func goesOnInChineseWithChineseWords() throws {
    let play = try Play(language: "zh")
    play.shows("第 1 步，共 4 步")
    play.type("l", until: "step 1 of 4")
    play.type("l", until: "第 1 步，共 4 步")
    play.type("?", until: "按键")
    play.press(Keys.escape)
    play.type("q", until: "")
    #expect(play.terminal.end() == 0)
  }

  @Test func scrubsAnExperiment() throws {
    let play = try Play(["learn", "week2/01", "--step", "forth"])
    play.shows("step 2 of 4")
    play.type(" ", until: "33")
    play.type("r", until: "◂ 5 ▸")
    play.type(Keys.right, until: "◂ 6 ▸")
    play.shows("36")
    play.type(Keys.left + Keys.left, until: "◂ 4 ▸")
    play.shows("30")
    play.type(Keys.enter + "\u{15}abc\r", until: "cannot be the value")
    play.type("\u{15}2.5\r", until: "◂ 2.5 ▸")
    play.shows("25.5")
    play.type("0", until: "◂ 5 ▸")
    play.press(Keys.escape)
    play.shows("step 2 of 4")
  }

  @Test func everyListOpensAndCloses() throws {
    let play = try Play()
    play.shows("step 1 of 4")
    play.type("c", until: "Contents")
    play.type("code\r", until: "step 4 of 4")
    #expect(play.text.contains("Adds two numbers"))
    play.type("u", until: "step 1 of 4")
    play.type("/", until: "Search")
    play.type("weight\r", until: "step 1 of 4")
    play.type("g", until: "Go to")
    play.type("3\r", until: "step 3 of 4")
    play.type("t", until: "Glossary")
    play.type("grad", until: "All derivatives")
    play.press(Keys.escape)
    play.type("g4\r", until: "step 4 of 4")
    play.type("s", until: "Sources/Fixture/Sum.swift")
    play.press(Keys.escape)
    play.shows("step 4 of 4")
    play.type("y", until: "does nothing here")
  }

  @Test func theEditorTakesOver() throws {
    let play = try Play(
      ["learn", "week2/01", "--step", "questions"],
      environment: ["EDITOR": "sh -c 'printf 33 > \"$0\"'"])
    play.shows("Questions")
    play.type("2a", until: "›")
    play.type("30\u{18}", until: "› 33")
    play.type(Keys.enter, until: "Right")
  }

  @Test func anEditorThatIsMissingIsSaid() throws {
    let play = try Play(
      ["learn", "week2/01", "--step", "questions"], environment: ["EDITOR": "/nonexistent/editor"])
    play.shows("Questions")
    play.type("2a30\u{18}", until: "set EDITOR")
    #expect(play.text.contains("› 30"))
  }

  @Test func theFirstTimeBeginsWithATour() throws {
    let play = try Play([])
    play.shows("Welcome to Gradus")
    play.type(" ", until: "step 1 of 4")
    play.type(" ", until: "step 2 of 4")
    play.type("q", until: "")
    #expect(play.terminal.end() == 0)
    try play.again()
    play.shows("step 2 of 4")
  }

  @Test func finishedStepsStayInTheScrollback() throws {
    let play = try Play(["learn", "week2/01", "--inline"])
    play.shows("step 1 of 4")
    play.type(" ", until: "step 2 of 4")
    play.type("q", until: "")
    #expect(play.terminal.end() == 0)
    #expect(play.terminal.isGivenBack)
    let all = (play.terminal.screen.scrollback + play.terminal.screen.text).joined(separator: "\n")
    #expect(all.contains("What you will be able to do"))
    #expect(play.terminal.screen.unknown.isEmpty)
  }

  @Test func aScreenReaderGetsAConversation() throws {
    let play = try Play(["learn", "week2/01", "--step", "3"], environment: ["ACCESSIBLE": "1"])
    play.shows("Enter: next")
    play.type("a\r", until: "Type your answer")
    play.type("b\r", until: "backward pass")
    play.terminal.type("q\r")
    #expect(play.terminal.end() == 0)
    #expect(!String(decoding: play.terminal.output, as: UTF8.self).contains("\u{1B}"))
  }

  @Test func aNewSizeIsDrawnAnew() throws {
    let play = try Play()
    play.shows("step 1 of 4")
    for columns in [40, 140, 80] {
      play.terminal.resize(Size(columns: columns, rows: 20))
      #expect(
        play.terminal.waits { screen in
          screen.text.first?.hasSuffix("step 1 of 4") == true && (screen.text.first?.count ?? 0) > columns - 4
        })
    }
  }
}
