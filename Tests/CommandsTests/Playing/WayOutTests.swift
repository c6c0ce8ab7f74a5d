import Glibc
import Terminal
import TerminalSupport
import Testing

/// However the program ends, the terminal is as it was and nothing is lost.
@Suite struct WayOutTests {
  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func aSignalGivesTheTerminalBack(_ number: Int32) throws {
    let play = try Play()
    play.shows("step 1 of 4")
    play.type(" ", until: "step 2 of 4")
    play.terminal.signal(number)
    #expect(play.terminal.end() == -number)
    #expect(play.terminal.isGivenBack)
    try play.again()
    play.shows("step 2 of 4")
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGILL])
  func aCrashGivesTheTerminalBack(_ number: Int32) throws {
    let play = try Play()
    play.shows("step 1 of 4")
    play.terminal.signal(number)
    #expect(play.terminal.end() == -number)
    #expect(play.terminal.isGivenBack)
  }

  @Test(arguments: ["q", "\u{03}", "\u{04}"])
  func aKeyLeaves(_ key: String) throws {
    let play = try Play()
    play.shows("step 1 of 4")
    play.terminal.type(key)
    #expect(play.terminal.end() == 0)
    #expect(play.terminal.isGivenBack)
  }

  @Test func ctrlCLeavesTheAnswerFirst() throws {
    let play = try Play(["learn", "week2/01", "--step", "questions"])
    play.shows("Questions")
    play.type("2a12", until: "› 12")
    play.type(Keys.interrupt, until: "kept")
    play.type("a", until: "› 12")
    play.type(Keys.interrupt, until: "kept")
    play.terminal.type(Keys.interrupt)
    #expect(play.terminal.end() == 0)
  }

  @Test func killedWhileTypingKeepsWhatWasTyped() throws {
    let play = try Play(["learn", "week2/01", "--step", "questions"])
    play.shows("Questions")
    play.type("3adJ/db = dJ/dv\r* dv/du", until: "* dv/du")
    play.terminal.signal(SIGKILL)
    #expect(play.terminal.end() == -SIGKILL)
    try play.again(["learn", "week2/01", "--step", "questions"])
    play.shows("Questions")
    play.type("3a", until: "* dv/du")
  }

  @Test func stoppedAndContinuedByTheShell() throws {
    let play = try Play()
    play.terminal.type("q")
    _ = play.terminal.end()
    let shell = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: Play.environment(play.state, ["PS1": "ready> "]))
    #expect(shell.waits(for: "ready>"))
    shell.type("\(Play.executable) learn week2/01\r")
    #expect(shell.waits(for: "step 1 of 4"))
    shell.type(" ")
    #expect(shell.waits(for: "step 2 of 4"))
    shell.type(Keys.suspend)
    #expect(shell.waits(for: "Stopped"))
    #expect(!shell.screen.modes.contains(1049))
    shell.type("echo $((40 + 2))\r")
    #expect(shell.waits(for: "42"))
    shell.type("fg\r")
    #expect(shell.waits(for: "step 2 of 4"))
    #expect(shell.screen.modes.contains(1049))
    shell.type(" ")
    #expect(shell.waits(for: "Computation graph"))
    shell.type("q")
    #expect(shell.waits { !$0.modes.contains(1049) })
    shell.type("exit\r")
    #expect(shell.end() == 0)
  }

  @Test func aTerminalThatIsClosedEndsIt() throws {
    let play = try Play()
    play.shows("step 1 of 4")
    let process = play.terminal.process
    _ = process
    play.terminal.signal(SIGHUP)
    #expect(play.terminal.end() == -SIGHUP)
  }

  @Test func aBrokenProgressFileIsSaidAndTheLessonRuns() throws {
    let play = try Play()
    play.shows("step 1 of 4")
    play.terminal.type("q")
    #expect(play.terminal.end() == 0)
    let path = play.state + "/gradus/progress.sqlite"
    let file = open(path, O_WRONLY | O_TRUNC)
    let text = String(repeating: "not a database ", count: 300)
    #expect(write(file, text, text.utf8.count) == text.utf8.count)
    close(file)
    try play.again()
    play.shows("not saved")
    play.type(" ", until: "step 2 of 4")
    play.type("q", until: "")
    #expect(play.terminal.end() == 0)
    var facts = stat()
    #expect(stat(path, &facts) == 0)
    #expect(Int(facts.st_size) == text.utf8.count)
  }

  @Test func withoutATerminalTheLessonIsPrinted() throws {
    let plain = try PseudoTerminal(
      Play.executable, ["learn", "week2/01"], environment: Play.environment("/tmp", ["TERM": "dumb"]),
      size: Size(columns: 80, rows: 400))
    #expect(plain.end() == 0)
    let text = String(decoding: plain.output, as: UTF8.self)
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("A quote, to end with."))
  }
}
