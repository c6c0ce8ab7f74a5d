import Course
import Experiments
import TerminalSupport
import Testing

@testable import Terminal

/// A terminal that a test holds: events go in by a script, bytes come out on a virtual screen.
private final class ScriptedTerminal: TerminalDevice {
  private(set) var screen: VirtualTerminal
  private var events: [TerminalEvent]
  private(set) var log: [String] = []
  /// Whether anything is read while a run goes on.
  var polls = 0

  init(_ size: Size, _ events: [TerminalEvent]) {
    screen = VirtualTerminal(size)
    self.events = events
  }

  var size: Size { screen.size }
  func write(_ bytes: [UInt8]) { screen.write(bytes) }

  func next(within milliseconds: Int?) -> TerminalEvent {
    if milliseconds == 0 { polls += 1 }
    guard !events.isEmpty else { return .closed }
    let event = events.removeFirst()
    if case .resized = event { screen.resize(Size(columns: 50, rows: 12)) }
    return event
  }

  func leave() { log.append("leave") }
  func enter() { log.append("enter") }
  func suspend() { log.append("suspend") }
}

private func typed(_ text: String) -> TerminalEvent { .bytes(Array(text.utf8)) }

private func session(
  _ player: Player, _ terminal: ScriptedTerminal, isInline: Bool = false, clock: @escaping () -> Int = { 0 },
  edit: @escaping (String, String) -> String? = { _, _ in nil }
) -> Session<ScriptedTerminal> {
  Session(player, on: terminal, palette: Palette(.full), isInline: isInline, now: clock, edit: edit)
}

@Suite struct SessionTests {
  let size = Size(columns: 80, rows: 24)

  @Test func keysGoInAndFramesComeOut() throws {
    let terminal = ScriptedTerminal(size, [typed(" "), typed(" "), typed("q")])
    let player = session(try Fixture.player(), terminal).run()
    #expect(player.stepIndex == 1 && player.piece == 2)
    #expect(terminal.screen.text.contains { $0.contains("J = 3v") })
    #expect(terminal.log == ["leave"])
    #expect(terminal.screen.unknown.isEmpty)
  }

  @Test func aClosedTerminalEndsIt() throws {
    let terminal = ScriptedTerminal(size, [])
    _ = session(try Fixture.player(), terminal).run()
    #expect(terminal.log == ["leave"])
  }

  @Test func stopsResizesAndEditsReachThePlayer() throws {
    let terminal = ScriptedTerminal(
      size,
      [
        typed("g3\r"), typed("\u{1A}"), .continued, .resized, typed("2a30\u{18}"), typed("q"),
        typed("\u{1B}"),
        .timeout, typed("q"),
      ])
    var asked: [String] = []
    let session = session(
      try Fixture.player(), terminal,
      edit: { text, ending in
        asked.append(text + ending)
        return "33\n"
      })
    let player = session.run()
    #expect(terminal.log == ["suspend", "leave", "enter", "leave"])
    #expect(asked == ["30.txt"])
    #expect(player.focused?.draft == "33q")
    #expect(terminal.screen.text.count == 12)
    #expect(terminal.screen.unknown.isEmpty)
  }

  /// A run that would take long is left by Ctrl-C, and the program goes on.
  @Test func ctrlCStopsTheRunNotTheProgram() throws {
    let slow = try Experiment.named("hyperparameter-sweep")
    var player = try Fixture.player()
    player.open(slow, ["iterations": "20000"])
    let problems = slow.problems(with: ["iterations": "20000"])
    try #require(problems.isEmpty, "\(problems)")
    let terminal = ScriptedTerminal(size, [.timeout, .timeout, typed("\u{03}"), typed("q")])
    // Every look at the clock is 10 ms later: progress is drawn, keys are read.
    var time = 0
    let done = session(
      player, terminal,
      clock: {
        time += 10; return time
      }
    ).run()
    #expect(terminal.polls >= 3)
    guard case .stopped? = done.runs[RunRequest(experiment: slow.name, values: ["iterations": "20000"])]
    else {
      Issue.record("the run was not stopped")
      return
    }
    #expect(
      terminal.screen.text.contains { $0.contains("Stopped before it was done") },
      "\(terminal.screen.text.joined(separator: "\n"))")
  }

  /// A key that asks for other numbers ends the run that nobody waits for any more.
  @Test func anotherNumberReplacesTheRun() throws {
    let slow = try Experiment.named("gradient-descent-1d")
    var player = try Fixture.player()
    player.open(slow, ["steps": "20", "start": "5"])
    let terminal = ScriptedTerminal(
      size, [typed("\u{1B}[C"), typed("\u{1B}[C"), typed("\u{1B}[C"), typed("q")])
    let done = session(player, terminal).run()
    guard case .live(let live) = done.mode else {
      Issue.record("the experiment should be open")
      return
    }
    guard case .done? = done.runs[live.request] else {
      Issue.record("the last numbers should have been run")
      return
    }
    #expect(live.values != ["steps": "20", "start": "5"])
  }

  @Test func finishedStepsScrollAwayInline() throws {
    let terminal = ScriptedTerminal(
      size, [typed(" "), typed(" "), typed(" "), typed(" "), typed("g3\r"), typed("q")])
    _ = session(try Fixture.player(), terminal, isInline: true).run()
    let above = terminal.screen.scrollback.joined(separator: "\n")
    #expect(above.contains("What you will be able to do"))
    #expect(above.contains("The value of a node"))
    #expect(terminal.screen.text.contains { $0.contains("Which way") })
    #expect(!terminal.screen.modes.contains(1049))
    #expect(terminal.screen.unknown.isEmpty)
  }
}

@Suite struct DialogueTests {
  private func talk(_ lines: String...) throws -> String {
    var input = lines
    var output: [String] = []
    var dialogue = Dialogue(
      try Fixture.player(), setting: Setting(columns: 80, isSpoken: true, isUnstyled: true),
      read: { input.isEmpty ? nil : input.removeFirst() }, put: { output.append($0.text) })
    dialogue.run()
    return output.joined(separator: "\n")
  }

  @Test func readsOnAndAnswers() throws {
    let text = try talk("", "", "g 3", "a", "c", "h", "a", "b", "q")
    #expect(text.contains("step 1 of 4") && text.contains("step 2 of 4") && text.contains("step 3 of 4"))
    #expect(text.contains("derivative of the output: 6"))
    #expect(text.contains("Not yet"))
    #expect(text.contains("Hint 1 of 2"))
    #expect(text.contains("backward pass"))
    // Nothing is drawn over, and no boxes are read out.
    #expect(!text.contains("\u{1B}") && !text.contains("│") && !text.contains("┌"))
  }

  @Test func severalLinesEndWithAnEmptyOne() throws {
    let text = try talk("g 3", "3", "a", "dJ/db = dJ/dv * dv/du * du/db", "= 3*1*c", "= 3c", "", "q")
    #expect(text.contains("Right"))
  }

  @Test func runsWithOtherNumbers() throws {
    let text = try talk("g 2", "", "r a=6", "r nonsense", "q")
    #expect(text.contains("value: 36"))
    #expect(text.contains("Write r NAME=VALUE"))
  }

  @Test func endsWithItsInput() throws {
    #expect(try talk().contains("step 1 of 4"))
  }
}
