import Foundation
import Testing

@testable import Commands

/// A text that a learner might hand in for `week2/sum`, and the states that it may end in.
private struct Attack: CustomStringConvertible {
  let name: String
  let answer: String
  var states: Set<String> = ["ungradable", "wrong"]
  var description: String { name }
}

private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

private let formulas: [Attack] = [
  Attack(name: "tower", answer: "9^9^9^9"), Attack(name: "power", answer: "(a+b)^100000"),
  Attack(name: "brackets", answer: repeated("(", 10_000) + "a" + repeated(")", 10_000)),
  Attack(name: "open", answer: repeated("(", 100_000)),
  Attack(name: "minus", answer: repeated("-", 100_000) + "a"),
  Attack(name: "long sum", answer: "a" + repeated(" + b", 50_000)),
  Attack(name: "long product", answer: "a" + repeated("*b", 50_000)),
  Attack(name: "nested exp", answer: repeated("exp(", 500) + "a" + repeated(")", 500)),
  Attack(name: "nested frac", answer: repeated("\\frac{1}{", 3000) + "a" + repeated("}", 3000)),
  Attack(name: "digits", answer: repeated("9", 100_000)),
  Attack(name: "decimals", answer: "0." + repeated("3", 100_000)),
  Attack(name: "exponent", answer: "1e999999999"), Attack(name: "powers", answer: repeated("2^", 5000) + "2"),
  Attack(name: "names", answer: (0..<5000).map { "x\($0)" }.joined(separator: "+")),
  Attack(name: "sums", answer: repeated("\\sum_{i=1}^{m} ", 300) + "a"),
  Attack(name: "huge sum", answer: "sum(i=1..999999999, i)"),
  Attack(name: "escapes", answer: "\u{1B}[2J\u{1B}]0;x\u{07}a+b"),
  Attack(name: "bidi", answer: "a\u{202E}b + b\u{202C}"),
  Attack(name: "html", answer: "<script>alert(1)</script>"),
  Attack(name: "formula", answer: "=HYPERLINK(\"http://x\")"),
  Attack(name: "nul", answer: "a\u{0}+b"), Attack(name: "zalgo", answer: "a" + repeated("\u{0301}", 10_000)),
  Attack(name: "emoji", answer: repeated("👨‍👩‍👧‍👦", 5000)),
  Attack(name: "quotes", answer: "'; DROP TABLE mark; --"),
  Attack(name: "abs", answer: repeated("|", 9999)),
  Attack(name: "max", answer: repeated("max(a,", 800) + "b" + repeated(")", 800)),
  Attack(name: "sigma", answer: repeated("σ(", 800) + "a" + repeated(")", 800)),
  Attack(name: "commands", answer: repeated("\\left(", 5000)),
  Attack(name: "megabyte", answer: repeated("a+", 600_000) + "b"),
  Attack(name: "right", answer: "b + a", states: ["correct"]),
  Attack(name: "right in brackets", answer: "((((b)) + (a)))", states: ["correct"]),
  Attack(name: "images", answer: repeated("![[]()", 40_000)),
  Attack(name: "matrix", answer: repeated("[[", 5000)),
  Attack(name: "binomial", answer: (0..<18).map { "(a + \($0)*b)" }.joined(separator: "*")),
  Attack(name: "roots", answer: repeated("sqrt(a+", 60) + "b" + repeated(")", 60)),
  Attack(name: "derivatives", answer: repeated("d/da ", 2000) + "a"),
]

/// Files that fit nowhere, or try to be more than a file.
private func writeFiles(_ course: FixtureCourse) throws {
  let sheet = "```answer week2/sum\na + b\n```\n"
  try course.write([UInt8](repeating: 0xFF, count: 50_000), to: "in/invalid-utf8/w.md")
  try course.write(Array(sheet.utf8) + [0xC3, 0x28, 0xFF], to: "in/half-invalid/w.md")
  try course.write([UInt8](repeating: 65, count: 9 << 20), to: "in/nine-megabytes/w.md")
  try course.write(repeated("- ", 30_000) + repeated("\n", 30_000), to: "in/quadratic-lists/w.md")
  try course.write(repeated(">", 100_000) + repeated("a*", 100_000), to: "in/quadratic-quotes/w.md")
  try course.write(repeated("```answer week2/sum\n", 50_000), to: "in/many-fences/w.md")
  try course.write("---\n" + repeated("a: &a [*a]\n", 1000) + "---\n" + sheet, to: "in/yaml-bomb/w.md")
  try course.write("---\n" + repeated("[", 100_000) + "\n---\n" + sheet, to: "in/yaml-depth/w.md")
  try course.write(repeated("[", 1_000_000), to: "in/json-depth/answers.json")
  try course.write("not a zip", to: "in/no-zip/x.zip")
  try course.write("x", to: "in/../in/\u{1B}[31mred/thing")
  try course.write("x", to: "in/newline\nname/thing.exe")
  let folder = course.root + "/in/links"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  try FileManager.default.createSymbolicLink(atPath: folder + "/w.md", withDestinationPath: "/etc/passwd")
  try FileManager.default.createSymbolicLink(atPath: folder + "/loop", withDestinationPath: folder)
  try FileManager.default.createSymbolicLink(atPath: folder + "/zero.md", withDestinationPath: "/dev/zero")
  mkfifo(folder + "/pipe.md", 0o600)
  try course.write(sheet, to: "in/honest/w.md")
}

@Test(.timeLimit(.minutes(10))) func survivesHostileSubmissions() throws {
  let course = try FixtureCourse()
  for (number, attack) in formulas.enumerated() {
    try course.write(
      "~~~answer week2/sum\n\(attack.answer)\n~~~\n", to: "in/attack\(number)/w.md")
  }
  try writeFiles(course)
  let program = RealProgram(folder: course.root)
  let start = Date()
  #expect(try program.run(["grade", "--submissions", "in", "--for", "week2/sum"]) == 0)
  let seconds = Date().timeIntervalSince(start)
  #expect(seconds < 240, "\(seconds)")
  let states = try states(course)
  for (number, attack) in formulas.enumerated() {
    let state = try #require(states["attack\(number)"], "\(attack) was lost")
    #expect(attack.states.contains(state), "\(attack): \(state)")
  }
  #expect(states["honest"] == "correct")
  #expect(states["half-invalid"] != "wrong")
  for name in ["invalid-utf8", "nine-megabytes", "links", "no-zip", "json-depth"] {
    #expect(states[name] == "ungradable", "\(name)")
  }
  let export = course.run(["export"])
  #expect(!export.output.contains("\u{1B}"))
  #expect(!course.run(["queue"]).output.contains("\u{1B}"))
}

/// States by learner.
private func states(_ course: FixtureCourse) throws -> [String: String] {
  var states: [String: String] = [:]
  for line in course.run(["export", "--format", "jsonl"]).output.split(separator: "\n") {
    let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    if let learner = value?["learner"] as? String { states[learner] = value?["state"] as? String }
  }
  return states
}

@Test func answersStreamsInParallelInOrder() throws {
  let course = try FixtureCourse()
  var input = ""
  for number in 0..<3000 {
    if number % 500 == 3 { input += "{broken\n\n" }
    input += "{\"learner\":\"\(number)\",\"exercise\":\"week2/sum\",\"answer\":\"a + \(number % 7)*b\"}\n"
  }
  try course.write(input, to: "answers.jsonl")
  let program = RealProgram(folder: course.root)
  func output(_ jobs: String) throws -> String {
    try course.write("", to: "out\(jobs)")
    let process = try program.start(
      ["grade", "--jsonl", "--jobs", jobs],
      input: FileHandle(forReadingAtPath: course.root + "/answers.jsonl"),
      output: FileHandle(forWritingAtPath: course.root + "/out" + jobs))
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try course.read("out" + jobs)
  }
  let one = try output("1")
  #expect(one.split(separator: "\n").count == 3006)
  #expect(try output("3") == one)
}
