import Glibc
import TerminalSupport
import Testing

@Test func aSheetIsGradedAtEverySave() throws {
  let play = try Play(["sheet", "week2/number"])
  #expect(play.terminal.end() == 0)
  let sheet = play.terminal.screen.text.joined(separator: "\n")
  #expect(sheet.contains("week2/number"))
  let path = play.state + "/sheet.md"
  defer { unlink(path) }

  func save(_ answer: String) throws {
    // As editors do: a new file under the old name.
    let text = "---\nsheet: week2/number\nlearner: \n---\n\n```answer week2/number\n\(answer)\n```\n"
    let file = open(path + "~", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(file >= 0)
    #expect(write(file, text, text.utf8.count) == text.utf8.count)
    close(file)
    #expect(rename(path + "~", path) == 0)
  }

  try save("30")
  let watch = try PseudoTerminal(
    Play.executable, ["watch", "sheet.md"], environment: Play.environment(play.state), folder: play.state)
  #expect(watch.waits(for: "waiting for the next save"))
  let before = watch.screen.text.joined(separator: "\n")
  try save("33")
  #expect(
    watch.waits { $0.text.joined(separator: "\n") != before && $0.text.contains { $0.hasPrefix("points:") } })
  #expect(watch.waits(for: "correct"))
  watch.signal(SIGINT)
  #expect(watch.end() == -SIGINT)
}
