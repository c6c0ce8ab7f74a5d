import Course
import Gradebook
import TerminalSupport
import Testing

@testable import Terminal

@Suite struct PlayerTests {
  let size = Size(columns: 80, rows: 24)

  @Test func goesOnPieceByPieceAndComesBack() throws {
    var player = try Fixture.player()
    player.runAll()
    #expect(player.stepIndex == 0)
    player.press(.character(" "))
    #expect(player.stepIndex == 1 && player.piece == 1)
    player.press(.character("n"))
    #expect(player.stepIndex == 1 && player.piece == 2)
    player.press(Key(.left))
    #expect(player.stepIndex == 0)
    player.press(Key(.left))
    #expect(player.stepIndex == 0)
    #expect(player.notice != nil)
  }

  @Test func resumesAtTheVeryPiece() throws {
    let progress = try Progress.inMemory { 1 }
    var player = try Fixture.player(progress: progress)
    player.runAll()
    player.press(.character(" "), .character("n"))
    let place = try #require(try progress.latestPlace())
    #expect(place.step.step == "forth" && place.piece == 2 && place.number == 2 && place.count == 4)
    let again = try Player(
      lesson: Fixture.lesson(.chinese), at: place, shelf: Shelf(Fixture.course), judge: Fixture.judge,
      progress: progress, language: .chinese)
    #expect(again.stepIndex == 1 && again.piece == 2)
  }

  @Test func readingToTheEndIsKept() throws {
    let progress = try Progress.inMemory { 1 }
    var player = try Fixture.player(progress: progress)
    player.runAll()
    let keys = player.lesson.steps.map {
      StepKey(lesson: player.lesson.id, step: $0.id, content: String($0.fingerprint, radix: 16))
    }
    #expect(try progress.seen(among: keys).isEmpty)
    player.press(.character("n"), .character("n"))
    #expect(try progress.seen(among: keys) == [keys[0]])
    player.press(.character("n"))
    #expect(try progress.seen(among: keys) == [keys[0], keys[1]])
  }

  @Test func answersAreKeptAndJudged() throws {
    let progress = try Progress.inMemory { 1 }
    var player = try Fixture.player(progress: progress)
    player.go(to: 2)
    player.type("ac")
    let link = try #require(player.focus)
    #expect(player.exercises[link]?.verdict?.outcome == .wrong)
    player.type("ab")
    #expect(player.exercises[link]?.verdict?.outcome == .correct)
    let record = try #require(player.exercises[link]?.record)
    #expect(record.attempts == 2 && record.mistakes == 1 && record.isSolved)
    #expect(try progress.records().count == 1)
    // Solved: `a` goes to the next.
    player.type("a")
    #expect(player.focus != link)
  }

  @Test func aFormulaIsMendedAndANumberTypedAnew() throws {
    var player = try Fixture.player()
    var begins: [String: String] = [:]
    for step in player.lesson.steps.indices {
      player.go(to: step)
      for link in player.exercises.keys {
        guard var state = player.exercises[link] else { continue }
        state.answer = "42"
        state.draft = nil
        begins[state.exercise.task.kind] = Answering(link, state, history: []).text
      }
    }
    #expect(begins["number"] == "" && begins["derivation"] == "42")
  }

  @Test func theSolutionIsForThoseWhoTried() throws {
    var player = try Fixture.player()
    player.go(to: 2)
    player.type("o")
    #expect(player.focused?.showsSolution == false)
    #expect(player.notice?.text == Message.tryFirst.text(in: .english))
    player.type("ac")
    player.type("o")
    #expect(player.focused?.showsSolution == true)
    #expect(player.focused?.record.sawSolution == true)
  }

  @Test func hintsComeOneByOne() throws {
    let progress = try Progress.inMemory { 1 }
    var player = try Fixture.player(progress: progress)
    player.go(to: 2)
    for count in 1...2 {
      player.type("h")
      #expect(player.focused?.hintsShown == count)
    }
    player.type("h")
    #expect(player.focused?.hintsShown == 2)
    #expect(player.notice?.text == Message.noMoreHints.text(in: .english))
    let key = try #require(player.focused?.key)
    #expect(try progress.record(of: key).hints == 2)
  }

  @Test func whatCannotBeReadIsNotCounted() throws {
    var player = try Fixture.player()
    player.go(to: 2)
    player.type("2a?")
    player.press(Key(.enter))
    guard case .answering = player.mode else {
      Issue.record("the editor should stay open")
      return
    }
    #expect(player.focused?.record.attempts == 0)
  }

  @Test func aDraftIsKeptAtEveryKey() throws {
    let progress = try Progress.inMemory { 1 }
    var player = try Fixture.player(progress: progress)
    player.go(to: 2)
    player.type("2a12")
    let key = try #require(player.focused?.key)
    #expect(try progress.draft(of: key) == "12")
    player.press(Key(.enter))
    #expect(try progress.draft(of: key) == nil)
  }

  @Test func theLanguageChangesAndThePlaceStays() throws {
    var player = try Fixture.player()
    player.go(to: 2)
    player.type("ac")
    player.type("l")
    #expect(player.language == .chinese)
    #expect(player.step.id == "questions")
    #expect(player.focused?.verdict?.outcome == .wrong)
    #expect(player.picture(80).contains("还不对"))
    player.type("l")
    #expect(player.picture(80).contains("Not yet"))
  }

  @Test func withoutProgressTheSessionStillCounts() throws {
    var player = try Player(
      lesson: Fixture.lesson(), shelf: Shelf(Fixture.course), judge: Fixture.judge, progress: nil,
      language: .english)
    player.go(to: 2)
    player.type("ab")
    #expect(player.focused?.record.isSolved == true)
  }

  @Test func longTextScrollsBeforeItGoesOn() throws {
    var player = try Fixture.player()
    player.go(to: 1, piece: 2)
    player.runAll()
    let small = Size(columns: 80, rows: 12)
    _ = player.frame(small)
    let before = player.top
    player.press(.character(" "))
    _ = player.frame(small)
    #expect(player.piece == 2 && player.top > before)
    for _ in 0..<10 {
      player.press(.character(" "))
      _ = player.frame(small)
    }
    #expect(player.stepIndex > 1)
  }

  /// A hundred thousand keys and sizes at random: no crash, no screen that is not whole.
  @Test(arguments: [Language.english, .chinese])
  func monkeys(_ language: Language) throws {
    var generator = SeededGenerator(seed: language == .english ? 1 : 2)
    let keys: [Key] =
      Action.allCases.flatMap(\.keys)
      + [
        Key(.escape), Key(.escape), Key(.tab), Key(.tab, .shift), Key(.backspace), Key(.delete),
        Key(.function(5)),
        Key(.right, .shift), Key(.enter, .alt), .control("x"), .control("w"), .control("k"), .control("_"),
        .control("c"), .character("1"), .character("2"), .character("3"), .character("0"), .character("9"),
        .character("="), .character("*"), .character("\\"), .character("σ"), .character("中"), .character("e"),
      ]
    var player = try Fixture.player(language, asciiOnly: language == .chinese)
    var size = self.size
    var sizes = 0
    for turn in 0..<50_000 {
      let input: KeyInput =
        turn % 97 == 0
        ? .paste("3*(a + b\n= c)") : .key(keys.randomElement(using: &generator) ?? Key(.escape))
      let wish = player.handle(input)
      if case .edit? = wish { player.edited(turn % 2 == 0 ? "func f() {}\n" : nil) }
      if turn % 7 == 0 { player.runAll() }
      if Int.random(in: 0..<20, using: &generator) == 0 {
        size = Size(
          columns: Int.random(in: 1...160, using: &generator), rows: Int.random(in: 1...50, using: &generator)
        )
        sizes += 1
      }
      if turn % 5 == 0 {
        let screen = player.frame(size)
        #expect(screen.size == size)
        if let cursor = screen.cursor {
          #expect(
            cursor.row >= 0 && cursor.row < size.rows && cursor.column >= 0 && cursor.column < size.columns)
        }
      }
      #expect(player.stepIndex < player.lesson.steps.count)
      #expect(player.piece >= 1 && player.piece <= player.step.pieces.count)
    }
    #expect(sizes > 1000)
  }
}
