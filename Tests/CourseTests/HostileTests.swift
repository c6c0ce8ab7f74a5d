import Foundation
import SourceText
import Testing

@testable import Course

/// Texts that cost other readers of Markdown seconds or their lives.
@Suite struct HostileTests {
  struct Attack: CustomTestStringConvertible {
    let name: String
    let text: String
    /// The id of the finding that it must be refused with; nil where it must be read.
    let refusal: String?
    var testDescription: String { name }

    init(_ name: String, _ text: String, refusedAs refusal: String? = nil) {
      self.name = name
      self.text = text
      self.refusal = refusal
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      Attack(
        "nested lists, empty lines", many("- ", 30000) + "x" + many("\n", 30000), refusedAs: "course.too-deep"
      ),
      Attack("nested quotes", many("> ", 50000) + "a", refusedAs: "course.too-deep"),
      Attack("quotes and emphasis", many(">", 100_000) + many("a*", 100_000), refusedAs: "course.too-deep"),
      Attack("images in links", many("![[]()", 160_000), refusedAs: "course.too-many-brackets"),
      Attack(
        "nested brackets", many("[", 50000) + "a" + many("]", 50000), refusedAs: "course.too-many-brackets"),
      Attack("definitions", many("[a]: /u\n", 30000), refusedAs: "course.too-many-definitions"),
      Attack("size", many("x", 5_000_000), refusedAs: "course.too-large"),
      Attack("nested emphasis", many("*a **a ", 5000) + "b" + many(" a** a*", 5000)),
      Attack("emphasis openers", many("_a ", 20000)),
      Attack("comments", many("</<!--", 20000)),
      Attack("dollars", many("$", 100_000)),
      Attack("unclosed inline formulas", many("$x", 20000)),
      Attack("unclosed formulas", many("$$x\n\n", 20000)),
      Attack("a formula a line", many("$$x$$\n", 20000)),
      Attack("environments", many("\\begin{align}", 20000)),
      Attack("text groups", many("$\\text{", 10000)),
      Attack("seven thousand short formulas", many("$x$ ", 7000)),
      Attack("headings of one name", many("## a\n", 20000)),
      Attack("fences", many("```\na\n", 20000)),
      Attack("a wide table", many("|a", 5000) + "\n" + many("|-", 5000) + "\n" + many("|b", 5000)),
      Attack("deep YAML", "```experiment x\na: " + many("[", 3000) + "\n```\n"),
      Attack("many claims", many("1<!-- = a -->", 10000)),
      Attack(
        "an output of ten thousand lines",
        "```experiment x\n```\n```output\n" + many("a: 1\n", 10000) + "```\n"),
      Attack("private characters", many("\u{E000}\u{F0000}\u{10FFFD}", 10000)),
    ])
  func staysCheap(_ attack: Attack) {
    let lesson = Lesson(SourceFile(name: "a.md", text: attack.text))
    #expect(!lesson.steps.isEmpty)
    if let refusal = attack.refusal {
      #expect(lesson.diagnostics.map(\.id) == [refusal])
      // Refused, not lost.
      #expect(lesson.steps[0].blocks.map(\.kind) == [.code(language: "", text: attack.text)])
    } else {
      #expect(!lesson.diagnostics.contains { $0.id.hasPrefix("course.too") })
    }
  }

  private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  /// Bytes of every kind: the lesson opens, its ranges are in the file, what is wrong is told once with a place.
  @Test func decodesAnyBytes() {
    let cases: [(bytes: [UInt8], ids: [String])] = [
      ([0xEF, 0xBB, 0xBF] + Array("# a\r\n\r\n$x$".utf8), []),
      ([0x61, 0x00, 0x62], ["course.nul"]),
      ([0x61, 0xFF, 0xC3, 0x28, 0x62], ["course.invalid-utf8", "course.invalid-utf8"]),
      ([0xED, 0xA0, 0x80], ["course.invalid-utf8", "course.invalid-utf8", "course.invalid-utf8"]),
      ([0xC0, 0x80], ["course.invalid-utf8", "course.invalid-utf8"]),
      ([0xF4, 0x90, 0x80, 0x80], Array(repeating: "course.invalid-utf8", count: 4)),
      ([], []),
    ]
    for (bytes, ids) in cases {
      let (source, problems) = SourceFile.decoding(bytes, name: "a.md")
      #expect(problems.map(\.id) == ids)
      #expect(problems.allSatisfy { source.text(in: $0.range) == "\u{FFFD}" })
      #expect(!Lesson(source).steps.isEmpty)
    }
  }

  /// Five thousand texts from pieces that mean something to some part of the reader.
  @Test func survivesAnyText() {
    var random = Pieces(state: 1)
    for _ in 0..<5000 {
      let text = random.text(24)
      let lesson = Lesson(SourceFile(name: "a.md", text: text))
      let count = text.utf8.count
      for block in lesson.steps.flatMap(\.blocks).flattened {
        let isInside =
          block.range.lower >= 0 && block.range.lower <= block.range.upper && block.range.upper <= count
        #expect(isInside, "\(text.debugDescription): \(block.range)")
      }
      for diagnostic in lesson.diagnostics {
        #expect(diagnostic.range.upper <= count, "\(text.debugDescription): \(diagnostic.message)")
      }
    }
  }

  /// Every word that is typed is somewhere in the tree, wherever the dollars, fences and pipes fall.
  @Test func losesNoWord() {
    var random = Pieces(state: 99)
    for _ in 0..<3000 {
      var text = random.text(12)
      // `[w]: u` is a definition and `<!-- = -->` a claim: they have no text of their own.
      text = text.replacing("[", with: "(").replacing("<", with: "(")
      // The opening line of a fence shows only its language, so every word has a line of its own.
      for number in 0..<3 {
        let filling = random.text(3).replacing("[", with: "(").replacing("<", with: "(")
        text += "\nword\(number)\n" + filling
      }
      let lesson = Lesson(SourceFile(name: "a.md", text: text))
      let seen = lesson.allText
      for number in 0..<3 { #expect(seen.contains("word\(number)"), "\(text.debugDescription)") }
    }
  }

  private struct Pieces {
    var state: UInt64

    private static let all = [
      "$", "$$", "`", "```", "~~~", "\n", "\n\n", "> ", "- ", "1. ", "# ", "## ", "---", "|", "|-|-|", " ",
      "    ", "\t",
      "\\", "\\$", "x", "é", "长", "*", "_", "**", "[", "](", ")", "<", ">", "<!-- = a -->",
      "<a id=\"b\"></a>", "3.5",
      "\\begin{align}", "\\end{align}", "\\text{", "}", "experiment x", "math", "output", "a: 1", "\r\n",
      "\r",
      "\u{E000}", "\u{F8FF}", "\u{10FFFD}", "\u{7F}", "&amp;", "&#36;", ":", "=", "+++", "answer",
    ]

    mutating func text(_ count: Int) -> String {
      var text = ""
      for _ in 0..<count {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += Pieces.all[Int(state >> 33) % Pieces.all.count]
      }
      return text
    }
  }
}

extension Lesson {
  /// Everything in the tree that a printer would show.
  var allText: String {
    title.plainText + "\n"
      + steps.map { step in
        step.title.plainText + "\n" + step.blocks.map(\.allText).joined(separator: "\n")
      }.joined(separator: "\n")
  }
}

extension Block {
  var allText: String {
    switch kind {
    case .paragraph(let inlines), .heading(_, let inlines): inlines.plainText
    case .list(let list):
      list.items.map { $0.blocks.map(\.allText).joined(separator: "\n") }.joined(separator: "\n")
    case .quote(let blocks): blocks.map(\.allText).joined(separator: "\n")
    case .code(let language, let text): language + "\n" + text
    case .table(let table):
      ([table.header] + table.rows).map { $0.map(\.plainText).joined(separator: " ") }.joined(separator: "\n")
    case .math(let math): math.latex
    case .experiment(let experiment):
      experiment.name + "\n"
        + experiment.parameters.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        + experiment.claims.map { "\($0.formula): \($0.value)" }.joined(separator: "\n")
    case .exercise(let link, let text), .implementation(let link, let text): text.plainText + link.destination
    case .image(let alternative, let source, _): alternative.plainText + source
    case .html(let text): text
    case .rule: ""
    }
  }
}
