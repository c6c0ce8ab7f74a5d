import Course
import Testing

@testable import Terminal

/// Every screen at three widths, as it is seen.
private struct Scene: CustomTestStringConvertible, Sendable {
  let name: String
  let language: Language
  let isASCII: Bool
  let script: @Sendable (inout Player) -> Void
  var testDescription: String { name }

  init(
    _ name: String, _ language: Language = .english, isASCII: Bool = false,
    script: @escaping @Sendable (inout Player) -> Void
  ) {
    self.name = name
    self.language = language
    self.isASCII = isASCII
    self.script = script
  }
}

private let scenes: [Scene] = [
  Scene("opening") { _ in },
  Scene("opening-zh", .chinese) { _ in },
  Scene("experiment") { $0.type("  ") },
  Scene("experiment-ascii", isASCII: true) { $0.type("  ") },
  Scene("table") { player in
    player.type("g2")
    player.press(Key(.enter))
    player.type("nn>")
  },
  Scene("questions") { player in
    player.type("g3")
    player.press(Key(.enter))
  },
  Scene("questions-zh", .chinese) { player in
    player.type("g3")
    player.press(Key(.enter))
  },
  Scene("choosing") { player in
    player.type("g3")
    player.press(Key(.enter))
    player.type("a")
    player.press(Key(.down))
  },
  Scene("wrong-choice-with-hint") { player in
    player.type("g3")
    player.press(Key(.enter))
    player.type("achw")
  },
  Scene("right-choice") { player in
    player.type("g3")
    player.press(Key(.enter))
    player.type("ab")
  },
  Scene("typing") { player in
    player.type("g3")
    player.press(Key(.enter))
    player.type("2a3*11")
  },
  Scene("typing-fault") { player in
    player.type("g3")
    player.press(Key(.enter))
    player.type("2a?*11")
  },
  Scene("typing-names") { player in
    player.type("g3")
    player.press(Key(.enter))
    player.type("2a\\t")
    player.press(Key(.tab))
  },
  Scene("derivation") { player in
    player.type("g3")
    player.press(Key(.enter))
    player.type("3adJ/db = 3*b")
    player.press(Key(.enter), Key(.enter))
    player.type("w")
  },
  Scene("solution") { player in
    player.type("g3")
    player.press(Key(.enter))
    player.type("2a30")
    player.press(Key(.enter))
    player.type("o")
  },
  Scene("code") { player in
    player.type("g4")
    player.press(Key(.enter))
  },
  Scene("code-ascii", isASCII: true) { player in
    player.type("g4")
    player.press(Key(.enter))
  },
  Scene("live") { player in
    player.type("  r")
    player.press(Key(.right))
  },
  Scene("live-zh", .chinese) { player in
    player.type("  r")
    player.press(Key(.right))
  },
  Scene("contents") { player in
    player.type("  c")
  },
  Scene("search") { player in
    player.type("/value")
  },
  Scene("glossary") { player in
    player.type("t")
  },
  Scene("tour") { $0.welcome() },
  Scene("tour-zh", .chinese) { $0.welcome() },
  Scene("help") { $0.type("?") },
  Scene("help-zh", .chinese) { $0.type("?") },
  Scene("source") { player in
    player.type("g4")
    player.press(Key(.enter))
    player.type("s")
  },
  Scene("the-end") { player in
    player.type("c")
    player.press(Key(.pageDown), Key(.enter))
    player.type("n")
  },
]

@Test(arguments: scenes, [40, 80, 140])
private func screensLookAsTheyDid(_ scene: Scene, _ columns: Int) throws {
  var player = try Fixture.player(scene.language, asciiOnly: scene.isASCII)
  _ = player.frame(Size(columns: columns, rows: 24))
  player.runAll()
  scene.script(&player)
  let picture = player.picture(columns)
  if scene.isASCII {
    #expect(
      player.frame(Size(columns: columns, rows: 24)).text.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } })
  }
  try expectGolden(picture, "\(scene.name)-\(columns).txt")
}

@Test(arguments: [40, 80, 140], [Language.english, .chinese])
private func theWholeLessonAsPlainText(_ columns: Int, _ language: Language) throws {
  var lines: [Line] = []
  let setting = Setting(columns: columns, language: language, isUnstyled: true)
  PlainLesson(try Fixture.lesson(language), shelf: Shelf(Fixture.course), setting: setting).print {
    lines.append($0)
  }
  #expect(lines.allSatisfy { $0.width <= columns })
  try expectGolden(
    lines.map(\.text).joined(separator: "\n") + "\n", "plain-\(language.rawValue)-\(columns).txt")
}

@Test func theWholeLessonForEars() throws {
  var lines: [Line] = []
  let setting = Setting(columns: 80, asciiOnly: true, isSpoken: true, isUnstyled: true)
  PlainLesson(try Fixture.lesson(), shelf: Shelf(Fixture.course), setting: setting).print { lines.append($0) }
  try expectGolden(lines.map(\.text).joined(separator: "\n") + "\n", "spoken.txt")
}
