import Foundation
import Testing

@testable import Commands

/// The examples of the CommonMark specification, opened as lessons in plain mode: `make conformance`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["COMMONMARK_SPEC"] != nil))
struct CommonMarkPlainTests {
  @Test func printsEveryWord() throws {
    let path = ProcessInfo.processInfo.environment["COMMONMARK_SPEC"] ?? ""
    let parts = try String(contentsOfFile: path, encoding: .utf8)
      .components(separatedBy: String(repeating: "`", count: 32))
    var count = 0
    for part in parts where part.hasPrefix(" example\n") {
      let halves = part.dropFirst(9).components(separatedBy: "\n.\n")
      // An example without Markdown or without HTML begins or ends with the dot.
      let markdown = part.hasPrefix(" example\n.\n") ? "" : halves[0] + "\n"
      let html = halves.count > 1 ? halves[1] : ""
      count += 1
      let run = TestRun(
        ["learn", "-", "--plain"], input: markdown.replacingOccurrences(of: "→", with: "\t"),
        environment: ["LANG": "en_US.UTF-8"])
      #expect(run.status == 0, "example \(count): \(run.errors)")
      let seen = run.output.filter { !$0.isWhitespace }
      for word in words(of: html.replacingOccurrences(of: "→", with: "\t")) {
        #expect(seen.contains(word), "example \(count): \(word)\n\(run.output)")
      }
    }
    #expect(count == 652)
  }

  /// The words between the tags, entities resolved.
  private func words(of html: String) -> [String] {
    var text = ""
    var isTag = false
    for character in html {
      if character == "<" { isTag = true }
      text.append(isTag ? " " : character)
      if character == ">" { isTag = false }
    }
    return text.split(whereSeparator: \.isWhitespace).map { word in
      [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")].reduce(String(word)) {
        $0.replacingOccurrences(of: $1.0, with: $1.1)
      }.filter { !$0.isWhitespace }
    }.filter { !$0.isEmpty }
  }
}
