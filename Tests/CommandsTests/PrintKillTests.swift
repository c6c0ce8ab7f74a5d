import Foundation
import Testing

/// What is left when `gradus print` is killed while Chromium works for it.
@Suite(.serialized, .timeLimit(.minutes(1))) struct PrintKillTests {
  /// Stands for Chromium: it has a child, as Chromium has, and never comes to an end.
  private static let browser = """
    #!/bin/sh
    sleep 600 &
    echo "$$ $! $HOME" > "$GRADUS_TEST_NOTE.part"
    mv "$GRADUS_TEST_NOTE.part" "$GRADUS_TEST_NOTE"
    wait

    """

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGKILL])
  func nothingOfTheBrowserOutlivesGradus(_ signal: Int32) throws {
    let course = try FixtureCourse()
    try course.write(
      PrintKillTests.browser.replacing("$GRADUS_TEST_NOTE", with: course.root + "/note"), to: "browser")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: course.root + "/browser")
    let program = RealProgram(folder: course.root)
    // Jobs in the background are born deaf to some signals, the threads of tests to all, and so would be what they start.
    var (before, standard) = (sigaction(), sigaction())
    var (blocked, none) = (sigset_t(), sigset_t())
    sigaction(signal, &standard, &before)
    pthread_sigmask(SIG_SETMASK, &none, &blocked)
    defer {
      sigaction(signal, &before, nil)
      pthread_sigmask(SIG_SETMASK, &blocked, nil)
    }
    let process = try program.start(
      ["print", "week2", "--output", "book.pdf"],
      variables: ["GRADUS_CHROMIUM": course.root + "/browser", "TMPDIR": course.root])
    try #require(eventually { program.has("note") }, "the browser was not started")
    let note = try course.read("note").split { $0 == " " || $0 == "\n" }.map(String.init)
    let children = note.prefix(2).compactMap { Int32($0) }
    let folder = try #require(note.last)
    #expect(children.count == 2 && children.allSatisfy(isAlive))
    #expect(FileManager.default.fileExists(atPath: folder + "/page.html"))
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(eventually { !children.contains(where: isAlive) }, "the browser lives on")
    #expect(eventually { !FileManager.default.fileExists(atPath: folder) }, "\(folder) is left")
    for child in children where isAlive(child) { kill(child, SIGKILL) }
    #expect(!program.has("book.pdf"))
  }

  private func eventually(_ holds: () -> Bool) -> Bool {
    for _ in 0..<200 {
      if holds() { return true }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return false
  }

  /// Ended ones that nobody has waited for yet count as ended.
  private func isAlive(_ process: Int32) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let state = status.split(separator: ")").last?.split(separator: " ").first
    else { return false }
    return state != "Z" && state != "X"
  }
}
