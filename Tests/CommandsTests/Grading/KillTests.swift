import Foundation
import TerminalSupport
import Testing

@testable import Commands

/// A few kills here; `make test-kill` does two hundred over five thousand submissions.
private let kills = ProcessInfo.processInfo.environment["GRADUS_KILLS"].flatMap(Int.init) ?? 8
private let submissions = ProcessInfo.processInfo.environment["GRADUS_SUBMISSIONS"].flatMap(Int.init) ?? 300

@Test(.timeLimit(.minutes(30))) func survivesKills() throws {
  let course = try FixtureCourse()
  for number in 0..<submissions {
    let sums = ["a + b", "b + a", "a - b", "a + \(number)", "a + (", ""]
    try course.write(
      "---\nsheet: week2\n---\n```answer week2/sum\n\(sums[number % 6])\n```\n```answer week2/product\nb*a*\(number % 3)\n```\n",
      to: "in/learner\(number)/week2.md")
  }
  let program = RealProgram(folder: course.root)
  let words = ["grade", "--submissions", "in", "--for", "week2", "--gradebook"]
  let start = Date()
  #expect(try program.run(words + ["undisturbed.db"]) == 0)
  let time = Date().timeIntervalSince(start)
  var random = SeededGenerator(seed: 11)
  var killed = 0
  var round = 0
  while killed < kills {
    round += 1
    let name = "round\(round).db"
    while killed < kills {
      let process = try program.start(words + [name, "--resume"])
      // Anywhere from the first instant to beyond the end.
      Thread.sleep(forTimeInterval: Double.random(in: 0...time / 2, using: &random))
      guard process.isRunning else { break }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      killed += 1
    }
    #expect(try program.run(words + [name, "--resume"]) == 0)
    #expect(try program.bytes(name) == program.bytes("undisturbed.db"), "round \(round), \(killed) kills")
    #expect(!program.has(name + ".journal"))
  }
}
